import Git
import Provenance

/// What the newest commits tell of who works in a repository, and with what.
struct RecentWork: Sendable {
  /// Commits looked at, without merge commits.
  private(set) var commits = 0
  /// Those with evidence at or above the level that counts.
  private(set) var tagged = 0
  /// Of those, how many each agent has, by its slug.
  private(set) var agents: [String: Int] = [:]
  /// The commits of each address, by the exact name beside it, after `.mailmap`.
  private(set) var names: [String: [String: Int]] = [:]
  /// Commits of agents that belong to nobody, by the agent's address.
  private(set) var ownerless: [String: Int] = [:]

  /// How many commits are looked at.
  static let limit = 1_000

  init() {}

  /// The humans, by their addresses.
  var developers: Set<String> { Set(names.values.flatMap(\.keys)) }

  /// Takes note of a commit.
  ///
  /// - Parameters:
  ///   - commit: the commit, no merge.
  ///   - evidence: all there is of it.
  ///   - detector: says whose it is.
  ///   - people: who is who.
  mutating func add(
    _ commit: Commit, evidence: [Evidence], by detector: Detector, _ people: People
  ) {
    commits += 1
    let counted = evidence.filter { $0.level >= people.minimumEvidence }
    if !counted.isEmpty { tagged += 1 }
    for agent in Set(counted.map(\.agent)) { agents[agent, default: 0] += 1 }
    let humans = detector.developers(of: commit, mailmap: people.mailmap, owners: people.owners)
    for human in humans { names[human.name, default: [:]][human.email, default: 0] += 1 }
    let author = commit.author
    if humans.isEmpty, case .agent = detector.actor(name: author.name, email: author.email) {
      ownerless[author.email.lowercased(), default: 0] += 1
    }
  }

  /// Who is who, as the repository and its configuration say.
  struct People {
    var mailmap = Mailmap()
    /// The human who answers for an agent, by the agent's e-mail address.
    var owners: [String: String] = [:]
    var minimumEvidence = EvidenceLevel.footer
  }
}

extension RecentWork {
  /// Looks at the newest commits.
  init(
    _ recent: RecentCommits, of people: People, stores: AttributionStores,
    in repository: borrowing Repository
  ) {
    self.init()
    let detector = Detector()
    for found in recent.commits {
      let own = detector.evidence(in: found.commit)
      let noted = stores.attribution(
        of: found.id, found.commit, evidence: own, in: repository
      ).attribution.evidence
      add(found.commit, evidence: own + noted, by: detector, people)
    }
  }

  /// Agents with how many commits each has, most first.
  var agentWords: String {
    agents.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
