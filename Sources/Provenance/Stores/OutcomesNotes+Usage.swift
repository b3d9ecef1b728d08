package import Git

/// The spend notes of a repository, apart from the commits that they stand beside.
package enum OutcomesNotes {
  /// How problems with them are named.
  package static let store = OutcomesNote.name
  /// Where they are kept.
  package static let reference = OutcomesNote.reference

  /// Calls `body` with every part of a session that some note has.
  ///
  /// - Parameters:
  ///   - repository: the repository.
  ///   - references: its references.
  ///   - body: takes what one line of a note says.
  /// - Throws: a `GitError` where the notes cannot be read as a whole; single notes that cannot be
  ///   read are passed over, since a note on a commit of interest is read with it.
  package static func forEachUsage(
    in repository: borrowing Repository, _ references: References,
    _ body: (RecordedUsage) -> Void
  ) throws(GitError) {
    let notes = try NoteStore<OutcomesNote>.open(in: repository, references, mainlineTree: nil)
    guard let notes else { return }
    for id in notes.commits(in: repository).sorted() {
      let found = try? notes.attribution(of: id, in: repository)
      for usage in found?.usage ?? [] { body(usage) }
    }
  }
}
