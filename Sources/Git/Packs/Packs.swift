import Glibc

/// The packs of one object directory.
final class Packs {
  /// The pack that had the last object comes first: it most often has the next one.
  private var packs: [Pack]

  /// Opens those packs under `objects/pack` that can be read directly.
  init(objectDirectory: String) {
    let directory = objectDirectory + "pack/"
    packs = Self.names(in: directory).filter { $0.hasSuffix(".idx") }.sorted()
      .compactMap { Pack(index: directory + $0) }
  }

  /// The object of that id; `.absent` where no pack has it.
  func object(_ id: ObjectID, limit: Int = .max) -> Pack.Lookup {
    first { pack in
      let found = pack.object(id, limit: limit)
      if case .absent = found { return nil }
      return found
    } ?? .absent
  }

  func size(of id: ObjectID) -> Int? { first { $0.size(of: id) } }

  private func first<Found>(_ find: (Pack) -> Found?) -> Found? {
    for (position, pack) in packs.enumerated() {
      guard let found = find(pack) else { continue }
      if position > 0 { packs.swapAt(0, position) }
      return found
    }
    return nil
  }

  private static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
      names.append(String(cString: name))
    }
    return names
  }
}
