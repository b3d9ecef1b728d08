package import Git
import Provenance
import Spend

/// Writes down beside commits what they cost, so that spend travels with the repository.
///
/// A commit that names sessions of agents gets, for each, what the session used since the commit of
/// its that came before, in whatever repository of this machine; see `SpendNote`. Where the log of a
/// session is not here, or has no new call, there is nothing to write.
package struct SpendNotes: Sendable {
  package static let reference = "refs/notes/outcomes"

  private let environment: [String: String]
  private let detector = Detector()

  /// `environment` is that of the process, or of a test.
  package init(_ environment: [String: String]) { self.environment = environment }

  /// Writes the note of a commit that was just made.
  ///
  /// - Parameters:
  ///   - revision: the commit.
  ///   - repository: its repository, opened in the work tree in which it was made.
  ///   - now: milliseconds since 1970-01-01 UTC: nothing that is written lies after it.
  /// - Throws: where the repository cannot be read or written.
  package func note(
    _ revision: String, in repository: borrowing Repository, now: Int64
  ) throws(GitError) {
    let id = try repository.resolve(revision)
    let commit = try repository.commit(id)
    let sessions = AgentSession.named(by: commit, detector: detector)
    guard !sessions.isEmpty, !repository.hasReplayed(id) else { return }
    let until = min(max(commit.committer.time, 0), now / 1_000) * 1_000 + 999
    for session in sessions {
      try note(session, on: id, until: min(until, now), in: repository)
    }
  }

  private func note(
    _ session: AgentSession, on commit: ObjectID, until: Int64, in repository: borrowing Repository
  ) throws(GitError) {
    let logs = SessionLogs(environment)
    // Without a log there is nothing to remember: anybody can write a session's id.
    guard !logs.paths(of: session).isEmpty, let state = SegmentState.lock(session, environment)
    else { return }
    let segment = SessionSegment(
      of: session, calls: logs.calls(of: session), after: state.end, until: until,
      catalog: .shipped)
    guard let end = segment.end else { return }
    let new = SpendNote(segment.lines)
    if !new.isEmpty {
      try repository.updateNotes(
        of: [commit], in: Self.reference, message: "Notes added by 'outcomes hook note'"
      ) { notes in
        var note = SpendNote(notes[commit, default: []])
        note.formUnion(new)
        return [commit: note.bytes]
      }
    }
    // Written first, and only then taken for written: whoever is stopped in between leaves the same
    // segment to the next commit, under the same identity.
    state.advance(to: end)
  }

  /// Carries the notes of commits that were made anew over to the new ones; the old ones keep theirs.
  ///
  /// - Parameters:
  ///   - rewrites: which commits were made of which.
  ///   - repository: their repository.
  /// - Throws: where the repository cannot be read or written.
  package func carry(
    _ rewrites: Rewrites, in repository: borrowing Repository
  ) throws(GitError) {
    waitForNotes(of: rewrites, in: repository)
    let old = rewrites.sources.values.flatMap { $0 }
    try repository.updateNotes(
      of: old + rewrites.sources.keys, in: Self.reference,
      message: "Notes carried over by 'outcomes hook carry'"
    ) { notes in
      var carried: [ObjectID: [UInt8]] = [:]
      for (new, sources) in rewrites.sources {
        let found = sources.compactMap { notes[$0] }
        guard !found.isEmpty else { continue }
        var note = SpendNote(notes[new, default: []])
        for text in found { note.formUnion(SpendNote(text)) }
        carried[new] = note.bytes
      }
      return carried
    }
  }

  /// A commit that was made a moment ago may still be getting its note: whoever writes it holds the
  /// lock of its session.
  private func waitForNotes(of rewrites: Rewrites, in repository: borrowing Repository) {
    let old = rewrites.sources.values.flatMap { $0 }
    guard old.count <= Self.fewCommits else { return }
    var sessions: Set<AgentSession> = []
    for id in old {
      guard let commit = try? repository.commit(id) else { continue }
      sessions.formUnion(AgentSession.named(by: commit, detector: detector))
    }
    for session in sessions.sorted() {
      _ = SegmentState.lock(session, environment, making: false)
    }
  }

  private static let fewCommits = 64
}
