package import Delivery
import Git
import Landing
import Lines
import Provenance
import Timestamps

/// Tells the story of single commits and deployments of a repository that was read.
package struct Explainer {
  let delivery: RepositoryDelivery
  let parameters: TallyParameters
  let horizonDays: Int
  let window: Window
  /// S of every unit.
  let sizes: [String: Double]
  let assistance: Assistance

  package init(_ delivery: RepositoryDelivery, parameters: TallyParameters, horizonDays: Int) {
    let tally = RepositoryTally(delivery, parameters: parameters)
    self.delivery = delivery
    self.parameters = parameters
    self.horizonDays = horizonDays
    window = Window(since: tally.since, until: parameters.until)
    sizes = Dictionary(
      tally.units.map {
        ($0.name, $0.referenceSize)
      }, uniquingKeysWith: { first, _ in first })
    assistance = Assistance(delivery.history, atLeast: parameters.minimumEvidence)
  }

  var history: History { delivery.history }

  func hex(_ commit: CommitIndex) -> String { history.id(commit).hex }
}
