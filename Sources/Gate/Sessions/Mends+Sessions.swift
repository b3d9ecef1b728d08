extension Mends {
  static let notesReference = "refs/notes/outcomes"

  /// Puts on record what a commit's session used.
  static func recording(_ notes: NotesAccess) -> [Finding.Mend] {
    fetching(notes) + [
      Finding.Mend(
        "push the spend notes from where the commit was made",
        command: "git push origin \(notesReference)"),
      Finding.Mend(
        "have spend noted from now on, where the agent works",
        command: "outcomes hook install --spend-notes"),
      Finding.Mend(
        "or import the session's log with 'outcomes spend import', and name the ledger by --ledger"),
    ]
  }

  /// Fetches the notes where there are none: git does not by itself.
  static func fetching(_ notes: NotesAccess) -> [Finding.Mend] {
    guard notes == .absent else { return [] }
    return [
      Finding.Mend(
        "fetch the spend notes, which git does not fetch by itself",
        command: "git fetch origin \(notesReference):\(notesReference)")
    ]
  }

  /// What is said where notes cannot be read, and so nobody knows.
  ///
  /// - Parameters:
  ///   - what: what cannot be known, in words.
  ///   - notes: whether notes can be read.
  /// - Returns: `nil` where they can.
  static func complaint(_ what: String, unreadable notes: NotesAccess) -> Complaint? {
    notes.problem.map { problem in
      Complaint(
        what: what, why: "notes cannot be read: \(problem)",
        mends: [
          Finding.Mend(
            "fetch the notes anew; those that were not pushed are lost by it",
            command: "git fetch origin '+refs/notes/*:refs/notes/*'")
        ])
    }
  }
}

extension SessionBook {
  /// What is known of the sessions that a commit names, in words.
  func words(of commit: CommitFacts) -> String {
    let sessions = commit.sessions.sorted()
    guard let first = sessions.first else { return "it names no session" }
    for session in sessions {
      if let other = otherRepository(of: session) {
        return "its session \(session) is on record in \(other), not here"
      }
    }
    let others = sessions.count > 1 ? " or \(sessions.count - 1) more of its own" : ""
    return "no spend note or record has its session \(first)" + others
  }
}
