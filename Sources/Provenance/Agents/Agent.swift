/// How one agent shows in a commit.
///
/// Everything but `name` is in small letters, as it is compared.
package struct Agent: Sendable {
  /// The name by which reports and the canonical tag know it.
  package let slug: String
  /// The name for people.
  package let name: String
  /// Addresses it writes as author or co-author.
  ///
  /// Never a whole domain: people work at these firms.
  var emails: [String] = []
  /// Accounts at GitHub, in `<id>+<login>@users.noreply.github.com`.
  ///
  /// Only an entry with an id of its own compares the id: other accounts use this login.
  var logins: [String] = []
  /// Accounts as which it only reviews: as co-author, a suggestion of it was applied.
  var reviewLogins: [String] = []
  /// How it is called where a value names a tool, as in `Assisted-by: Claude Code`.
  var names: [String] = []
  /// How it is called after "Generated with".
  var products: [String] = []
  /// Other beginnings of a line that only it writes.
  var phrases: [String] = []
  /// What it adds to the author's own name.
  var authorSuffix: String?
  /// How it writes its workers as the author's name, `*` for each part that they choose.
  var authorPaths: [String] = []
  /// Trailer keys that only it writes.
  var keys: [String: KeyMeaning] = [:]
  /// The beginnings of its session links.
  var sessionLinks: [String] = []
  /// How the branches begin that it makes.
  var branches: [String] = []
  /// How the subjects begin that it writes.
  var subjects: [String] = []
}

/// What the value of an agent's own trailer key is.
enum KeyMeaning: Sendable {
  /// A session id, bare or at the end of a link.
  case session
  /// Anything: that the key stands there is what counts.
  case mark
  /// One of these words, and nothing else.
  case word([String])
  /// A path, or a name without spaces, of a worker.
  case worker
  /// A review by the agent.
  case review
}
