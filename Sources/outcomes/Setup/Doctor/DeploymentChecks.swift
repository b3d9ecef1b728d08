import Delivery
import Deployments
import Git

/// Where deployments are known from, and what of them does not count.
struct DeploymentChecks {
  private(set) var checks: [Check] = []
  private let parameters: DeliveryParameters
  private let mainlineEnd: Int64?

  init(
    _ parameters: DeliveryParameters, _ repository: borrowing Repository, _ references: References,
    mainlineEnd: Int64?
  ) {
    self.parameters = parameters
    self.mainlineEnd = mainlineEnd
    let tags = TagFacts(parameters, repository, references)
    if parameters.isTrunk {
      checks.append(
        .ok("deployments", "every change of the mainline is live when it lands (trunk = true)"))
      return
    }
    func recorded(_ records: [DeploymentRecord]) -> RecordedDeployments {
      RecordedDeployments(
        records, map: parameters.revisionMap, names: parameters.repositoryNames, in: repository)
    }
    let (ledger, files) = (recorded(parameters.records), recorded(parameters.files))
    if ledger.tellsSomething {
      add(ledger, "the ledger", repository)
    } else if files.tellsSomething {
      add(files, files.deployments.count == 1 ? "a file" : "the files", repository)
    } else {
      add(tags)
    }
    checks.append(
      tags.check(areNeeded: !ledger.tellsSomething && !files.tellsSomething))
  }

  private mutating func add(
    _ told: RecordedDeployments, _ place: String, _ repository: borrowing Repository
  ) {
    let units = parameters.units.isEmpty ? [Unit(name: repository.name)] : parameters.units
    let succeeded = told.deployments.filter(\.succeeded)
    let counted = succeeded.filter { deployment in
      units.contains { $0.isDeployed(in: deployment) }
    }
    let here = counted.filter { repository.contains($0.commit) }
    let all = numbered(told.deployments.count + told.withoutCommit.count, "deployment")
    checks.append(
      newest(
        of: here,
        words: "\(numbered(here.count, "deployment")) in \(place) "
          + (here.count == 1 ? "counts" : "count"),
        none: "\(all) in \(place), and none of them counts"))
    checks.append(unresolved(counted.filter { !repository.contains($0.commit) }, told))
    checks.append(elsewhere(succeeded.filter { !counted.contains($0) }, isAll: counted.isEmpty))
    checks += UnitCheck.check(parameters.units, told: succeeded) { unit in
      here.contains {
        let isMeant = $0.unit == nil || $0.unit == unit.name || units.count == 1
        return isMeant && unit.isDeployed(in: $0)
      }
    }
  }

  private mutating func add(_ tags: TagFacts) {
    guard !tags.releases.isEmpty else {
      checks.append(
        .problem(
          "deployments",
          "none is known: every change counts as live when it lands on the mainline",
          remedy: "outcomes deploy record, from the job that deploys"))
      return
    }
    checks.append(
      newest(
        of: tags.releases, words: "\(numbered(tags.releases.count, "release tag"))", none: ""))
    checks += UnitCheck.check(parameters.units) { !tags.silentUnits.contains($0.name) }
  }

  private static let oldest: Int64 = 90 * 86_400

  /// The newest deployment, and whether the mainline has gone on without one.
  private func newest(of counted: [Deployment], words: String, none: String) -> Check {
    let last = counted.max { ($0.finishedAt, $0.name) < ($1.finishedAt, $1.name) }
    guard let last else {
      return .problem(
        "deployments", none, remedy: "outcomes deploy record, from the job that deploys")
    }
    let told =
      "\(words), the newest '\(last.name)' of \(dayWords(last.finishedAt, now: parameters.now))"
    let silence = (mainlineEnd ?? last.finishedAt) - last.finishedAt
    guard silence > Self.oldest else { return .ok("deployments", told) }
    return .notice(
      "deployments", told + "; the mainline went on for \(silence / 86_400) days",
      remedy: "outcomes deploy record, from the job that deploys")
  }

  /// Deployments whose commits are not here, or are not named.
  private func unresolved(_ missing: [Deployment], _ told: RecordedDeployments) -> Check {
    if let first = missing.first {
      return .notice(
        "commits",
        "\(numbered(missing.count, "deployment")) of commits that are not here, such as "
          + "'\(first.name)' (\(first.commit.hex.prefix(12)))", remedy: "git fetch --all --tags")
    }
    if let first = told.withoutCommit.first {
      return .notice(
        "commits",
        "\(numbered(told.withoutCommit.count, "deployment")) of which nothing says what commit it "
          + "was, such as '\(first.revisions.first ?? first.id)'",
        remedy: "outcomes scan --map FILE, which says what commit an image or a manifest is")
    }
    return .ok("commits", "the commit of every deployment is here")
  }

  private func elsewhere(_ others: [Deployment], isAll: Bool) -> Check {
    let names = Dictionary(others.map { ($0.environment, 1) }, uniquingKeysWith: +)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = names.first else {
      return .ok("environments", "every deployment is in an environment that counts")
    }
    let words = names.prefix(3).map { "\($0.value) in '\($0.key)'" }.joined(separator: ", ")
    let message =
      "\(numbered(others.count, "deployment")) in environments that do not count: \(words)"
    let remedy = Remedy.setting("environment", first.key, " in a [[unit]]")
    return isAll
      ? .problem("environments", message, remedy: remedy) : .ok("environments", message)
  }
}

extension RecordedDeployments {
  fileprivate var tellsSomething: Bool { !deployments.isEmpty || !withoutCommit.isEmpty }
}
