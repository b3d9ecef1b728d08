/// What a worker found out about a repository.
struct ExaminedRepository: Codable, Sendable {
  var checks: [Check] = []
  /// What ends the program with another exit code than 0.
  var failures: [Failure.Kind] = []
  /// `nil` where the repository cannot be opened.
  var places: Places?

  struct Places: Codable, Sendable {
    /// Absolute, with a slash at the end.
    var commonDirectory: String
    /// `nil` in a bare repository.
    var workDirectory: String?
    /// Where the repository keeps its ledger.
    var ledgerFile: String
  }

  /// What is known of notes that agents write: the references of that name here, and those of
  /// remotes on this machine that are not here.
  var notes: [String] = []
  var notesOfRemotes: [String] = []
  var hasRemotes = false
}
