import Deployments
import Git

/// What records of deployments say beyond what is counted.
struct DeploymentRemarks {
  /// How many are in environments of no unit, by the environment's name.
  private(set) var elsewhere: [String: Int] = [:]
  /// Names of units that nobody defined.
  private(set) var unknownUnits: Set<String> = []
  /// Whether records tell units apart that the configuration does not.
  private(set) var hasUndefinedUnits = false
  /// Units of the configuration of which no record tells.
  private(set) var silentUnits: [String] = []
  /// Successful ones of which nothing says what commit it was.
  private(set) var withoutCommit: [DeploymentRecord] = []
  /// Repositories that are named instead of this one.
  private(set) var otherNames: [String] = []
  /// Successful ones that only the files tell of, where the ledger counts.
  private(set) var onlyInFiles: [Deployment] = []
  /// How many successful ones the ledger has that the files do not tell of.
  private(set) var onlyInLedger = 0
  /// Releases after the last deployment.
  private(set) var laterReleases: [Deployment] = []

  init() {}

  init(_ told: ToldDeployments, units: [Unit], areConfigured: Bool) {
    guard let used = told.used?.deployments else { return }
    let names = Set(units.map(\.name))
    for deployment in used.deployments {
      if let unit = deployment.unit, !names.contains(unit), areConfigured {
        unknownUnits.insert(unit)
      } else if !units.contains(where: { $0.isDeployed(in: deployment) }) {
        elsewhere[deployment.environment, default: 0] += 1
      }
    }
    note(used, units, areConfigured: areConfigured)
    withoutCommit = used.withoutCommit
    otherNames = used.otherNames.sorted()
    if !told.records.isEmpty, !told.files.isEmpty { compare(told) }
  }

  private mutating func note(
    _ used: RecordedDeployments, _ units: [Unit], areConfigured: Bool
  ) {
    let counted = used.deployments.filter { $0.succeeded }
    guard areConfigured else {
      hasUndefinedUnits =
        Set(counted.filter { units[0].isDeployed(in: $0) }.compactMap(\.unit)).count > 1
      return
    }
    silentUnits = units.filter { unit in
      !counted.contains {
        ($0.unit == nil || $0.unit == unit.name) && unit.isDeployed(in: $0)
      }
    }.map(\.name)
  }

  /// Sources tell of the same deployment where commit and environment are the same.
  private mutating func compare(_ told: ToldDeployments) {
    struct Fact: Hashable {
      let commit: ObjectID
      let environment: String
    }
    func fact(_ deployment: Deployment) -> Fact {
      Fact(commit: deployment.commit, environment: deployment.environment.lowercased())
    }
    let recorded = told.records.deployments.filter(\.succeeded)
    let filed = told.files.deployments.filter(\.succeeded)
    let (inLedger, inFiles) = (Set(recorded.map(fact)), Set(filed.map(fact)))
    onlyInFiles = filed.filter { !inLedger.contains(fact($0)) }
    onlyInLedger = recorded.filter { !inFiles.contains(fact($0)) }.count
  }

  /// Takes note of releases that are newer than what is known to be deployed.
  mutating func note(releases: [Deployment], after deployments: [Deployment], until now: Int64) {
    guard let last = deployments.filter(\.succeeded).map(\.finishedAt).max() else { return }
    let deployed = Set(deployments.map(\.commit))
    laterReleases = releases.filter {
      $0.finishedAt > last && $0.finishedAt <= now && !deployed.contains($0.commit)
    }.sorted { ($0.finishedAt, $0.name) < ($1.finishedAt, $1.name) }
  }
}
