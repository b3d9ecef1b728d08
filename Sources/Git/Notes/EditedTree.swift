/// One tree while entries are put into it; all others stay as they are.
struct EditedTree {
  /// The name of an entry; a file and a directory of one name are different entries.
  struct Name: Hashable, Comparable {
    let bytes: [UInt8]
    let isDirectory: Bool

    static func file(_ bytes: ArraySlice<UInt8>) -> Name {
      Name(bytes: Array(bytes), isDirectory: false)
    }

    static func directory(_ bytes: ArraySlice<UInt8>) -> Name {
      Name(bytes: Array(bytes), isDirectory: true)
    }

    /// git's order: a directory's name is compared as if it ended in a slash.
    static func < (left: Name, right: Name) -> Bool {
      left.sorted.lexicographicallyPrecedes(right.sorted)
    }

    private var sorted: [UInt8] { isDirectory ? bytes + [UInt8(ascii: "/")] : bytes }
  }

  private struct Entry {
    /// In octal digits, as it is written.
    var mode: [UInt8]
    var id: ObjectID

    var isDirectory: Bool { mode == Array("40000".utf8) || mode == Array("040000".utf8) }
    var isFile: Bool { mode.count == 6 && mode.starts(with: "100".utf8) }
  }

  private var entries: [Name: Entry] = [:]

  init() {}

  /// Reads a tree.
  ///
  /// - Throws: where it is missing or damaged, or has an entry twice: written anew, it would lose
  ///   something.
  init(_ id: ObjectID, in repository: borrowing Repository) throws(GitError) {
    let object = try repository.tree(id)
    let isWhole = object.withRawBytes { read($0) }
    guard isWhole else { throw GitError(subject: id.hex, message: "malformed tree") }
  }

  private mutating func read(_ raw: UnsafeRawBufferPointer) -> Bool {
    var start = 0
    while start < raw.count {
      guard let space = raw.firstIndex(of: UInt8(ascii: " "), from: start),
        let end = raw.firstIndex(of: 0, from: space), end > space + 1,
        end + Self.idSize < raw.count, let id = ObjectID(bytes: raw[end + 1...end + Self.idSize])
      else { return false }
      let entry = Entry(mode: Array(raw[start..<space]), id: id)
      let name = Name(bytes: Array(raw[space + 1..<end]), isDirectory: entry.isDirectory)
      guard entries.updateValue(entry, forKey: name) == nil else { return false }
      start = end + 1 + Self.idSize
    }
    return true
  }

  private static let idSize = 20

  var isEmpty: Bool { entries.isEmpty }

  /// The regular file, or the directory, of that name.
  subscript(name: Name) -> ObjectID? {
    get { entries[name].flatMap { name.isDirectory || $0.isFile ? $0.id : nil } }
    set {
      entries[name] = newValue.map {
        Entry(mode: Array((name.isDirectory ? "40000" : "100644").utf8), id: $0)
      }
    }
  }

  /// Whether an entry of another kind has the name.
  func hasOther(than name: Name) -> Bool {
    entries[Name(bytes: name.bytes, isDirectory: !name.isDirectory)] != nil
  }

  /// As git keeps it: `mode SP name NUL id`, again and again.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
      bytes += entry.mode
      bytes.append(UInt8(ascii: " "))
      bytes += name.bytes
      bytes.append(0)
      bytes += entry.id.bytes
    }
    return bytes
  }
}
