import FixtureSupport
import Foundation
import Testing

/// Every rule, at every level, on commits of every shape.
@Suite("the gate's rules by level and shape", .enabled(if: Prerequisites.git, "needs git"))
struct GateTableTests {
  @Test(
    "a rule alone refuses where it fails, and never where it warns",
    arguments: GateTableRule.allCases)
  func alone(rule: GateTableRule) throws {
    let table = try GateTableScene.shared.get()
    for level in ["fail", "warn"] {
      let run = try table.judgeAll(table.policy(only: rule, level))
      let ranges = run.report["ranges"].items
      #expect(ranges.count == GateTable.rows.count)
      for (row, range) in zip(GateTable.rows, ranges) {
        #expect(range["rules"].items.map { $0["rule"].string } == [rule.name])
        #expect(range["rules"][0]["level"].string == level)
        #expect(table.difference(row, rule, in: range) == nil)
        let verdict = level == "fail" ? row.verdict([rule]).word : "passed"
        #expect(range["verdict"].string == verdict, "\(row): \(rule) \(level)")
      }
      let exitCodes = GateTable.rows.map { $0.verdict([rule]).exitCode }
      let worst: Int32 = exitCodes.contains(1) ? 1 : exitCodes.max() ?? 0
      #expect(run.exitCode == (level == "fail" ? worst : 0))
    }
  }

  @Test("rules that are off do not appear")
  func off() throws {
    let table = try GateTableScene.shared.get()
    let run = try table.judgeAll(table.policy(all: "off"))
    #expect(run.exitCode == 0)
    #expect(run.findings.isEmpty)
    #expect(run.report["ranges"].items.count == GateTable.rows.count)
    #expect(run.report["ranges"].items.allSatisfy { $0["rules"].items.isEmpty })
    #expect(
      run.report["ranges"].items.allSatisfy {
        $0["commit_results"].items.allSatisfy { $0["results"] == .object([:]) }
      })
  }

  @Test("all rules together, on one shape", arguments: GateTable.rows)
  func together(row: GateRow) throws {
    let table = try GateTableScene.shared.get()
    let rules = GateTableRule.all(with: .require)
    for level in ["fail", "warn"] {
      let run = try table.scene.judge(row.branch, ["--policy", table.policy(all: level)])
      #expect(run.exitCode == (level == "fail" ? row.verdict(rules).exitCode : 0))
      #expect(rules.compactMap { table.difference(row, $0, in: run.range) } == [])
      #expect(run.range["rules"].items.count == rules.count)
    }
  }

  @Test("what 'git merge --squash' writes by itself shows the tags that it hides")
  func squashed() throws {
    let scene = try GateScene(policy: GateScene.requiring)
    try scene.branch(
      "topic", [GateCommit("work\n\nAssisted-by: claude-code\n", files: ["x": "y\n"])])
    try scene.git(["checkout", "-q", "-b", "squashed"])
    try scene.git(["merge", "-q", "--squash", "topic"])
    try scene.git(["commit", "-q", "--no-edit"])
    #expect(try scene.git(["log", "-1", "--format=%s"]).hasPrefix("Squashed commit"))
    #expect(try scene.judge("squashed").exitCode == 1)
  }

  @Test("an agent that the policy names is one to every rule")
  func policyAgent() throws {
    let scene = try GateScene(
      policy: "attribution = \"forbid\"\ntrailers.agents = [\"in-house-agent\"]")
    try scene.branch("topic", [GateCommit("work\n\nAssisted-by: in-house-agent:v1\n")])
    #expect(try scene.judge("topic").exitCode == 1)
  }

  @Test("every row has a result for each rule, and a branch of its own")
  func wellformed() {
    let rows = GateTable.rows
    #expect(
      rows.allSatisfy { row in GateTableRule.allCases.allSatisfy { row.expected($0) != nil } })
    #expect(Set(rows.map(\.branch)).count == rows.count)
    #expect(Set(rows.map(\.name)) == GateTable.names)
  }
}
