import FixtureSupport
import Foundation
import Testing

/// One history of a generated repository, with what the reference model says about it.
struct RandomHistory {
  /// Holds `history.git` and the deployments of its histories.
  let folder: URL
  let expected: JSONValue

  var name: String { expected["history"].string ?? "" }

  /// Whether it is `main` transformed in a way that must not change a score.
  var isSameAsMain: Bool { expected["same_as_main"].bool == true }

  func scan() throws -> Scan {
    let configuration = folder.deletingLastPathComponent().appendingPathComponent("outcomes.toml")
    let deployments = expected["deployments_file"].string ?? ""
    return try Outcomes.scan(
      [
        "--all", "--evidence", "trailer", "--config", configuration.path,
        "--mainline", expected["mainline"].string ?? "",
        "--deployments", folder.appendingPathComponent(deployments).path,
        folder.appendingPathComponent("history.git").path,
      ], at: expected["observed_until"].integer ?? 0)
  }

  /// Where the report differs from the model.
  func differences(_ scan: Scan) -> [String] {
    let report = scan.report
    return report["totals"]["lines"].differences(from: expected["lines"], at: "totals")
      + report["unattributed"]["lines"]
      .differences(from: expected["unattributed"], at: "unattributed")
      + expected["developers"].members.sorted { $0.key < $1.key }
      .flatMap { differences(scan, ofDeveloper: $0, from: $1) }
      + expected["deployments"].items.flatMap { differences(report, ofDeployment: $0) }
  }

  private func differences(
    _ scan: Scan, ofDeveloper email: String, from expected: JSONValue
  ) -> [String] {
    let row = scan.developer(email)
    // A developer without a line in the window need not have a row.
    if row == .missing, expected["lines"]["novel"].integer == 0 { return [] }
    return ["lines", "dce", "nd", "unassisted"].flatMap { key in
      row[key].differences(from: expected[key], at: "\(email)/\(key)")
    }
  }

  private func differences(_ report: JSONValue, ofDeployment expected: JSONValue) -> [String] {
    let moment = expected["finished_at"].string ?? ""
    let row = report["deployments"].items.first { $0["finished_at"].string == moment } ?? .missing
    // A rollback that brings nothing new need not have a row.
    if row == .missing, expected["novel_lines"].integer == 0 { return [] }
    return row.differences(from: expected, at: "deployments/\(moment)")
  }
}
