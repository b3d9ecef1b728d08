/// One pack and its index, read directly (gitformat-pack(5)).
///
/// libgit2 reads packs as well, but keeps 16 MiB of delta bases for all threads together, and lets
/// all of them go when that is full; where files are large that is most of a scan's time. Every
/// offset and length is checked, and whatever looks odd is left to libgit2 and its error messages.
final class Pack {
  private let index: PackIndex
  private let file: MappedFile
  private let inflater: Inflater
  private var cache: PackCache

  /// Bytes of one of the cache's two generations, for each thread.
  private static let cacheLimit = 32 << 20
  /// git makes chains of 50, and none over 4,095.
  private static let longestChain = 4_096
  /// What is larger is left to libgit2.
  private static let largestObject = 1 << 28

  /// Opens the pack whose index is at `path`; `nil` where that cannot be.
  init?(index path: String) {
    guard path.hasSuffix(".idx"), let index = PackIndex(path),
      let file = MappedFile(path.dropLast(4) + ".pack"), file.bytes.count > 32,
      file.bytes.bigEndian32(at: 0) == 0x5041_434B, let inflater = Inflater()
    else { return nil }
    self.index = index
    self.file = file
    self.inflater = inflater
    cache = PackCache(limit: Self.cacheLimit)
  }

  /// Where one entry's data is, and what it is.
  private struct Entry {
    enum Content {
      case whole(ObjectKind)
      case delta(base: Int)
    }

    let content: Content
    /// Of the object, or of the delta.
    let size: Int
    let dataStart: Int
  }

  /// What looking an object up gave.
  enum Lookup {
    case found(PackBytes)
    /// It is here, and larger than wanted.
    case tooLarge
    /// It is not here, or cannot be read.
    case absent
  }

  /// The object of that id, unless it is larger than `limit` bytes.
  func object(_ id: ObjectID, limit: Int) -> Lookup {
    guard let offset = index.offset(of: id) else { return .absent }
    if let known = cache.find(offset) {
      return known.bytes.count <= limit ? .found(known) : .tooLarge
    }
    guard let entry = entry(at: offset) else { return .absent }
    switch entry.content {
    case .whole(let kind):
      guard entry.size <= limit else { return .tooLarge }
      guard let object = inflate(entry, as: kind) else { return .absent }
      // Commits are read once, and seldom a base.
      if kind != .commit { cache.keep(object, at: offset) }
      return .found(object)
    case .delta(let base):
      // The delta says how large its result is, before any base is read.
      guard let delta = inflate(entry, as: .blob), let size = DeltaReader.resultSize(delta.bytes)
      else { return .absent }
      guard size <= limit else { return .tooLarge }
      guard let source = self.base(at: base),
        let object = DeltaReader.apply(delta.bytes, to: source)
      else { return .absent }
      cache.keep(object, at: offset)
      return .found(object)
    }
  }

  /// The size of an object, without making it; `nil` if it is not here, or cannot be read.
  func size(of id: ObjectID) -> Int? {
    guard let offset = index.offset(of: id) else { return nil }
    if let known = cache.find(offset) { return known.bytes.count }
    guard let entry = entry(at: offset) else { return nil }
    guard case .delta = entry.content else { return entry.size }
    return inflate(entry, as: .blob).flatMap { DeltaReader.resultSize($0.bytes) }
  }

  /// The object at `offset`, which others are deltas of, with all that it is a delta of itself.
  private func base(at offset: Int) -> PackBytes? {
    var chain: [(offset: Int, entry: Entry)] = []
    var (position, base): (Int, PackBytes?) = (offset, cache.find(offset))
    while base == nil {
      guard chain.count < Self.longestChain, let entry = entry(at: position) else { return nil }
      switch entry.content {
      case .whole(let kind):
        guard let whole = inflate(entry, as: kind) else { return nil }
        cache.keep(whole, at: position)
        base = whole
      case .delta(let next):
        chain.append((position, entry))
        position = next
        base = cache.find(next)
      }
    }
    for (position, entry) in chain.reversed() {
      guard let source = base, let delta = inflate(entry, as: source.kind),
        let result = DeltaReader.apply(delta.bytes, to: source)
      else { return nil }
      cache.keep(result, at: position)
      base = result
    }
    return base
  }

  private func inflate(_ entry: Entry, as kind: ObjectKind) -> PackBytes? {
    let object = PackBytes(kind: kind, count: entry.size)
    let isWhole = object.fill { inflater.inflate(data(of: entry), into: $0) }
    return isWhole ? object : nil
  }

  private func data(of entry: Entry) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[entry.dataStart...])
  }

  /// Reads the head of the entry at `offset`.
  private func entry(at offset: Int) -> Entry? {
    // Before the trailing checksum, and far enough for the longest head.
    guard offset >= 12, offset < file.bytes.count - 20 else { return nil }
    var position = offset
    func byte() -> Int? {
      guard position < file.bytes.count else { return nil }
      defer { position += 1 }
      return Int(file.bytes[position])
    }
    guard var current = byte() else { return nil }
    let type = current >> 4 & 7
    var (size, shift) = (current & 15, 4)
    while current & 0x80 != 0 {
      guard shift < 40, let next = byte() else { return nil }
      current = next
      size |= (current & 0x7F) << shift
      shift += 7
    }
    guard size <= Self.largestObject else { return nil }
    let content: Entry.Content
    switch type {
    case 1: content = .whole(.commit)
    case 2: content = .whole(.tree)
    case 3: content = .whole(.blob)
    case 4: content = .whole(.tag)
    case 6:
      guard var current = byte() else { return nil }
      var distance = current & 0x7F
      while current & 0x80 != 0 {
        guard distance < 1 << 50, let next = byte() else { return nil }
        current = next
        distance = (distance + 1) << 7 | current & 0x7F
      }
      guard distance > 0, distance < offset else { return nil }
      content = .delta(base: offset - distance)
    case 7:
      guard position + 20 < file.bytes.count else { return nil }
      let id = ObjectID(
        raw: UnsafeRawBufferPointer(rebasing: file.bytes[position..<(position + 20)]))
      position += 20
      guard let base = index.offset(of: id) else { return nil }
      content = .delta(base: base)
    default: return nil
    }
    guard position < file.bytes.count else { return nil }
    return Entry(content: content, size: size, dataStart: position)
  }
}
