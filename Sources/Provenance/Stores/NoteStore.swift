import Git

/// How one tool writes a git note.
protocol NoteFormat: Sendable {
  /// How reports name the store.
  static var name: String { get }
  /// The reference that keeps the notes.
  static var reference: String { get }

  /// What the note says of the commit `id`.
  static func read(
    _ note: Span<UInt8>, of id: ObjectID, into attribution: inout AttributionBuilder
  ) throws(StoreError)
}

/// The notes of one tool.
struct NoteStore<Format: NoteFormat>: AttributionStore {
  static var name: String { Format.name }

  /// A larger note, in bytes, is made to fill the memory; the largest real one has 3.2 MB.
  private static var longest: Int { 64 << 20 }

  private let notes: NotesTree

  static func open(
    in repository: borrowing Repository, _ references: References, mainlineTree: ObjectID?
  ) throws(GitError) -> Self? {
    guard let tip = references.object(of: Format.reference) else { return nil }
    return Self(notes: try NotesTree(of: try repository.tree(of: tip), in: repository))
  }

  func commits(in repository: borrowing Repository) -> [ObjectID] { notes.commits }

  func attribution(
    of id: ObjectID, _ commit: Commit, evidence: [Evidence], in repository: borrowing Repository
  ) throws(StoreError) -> Attribution? {
    try attribution(of: id, in: repository)
  }

  func sources(of id: ObjectID, evidence: [Evidence]) -> [ObjectID?]? {
    notes[id].map { [$0] } ?? []
  }

  /// What the note of a commit says; `nil` where it has none.
  func attribution(
    of id: ObjectID, in repository: borrowing Repository
  ) throws(StoreError) -> Attribution? {
    guard let blob = notes[id] else { return nil }
    let object: Object?
    do throws(GitError) {
      object = try repository.object(blob, limit: Self.longest)
    } catch {
      throw StoreError(error)
    }
    guard let object else { throw StoreError(message: "larger than \(Self.longest) bytes") }
    var builder = AttributionBuilder()
    try object.withBytes { (bytes) throws(StoreError) in
      try Format.read(bytes, of: id, into: &builder)
    }
    return builder.attribution
  }
}
