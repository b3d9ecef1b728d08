/// `index OLD..NEW MODE` of a diff: the ids of a file's contents, whole or abbreviated.
///
/// A binary file without this line has that of the file before, as in git.
struct IndexLine {
  private(set) var old: ArraySlice<UInt8> = []
  private(set) var new: ArraySlice<UInt8> = []

  /// Takes over the line's ids; a line without `..` changes nothing.
  mutating func read(_ line: ArraySlice<UInt8>) {
    let ids = line.dropFirst(6)
    let dots = zip(ids.indices, zip(ids, ids.dropFirst())).first { $1 == (0x2e, 0x2e) }
    guard let dots = dots?.0 else { return }
    let rest = ids[(dots + 2)...]
    let end = rest.firstIndex(of: UInt8(ascii: " ")) ?? max(rest.startIndex, rest.endIndex - 1)
    // git keeps as many digits as SHA-256 has.
    old = Self.kept(ids[..<dots])
    new = Self.kept(rest[..<end])
  }

  /// A copy, since a slice would keep everything around it.
  private static func kept(_ id: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    Array(id.prefix(64))[...]
  }
}
