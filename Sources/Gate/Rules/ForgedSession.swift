/// Tells whether a commit's `AI-Session` was taken from another one; a part of
/// `trailers.wellformed`.
///
/// Whoever copies a tag copies its session. Then the session's records say that it worked in
/// another repository, or more commits name it than notes have segments of it. All commits of the
/// range are taken first; then each is asked about.
struct SessionReuse: Sendable {
  private struct Use {
    /// Commits that name the session, and those of them beside which a segment of it stands.
    var commits = 0
    var noted = 0
  }

  private var uses: [String: Use] = [:]

  /// More sessions are made to fill the memory.
  private static let mostSessions = 100_000

  mutating func take(_ commit: CommitFacts) {
    for session in commit.taggedSessions.sorted()
    where uses.count < Self.mostSessions || uses[session] != nil {
      uses[session, default: Use()].commits += 1
      if commit.hasSegment(of: session) { uses[session]?.noted += 1 }
    }
  }

  /// What is wrong with the sessions that a commit's trailers name; `nil` where nothing is known to
  /// be.
  func complaint(about commit: CommitFacts, in book: SessionBook) -> Complaint? {
    for session in commit.taggedSessions.sorted() {
      if let other = book.otherRepository(of: session) {
        return Complaint(
          what: "its AI-Session belongs to another repository",
          why: "AI-Session \(session) is on record in \(other), not here",
          mends: Mends.rewording(
            commit, "take the trailer AI-Session out, or name the session that made the commit"))
      }
      if let reuse = reuse(of: session, by: commit, in: book) { return reuse }
    }
    return nil
  }

  /// Where too many commits name the session, those without a segment of their own are too many;
  /// where all have one, somebody copied notes too, and it may be any of them.
  private func reuse(
    of session: String, by commit: CommitFacts, in book: SessionBook
  ) -> Complaint? {
    guard let use = uses[session], let segments = book.segments(of: session),
      use.commits > segments, use.noted > segments || !commit.hasSegment(of: session)
    else { return nil }
    return Complaint(
      what: "its AI-Session is named by more commits than it has segments",
      why: "AI-Session \(session) stands on \(use.commits) commits of the range, and notes have "
        + "\(segments) \(segments == 1 ? "segment" : "segments") of it",
      mends: [
        Finding.Mend(
          "if the session made the commit, push the spend notes from where it was made",
          command: "git push origin \(Mends.notesReference)")
      ]
        + Mends.rewording(
          commit, "else take the trailer AI-Session out, or name the session that made the commit"))
  }

  /// What `trailers.wellformed` says of a commit's sessions; `nil` where nothing is known to be wrong.
  func ruling(on commit: CommitFacts, in book: SessionBook) -> Ruling? {
    if let complaint = complaint(about: commit, in: book) { return .unsatisfied(complaint) }
    return doubt(about: commit, in: book).map { .error($0) }
  }

  /// What is said of a commit whose sessions cannot be judged, since notes cannot be read.
  func doubt(about commit: CommitFacts, in book: SessionBook) -> Complaint? {
    guard book.notes.problem != nil, !commit.taggedSessions.isEmpty else { return nil }
    return Mends.complaint(
      "it cannot be known whether its AI-Session is its own", unreadable: book.notes)
  }
}
