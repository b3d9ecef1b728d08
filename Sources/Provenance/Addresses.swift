/// Which agent writes as an e-mail address.
struct Addresses: Sendable {
  /// An agent, and whether it only reviews under this address.
  struct Match: Hashable, Sendable {
    let agent: Int
    let isReview: Bool
  }

  private var exact: [String: Match] = [:]
  private var logins: [String: Match] = [:]
  private static let noreply = "@users.noreply.github.com"

  init(agents: [Agent]) {
    for (index, agent) in agents.enumerated() {
      for email in agent.emails { exact[email] = Match(agent: index, isReview: false) }
      for login in agent.logins { logins[login] = Match(agent: index, isReview: false) }
      for login in agent.reviewLogins { logins[login] = Match(agent: index, isReview: true) }
    }
  }

  /// The agent at an address in small letters.
  ///
  /// GitHub's addresses are read by their login: an id alone says nothing, since
  /// `41898282+claude[bot]` bears the id of `github-actions[bot]`.
  func agent(at address: String) -> Match? {
    if let match = exact[address] { return match }
    guard let local = Self.noreplyLocalPart(of: address) else { return nil }
    return logins[local] ?? logins[Self.login(in: local)]
  }

  /// What stands before GitHub's `@users.noreply.github.com`; `nil` for other addresses.
  static func noreplyLocalPart(of address: String) -> String? {
    guard address.hasSuffix(noreply) else { return nil }
    return String(Substring(address.utf8.dropLast(noreply.utf8.count)))
  }

  static func login(in local: String) -> String { local.cut(at: "+")?.after ?? local }
}
