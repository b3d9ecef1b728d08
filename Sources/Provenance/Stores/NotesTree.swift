import Git

/// Which blob is whose note, by one reference below `refs/notes/`.
///
/// git-notes(1): the path of a note is the object's id in hexadecimal, cut by slashes anywhere after
/// pairs of digits, and one tree may mix depths. Looking a note up by libgit2 costs 1.7 ms; reading
/// the whole tree once costs less than ten look-ups. Other entries are no notes, and passed over.
struct NotesTree: Sendable {
  /// More are made to fill the memory; a tree of trees can name itself a hundred thousand times.
  private static let mostNotes = 2_000_000
  private static let mostTrees = 100_000

  private var notes: [ObjectID: ObjectID] = [:]

  /// Reads the tree of a notes reference.
  init(of tree: ObjectID, in repository: borrowing Repository) throws(GitError) {
    var waiting: [(tree: ObjectID, prefix: [UInt8])] = [(tree, [])]
    var trees = 0
    while let (tree, prefix) = waiting.popLast() {
      trees += 1
      guard trees <= Self.mostTrees, notes.count <= Self.mostNotes else {
        throw GitError(subject: tree.hex, message: "more notes than can be read")
      }
      for entry in try repository.entries(ofTree: tree) {
        let path = prefix + entry.name
        if entry.mode == .directory {
          guard entry.name.count == 2, path.count < 40, entry.name.allSatisfy(Self.isDigit) else {
            continue
          }
          waiting.append((entry.id, path))
        } else if entry.mode.isFile, let commit = ObjectID(hex: path[...]) {
          notes[commit] = entry.id
        }
      }
    }
  }

  var commits: [ObjectID] { Array(notes.keys) }

  /// The blob that is the note of a commit.
  subscript(commit: ObjectID) -> ObjectID? { notes[commit] }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}

extension Repository {
  /// The tree that the commit, tag or tree `id` leads to.
  borrowing func tree(of id: ObjectID) throws(GitError) -> ObjectID {
    let peeled = try peel(id)
    switch peeled.kind {
    case .commit: return try commit(peeled.target).tree
    case .tree: return peeled.target
    default: throw GitError(subject: id.hex, message: "neither a commit nor a tree")
    }
  }
}
