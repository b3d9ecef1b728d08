import Git
import Landing

/// The deployments of a repository, from the first source that has any.
struct DeploymentFinding {
  let source: DeploymentSource
  let units: [Unit]
  private(set) var deployments: [Deployment] = []
  /// Deployments in other environments than their unit's, which do not count.
  private(set) var elsewhere = 0
  /// Deployments of units that nobody defined.
  private(set) var unknownUnits: Set<String> = []
  private(set) var tags = ReleaseTags.Reading()
  /// Releases by the repository's tags, and by those of units that have their own.
  private var ofRepository: [Deployment] = []
  private var ofUnits: [String: [Deployment]] = [:]

  init(
    _ repository: borrowing Repository, _ references: References,
    _ parameters: DeliveryParameters
  ) {
    let whole = Unit(
      name: repository.name,
      referenceChangeLines: parameters.referenceChangeLinesByName[repository.name]
        ?? parameters.referenceChangeLines)
    let units = parameters.units.isEmpty ? [whole] : parameters.units
    self.units = units
    if parameters.isTrunk {
      source = .trunk
    } else if let files = parameters.deployments, !files.isEmpty {
      source = .files
      deployments = files
    } else {
      var reading = ReleaseTags.read(repository, references, glob: parameters.tags)
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
      source = reading.deployments.isEmpty ? .trunk : .tags
    }
    guard source == .files else { return }
    let names = Set(units.map(\.name))
    for deployment in deployments {
      if let unit = deployment.unit, !names.contains(unit), !parameters.units.isEmpty {
        unknownUnits.insert(unit)
      } else if !units.contains(where: { $0.environment == deployment.environment }) {
        elsewhere += 1
      }
    }
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
        ($0.unit == nil || $0.unit == unit.name || units.count == 1)
          && $0.environment == unit.environment
      }
      return LiveChain(own, in: history, end: end)
    }
  }
}
