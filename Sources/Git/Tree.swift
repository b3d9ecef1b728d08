import Glibc

/// What a tree entry is, by git's mode.
package enum EntryMode: Hashable, Sendable {
  case file, executable, link, directory, submodule

  /// A regular file, executable or not.
  package var isFile: Bool { self == .file || self == .executable }

  /// The mode written in octal; old trees have `100664` for files, and the like.
  init(octal: UInt32) {
    switch octal & 0o170000 {
    case 0o040000: self = .directory
    case 0o120000: self = .link
    case 0o160000: self = .submodule
    default: self = octal & 0o111 == 0 ? .file : .executable
    }
  }
}

/// One entry of a tree.
package struct TreeEntry: Sendable {
  package let name: [UInt8]
  package let mode: EntryMode
  package let id: ObjectID
}

extension Repository {
  /// The entries of a tree, in git's order.
  package borrowing func entries(ofTree id: ObjectID) throws(GitError) -> [TreeEntry] {
    let object = try tree(id)
    return object.withRawBytes { raw in
      var cursor = TreeCursor(raw)
      var entries: [TreeEntry] = []
      while cursor.isAtEntry {
        entries.append(TreeEntry(name: Array(cursor.name), mode: cursor.mode, id: cursor.id))
        cursor.advance()
      }
      return entries
    }
  }

  borrowing func tree(_ id: ObjectID) throws(GitError) -> Object {
    let object = try object(id)
    guard object.kind == .tree else { throw GitError(subject: id.hex, message: "not a tree") }
    return object
  }
}

/// A place in the raw bytes of a tree: `mode SP name NUL id`, again and again.
struct TreeCursor {
  private let raw: UnsafeRawBufferPointer
  private var start = 0
  private var nameStart = 0
  private var nameEnd = 0
  private var octal: UInt32 = 0

  init(_ raw: UnsafeRawBufferPointer) {
    self.raw = raw
    parse()
  }

  /// Whether an entry stands here; a cut off or malformed entry ends the tree.
  var isAtEntry: Bool { nameEnd > nameStart }
  var mode: EntryMode { EntryMode(octal: octal) }
  var isDirectory: Bool { octal & 0o170000 == 0o040000 }
  var name: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: raw[nameStart..<nameEnd]) }
  var id: ObjectID { ObjectID(raw: idBytes) }
  private var idBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: raw[(nameEnd + 1)..<(nameEnd + 21)])
  }

  mutating func advance() {
    start = nameEnd + 21
    parse()
  }

  private mutating func parse() {
    octal = 0
    var index = start
    while index < raw.count, raw[index] != UInt8(ascii: " ") {
      octal = octal << 3 | UInt32(raw[index] & 7)
      index += 1
    }
    nameStart = index + 1
    nameEnd = raw.firstIndex(of: 0, from: nameStart) ?? 0
    if nameEnd <= nameStart || nameEnd + 21 > raw.count { (nameStart, nameEnd) = (0, 0) }
  }

  /// Passes over the entry here where the bytes at `offset` of `other` are the same; the offset
  /// moves along.
  mutating func skipIfSame(_ other: UnsafeRawBufferPointer, _ offset: inout Int) -> Bool {
    let length = nameEnd + 21 - start
    guard isAtEntry, offset + length <= other.count, let a = raw.baseAddress,
      let b = other.baseAddress, memcmp(a + start, b + offset, length) == 0
    else { return false }
    offset += length
    advance()
    return true
  }

  /// The entry that starts at `offset`.
  init(_ raw: UnsafeRawBufferPointer, at offset: Int) {
    self.raw = raw
    start = offset
    parse()
  }

  /// Where the next entry starts.
  var end: Int { nameEnd + 21 }

  /// git's order of tree entries: a directory's name is compared as if it ended in a slash.
  ///
  /// A file and a directory of one name are different entries.
  static func order(_ left: TreeCursor, _ right: TreeCursor) -> Int32 {
    let (a, b) = (left.name, right.name)
    let shared = compareBytes(a, b, min(a.count, b.count))
    if shared != 0 { return shared }
    func next(_ cursor: TreeCursor, _ name: UnsafeRawBufferPointer, _ at: Int) -> Int32 {
      at < name.count ? Int32(name[at]) : cursor.isDirectory ? Int32(UInt8(ascii: "/")) : 0
    }
    let at = min(a.count, b.count)
    return next(left, a, at) - next(right, b, at)
  }
}
