import Delivery
import Deployments
import FixtureSupport
import Foundation
import Metrics
import Provenance

/// A generated repository with `main` and its transformed histories.
struct PropertyHistory {
  private let folder: URL
  private let histories: [String: JSONValue]
  /// The histories that must score as `main` does.
  let transformed: [String]

  /// - Throws: where the generator's description cannot be read.
  init(folder: URL) throws {
    self.folder = folder
    let expected = try JSONValue(contentsOf: folder.appendingPathComponent("expected.json"))
    let items = expected["histories"].items
    histories = Dictionary(
      items.map { ($0["history"].string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    transformed = items.dropFirst().filter { $0["same_as_main"].bool == true }
      .compactMap { $0["history"].string }
  }

  /// Reads one history, all of it.
  func tally(
    _ name: String, horizonDays: Int = 14, workers: Int = 1, hasDetail: Bool = false
  ) throws -> RepositoryTally {
    let history = histories[name] ?? .missing
    let end = Int64(history["observed_until"].integer ?? 0)
    let file = folder.appendingPathComponent(history["deployments_file"].string ?? "")
    var parameters = DeliveryParameters(until: end, now: end)
    parameters.mainline = history["mainline"].string
    parameters.files = try DeploymentFile.read(Array(Data(contentsOf: file)), file: file.path)
      .records
    parameters.referenceChangeLines = 20
    parameters.horizonDays = horizonDays
    parameters.workers = workers
    parameters.followsDepartures = hasDetail
    let path = folder.appendingPathComponent("history.git").path
    return RepositoryTally(
      try RepositoryDelivery.read(path: path, parameters: parameters),
      parameters: TallyParameters(
        since: nil, until: end, minimumEvidence: .trailer, hasDetail: hasDetail))
  }

  func report(_ name: String, horizonDays: Int = 14, workers: Int = 1) throws -> Report {
    report(of: try tally(name, horizonDays: horizonDays, workers: workers))
  }

  func report(of tally: RepositoryTally) -> Report {
    Report(
      [tally],
      parameters: ReportParameters(
        generatedAt: 0, since: nil, until: .max, horizonDays: 14, minimumEvidence: "trailer"))
  }
}

extension PropertyHistory {
  /// The report of a tally with a window that ends with it, so that there are weeks.
  func reportToItsEnd(of tally: RepositoryTally) throws -> Report {
    let end = Int64(histories["main"]?["observed_until"].integer ?? 0)
    return Report(
      [tally],
      parameters: ReportParameters(
        generatedAt: 0, since: nil, until: end, horizonDays: 14, minimumEvidence: "trailer"))
  }
}

extension Report {
  /// What must not change, to the last bit: of everybody who delivered a line.
  var scores: [String: [Double]] {
    var scores: [String: [Double]] = [:]
    for row in developers where row.outcome.lines?.surviving != 0 {
      scores[row.email] = row.outcome.score
    }
    scores["unattributed"] = [Double(unattributed.lines?.surviving ?? -1)]
    return scores
  }
}

extension Outcome {
  fileprivate var score: [Double] {
    [
      Double(lines?.surviving ?? -1), Double(lines?.aiSurviving ?? -1), dce ?? -1, nd ?? -1,
      unassisted.dce ?? -1, unassisted.nd ?? -1,
    ]
  }
}
