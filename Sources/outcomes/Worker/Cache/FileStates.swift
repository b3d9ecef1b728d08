import Caching

/// Whether files are what they were, without reading them.
struct FileStates {
  /// The same bytes where nothing was changed.
  private(set) var content = CacheEncoder()
  /// Whether a change from now on would show, since the last one was long enough ago.
  private(set) var showsChanges = true
  private let start = FileState.now

  /// As git has it (`max_depth` of its alternates).
  private static let deepest = 5

  /// Takes note of a file or directory that may be missing.
  mutating func add(_ path: String) {
    let state = FileState(path)
    content.append(flag: state != nil)
    guard let state else { return }
    content.append(signed: state.size)
    content.append(state.inode)
    content.append(signed: state.modified)
    content.append(signed: state.changed)
    showsChanges = showsChanges && state.showsChanges(after: start)
  }

  /// Takes note of all objects in a directory of objects, and in those that it borrows from.
  ///
  /// A loose object comes and goes with an entry of one of 256 directories. Packs are looked at one
  /// by one, since a damaged one has the name that it had.
  mutating func add(objects directory: String, depth: Int = 0) {
    content.append(text: directory)
    for first in 0..<256 {
      add(directory + (first < 16 ? "0" : "") + String(first, radix: 16))
    }
    let packs = (DirectoryNames.of(directory + "pack") ?? []).filter { name in
      [".pack", ".idx", "multi-pack-index"].contains { name.hasSuffix($0) }
    }
    content.append(count: packs.count)
    for name in packs {
      content.append(text: name)
      add(directory + "pack/" + name)
    }
    let alternates = directory + "info/alternates"
    add(alternates)
    guard depth < Self.deepest,
      let text = InputFile.readIfRegular(alternates, limit: 1 << 20)
    else { return }
    for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      var path = String(decoding: line, as: UTF8.self)
      if !path.hasPrefix("/") { path = directory + path }
      add(objects: path.hasSuffix("/") ? path : path + "/", depth: depth + 1)
    }
  }
}
