import Git
import Landing

/// The deployments of a repository, from the first source that has any.
struct DeploymentFinding {
  private(set) var source = DeploymentSource.trunk
  let units: [Unit]
  /// Whether the configuration tells units apart.
  private let areConfigured: Bool
  /// Of all units and environments.
  private(set) var deployments: [Deployment] = []
  /// What the records and files say that is not in `deployments`.
  private(set) var remarks = DeploymentRemarks()
  private(set) var tags = ReleaseTags.Reading()
  /// Releases by the repository's tags, and by those of units that have their own.
  private var ofRepository: [Deployment] = []
  private var ofUnits: [String: [Deployment]] = [:]

  init(
    _ repository: borrowing Repository, _ references: References, _ told: ToldDeployments,
    _ parameters: DeliveryParameters
  ) {
    let whole = Unit(
      name: repository.name,
      referenceChangeLines: parameters.referenceChangeLinesByName[repository.name]
        ?? parameters.referenceChangeLines)
    areConfigured = !parameters.units.isEmpty
    units = areConfigured ? parameters.units : [whole]
    if parameters.isTrunk { return }
    if let used = told.used {
      source = used.source
      deployments = used.deployments.deployments
      remarks = DeploymentRemarks(told, units: units, areConfigured: areConfigured)
      remarks.note(
        releases: ReleaseTags.read(repository, references, glob: parameters.tags).deployments,
        after: deployments, until: parameters.now)
    } else {
      readTags(repository, references, glob: parameters.tags)
      if !deployments.isEmpty { source = .tags }
    }
  }

  private mutating func readTags(
    _ repository: borrowing Repository, _ references: References, glob: String?
  ) {
    var reading = ReleaseTags.read(repository, references, glob: glob)
    ofRepository = reading.deployments
    for unit in units {
      guard let glob = unit.tags else { continue }
      let own = ReleaseTags.read(repository, references, glob: glob)
      ofUnits[unit.name] = own.deployments
      reading.deployments.append(contentsOf: own.deployments)
      reading.unreadable.append(contentsOf: own.unreadable)
    }
    tags = reading
    deployments = reading.deployments
  }

  /// The live trees of one unit.
  func chain(
    of unit: Unit, in history: History, mainline: Mainline, end: Int64
  ) -> LiveChain {
    switch source {
    case .trunk: return LiveChain(trunk: mainline, in: history, end: end)
    case .tags:
      return LiveChain(ofUnits[unit.name] ?? ofRepository, in: history, end: end)
    case .files, .records:
      let own = deployments.filter {
        (!areConfigured || $0.unit == nil || $0.unit == unit.name) && unit.isDeployed(in: $0)
      }
      return LiveChain(own, tellingUnitsApart: !areConfigured, in: history, end: end)
    }
  }
}
