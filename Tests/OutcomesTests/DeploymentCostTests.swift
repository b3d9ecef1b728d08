import FixtureSupport
import Foundation
import Testing

/// Elsewhere the cost of a pull request is a sum over a cross join: all that was spent, however many
/// there are.
@Suite("Cost per deployed change", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentCostTests {
  /// So many changes of 20 lines each, three deployments in two regions, and 12 dollars.
  private func scan(changes: Int) throws -> Scan {
    let scene = try DeploymentScene()
    var commits = [
      try scene.commit("start", day: 1, isAgents: false, files: ["a.swift": "let a = 1\n"])
    ]
    for number in 1...changes {
      commits.append(
        try scene.commit(
          "work \(number)", day: 2, hour: number,
          files: ["w\(number).swift": DeploymentScene.lines("w\(number)", 1...20)]))
    }
    let spend = try scene.write(
      (1...6).map { call in
        #"{"agent": "claude-code", "time": "2026-03-02T00:0\#(call):00Z", "id": "\#(call)", "#
          + #""model": "claude-opus-5", "session": "s1", "author": "ann@example.org", "#
          + #""repository": "https://example.org/team/shop", "cost_usd": "2", "#
          + #""output_tokens": 100}"# + "\n"
      }.joined(), to: "spend.jsonl")
    try scene.repository.run(["remote", "add", "origin", "https://example.org/team/shop.git"])
    let half = changes / 2
    return try scene.scan([
      "--spend", spend, "--deployments",
      try scene.tell([
        .init(commit: commits[0], day: 1), .init(commit: commits[half], day: 3),
        .init(commit: commits[half], day: 3, hour: 13), .init(commit: commits[changes], day: 4),
        .init(commit: commits[changes], day: 5),
      ]),
    ])
  }

  @Test("twice the changes at the same spend cost half as much each")
  func twice() throws {
    for (changes, each) in [(5, 2_400_000), (10, 1_200_000)] {
      let scan = try scan(changes: changes)
      #expect(scan.exitCode == 0, "\(scan.completed.errors)")
      let totals = scan.report["totals"]
      #expect(totals["dce"].number == Double(changes))
      let spend = scan.report["spend"]
      #expect(spend["total_usd_micros"].integer == 12_000_000)
      #expect(spend["destinations"]["deployed"].integer == 12_000_000)
      #expect(spend["attributed_cost_per_dce_usd_micros"].integer == each)
      #expect(spend["fully_loaded_cost_per_dce_usd_micros"].integer == each)
      #expect(totals["spend"]["total_usd_micros"].integer == 12_000_000)
      #expect(totals["cost_per_dce_usd_micros"].integer == each)
      let ann = scan.developer("ann@example.org")
      #expect(ann["spend"]["total_usd_micros"].integer == 12_000_000)
      #expect(ann["cost_per_dce_usd_micros"].integer == each)
    }
  }
}
