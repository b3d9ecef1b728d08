/// What wrote as a name and an address.
package enum Actor: Hashable, Sendable {
  case human
  /// An agent of the table, by its slug.
  case agent(String)
  /// Another program: dependency updates, releases, translations.
  case bot
}

/// The signs by which programs that are no agents show.
enum Bots {
  private static let addresses: Set<String> = [
    "noreply@github.com", "actions@github.com", "action@github.com", "noreply@weblate.org",
    "hosted@weblate.org", "gemini-cli-robot@google.com", "bot@renovateapp.com",
    "support@dependabot.com", "support@greenkeeper.io", "web-flow@github.com",
  ]
  private static let names: Set<String> = [
    "dependabot", "dependabot-preview", "renovate", "github actions", "github-actions",
    "greenkeeper", "web-flow", "github",
    "goreleaserbot", "mergify", "weblate", "hosted weblate",
  ]
  private static let endings = ["[bot]", "-bot", "_bot", ".bot", "-robot"]
  /// What stands before " bot" in a program's name; alone, Bot is also a surname.
  private static let trades: Set<String> = [
    "auto", "automation", "backport", "build", "ci", "dependency", "deploy", "docs", "github",
    "gitlab", "l10n", "merge", "nightly", "publish", "release", "security", "sync", "test",
    "translation", "version",
  ]

  static func include(name: String, email: String) -> Bool {
    let (name, email) = (name.lowercased(), email.lowercased())
    if addresses.contains(email) || names.contains(name) { return true }
    // Only programs that say so are left, and most humans are done here.
    guard saysBot(name) || saysBot(email) else { return false }
    let local = Addresses.noreplyLocalPart(of: email) ?? email.cut(at: "@")?.before ?? email
    let login = Addresses.login(in: local)
    if login == "bot" || login == "robot" || names.contains(login) { return true }
    if endings.contains(where: { login.hasSuffix($0) || name.hasSuffix($0) }) { return true }
    guard name.hasSuffix(" bot") || name.hasSuffix(" robot") else { return false }
    return name.words.dropLast().allSatisfy { trades.contains(String($0)) }
  }

  /// Whether the text holds "bot".
  private static func saysBot(_ text: String) -> Bool {
    var matched = 0
    for byte in text.utf8 {
      switch (matched, byte) {
      case (_, UInt8(ascii: "b")): matched = 1
      case (1, UInt8(ascii: "o")): matched = 2
      case (2, UInt8(ascii: "t")): return true
      default: matched = 0
      }
    }
    return false
  }
}

extension Detector {
  /// What writes as `name` and `email`.
  ///
  /// A human whose name an agent has marked, `Dev (aider)`, is a human: the address is theirs.
  package func actor(name: String, email: String) -> Actor {
    if let match = addresses.agent(at: email.lowercased()) {
      return .agent(agents[match.agent].slug)
    }
    return Bots.include(name: name, email: email) ? .bot : .human
  }
}
