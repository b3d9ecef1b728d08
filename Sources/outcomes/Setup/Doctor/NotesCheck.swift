import Hooks

/// Whether the notes that agents and tools write beside commits are here.
enum NotesCheck {
  /// Nothing is fetched, and no remote is asked: what a remote on this machine has is looked up,
  /// and of others only whether git was told to fetch notes.
  ///
  /// - Throws: `HookError` where git cannot be asked.
  static func check(_ found: ExaminedRepository, _ git: GitCommand) throws(HookError) -> Check {
    if let first = found.notesOfRemotes.first {
      return .problem(
        "notes", "on the remote, and not here: \(list(found.notesOfRemotes))",
        remedy: "git fetch origin \(ShellWord.quoted("\(first):\(first)"))")
    }
    if !found.notes.isEmpty { return .ok("notes", list(found.notes)) }
    guard found.hasRemotes else { return .ok("notes", "there are none") }
    let fetched = try git.settings("remote.origin.fetch").map(\.value)
    if fetched.contains(where: { $0.contains("refs/notes/") || $0.contains("+refs/*") }) {
      return .ok("notes", "there are none, and git fetches them")
    }
    return .notice(
      "notes",
      "there are none here, and git does not fetch them by itself: what git-ai and others note is "
        + "not seen", remedy: "git fetch origin 'refs/notes/*:refs/notes/*'")
  }

  private static func list(_ references: [String]) -> String {
    let more = references.count > 5 ? ", and \(references.count - 5) more" : ""
    return references.prefix(5).joined(separator: ", ") + more
  }
}
