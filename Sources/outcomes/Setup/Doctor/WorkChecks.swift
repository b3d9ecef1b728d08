import Configuration
import Git
import Provenance

/// What the newest commits tell: evidence of agents, and whose their commits are.
struct WorkChecks {
  private(set) var checks: [Check] = []
  private(set) var failure: Failure.Kind?

  init(
    _ tip: ObjectID, _ configuration: Configuration, _ repository: borrowing Repository,
    _ references: References
  ) {
    let recent = RecentCommits(from: [tip], limit: RecentWork.limit, in: repository)
    checkObjects(recent)
    let tree =
      recent.commits.first { $0.id == tip }?.commit.tree
      ?? (try? repository.commit(tip))?.tree
    let stores = AttributionStores(
      repository, references, mainlineTree: tree, namesCommits: false)
    let people = RecentWork.People(configuration, tree: tree, repository)
    let work = RecentWork(recent, of: people, stores: stores, in: repository)
    checkEvidence(work, stores, people.minimumEvidence)
    checkIdentities(work, people.mailmap)
    checkOwners(work)
  }

  private mutating func checkObjects(_ recent: RecentCommits) {
    guard let first = recent.unreadable.min() else {
      checks.append(
        .ok("objects", "the newest \(numbered(recent.commits.count, "commit")) can be read"))
      return
    }
    failure = .unreadable
    checks.append(
      .problem(
        "objects",
        "\(numbered(recent.unreadable.count, "commit")) of the newest cannot be read, such as "
          + first.hex, remedy: "git fsck"))
  }

  private mutating func checkEvidence(
    _ work: RecentWork, _ stores: AttributionStores, _ level: EvidenceLevel
  ) {
    if let problem = stores.problems.first {
      checks.append(
        .problem(
          "evidence", "the attributions of \(problem.store) cannot be read: \(problem.message)",
          remedy: "git fsck"))
      return
    }
    let words = "of the newest \(numbered(work.commits, "commit"))"
    checks.append(
      work.tagged == 0
        ? .notice(
          "evidence", "none \(words) shows an agent (\(level.rawValue) or stronger)",
          remedy: "outcomes hook install")
        : .ok("evidence", "\(work.tagged) \(words) show an agent: \(work.agentWords)"))
  }

  /// Two developers may have one name; so this is only said.
  private mutating func checkIdentities(_ work: RecentWork, _ mailmap: Mailmap) {
    // One word is often a role, such as `root`, that several people have.
    let several = work.names.filter { $0.value.count > 1 && $0.key.contains(" ") }
      .sorted { left, right in
        let (a, b) = (left.value.values.reduce(0, +), right.value.values.reduce(0, +))
        return (b, left.key) < (a, right.key)
      }
    guard let first = several.first else {
      checks.append(
        .ok("identities", "\(numbered(work.developers.count, "developer")), each with one address"))
      return
    }
    // The proper one is that of most commits.
    let addresses = first.value.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let line = "\(first.key) <\(addresses[0])> <\(addresses[1])>"
    checks.append(
      .notice(
        "identities",
        "\(numbered(several.count, "name")) with several addresses, such as '\(first.key)': "
          + addresses.prefix(3).joined(separator: ", ") + "; each address counts as a developer",
        remedy: "echo \(ShellWord.quoted(line)) >> .mailmap"))
  }

  private mutating func checkOwners(_ work: RecentWork) {
    let agents = work.ownerless.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = agents.first else {
      checks.append(.ok("owners", "every agent's commit belongs to somebody"))
      return
    }
    let words = agents.prefix(3).map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    let address = Remedy.isHarmless(first.key) ? first.key : "…"
    let owner = "{ \"\(address)\" = \"human@example.org\" }"
    checks.append(
      .notice(
        "owners", "commits that agents made alone belong to nobody: \(words)",
        remedy: "owners = \(owner) under [developers] in \(ConfigurationFile.name)"))
  }
}

extension RecentWork.People {
  init(
    _ configuration: Configuration, tree: ObjectID?, _ repository: borrowing Repository
  ) {
    let text = tree.flatMap { (try? repository.blob(at: ".mailmap", inTree: $0)) ?? nil }
    mailmap = text.map { Mailmap($0) } ?? Mailmap()
    owners = configuration.developers.owners
    minimumEvidence =
      configuration.evidence.flatMap { EvidenceLevel(rawValue: $0) } ?? .footer
  }
}
