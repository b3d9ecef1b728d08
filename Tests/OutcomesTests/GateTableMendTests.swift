import FixtureSupport
import Foundation
import Testing

/// The commands that mends name, run as they stand.
@Suite("what the gate says mends a commit", .enabled(if: Prerequisites.git, "needs git"))
struct GateTableMendTests {
  /// The rules whose mend is a command that suffices, or suffices once a line is taken out.
  private static let rules: [GateTableRule] = [
    .require, .disclose, .accountable, .signoff, .identity, .wellformed,
  ]

  private static let cases: [(GateTableRule, GateRow)] = rules.flatMap { rule in
    GateTable.rows.filter { row in
      row.expected(rule) == "unsatisfied" && (rule != .wellformed || row.name == "an unknown agent")
    }.map { (rule, $0) }
  }

  /// Takes out what the mends of signatures and of unknown agents say is to go.
  private static let editor = #"sed -i -e '/^Signed-off-by: Claude/d' -e 's/some-robot/codex/'"#

  @Test("the first command mends the tip", arguments: cases)
  func tip(rule: GateTableRule, row: GateRow) throws {
    let table = try GateTableScene.shared.get()
    let policy = try table.policy(only: rule, "fail")
    let command = try #require(
      try table.scene.judge(row.branch, ["--policy", policy]).findings.last?["mend"][0]["command"]
        .string)
    let clone = try clone(table, row)
    let done = try run(command, in: clone)
    #expect(done.exitCode == 0, "\(command): \(done.errors)")
    let mended = try table.scene.json(
      ["--base", "origin/main", "--head", "HEAD", "--policy", policy], in: clone)
    #expect(mended.exitCode == 0, "\(command): \(mended.completed.output)")
    #expect(mended.commits.count == row.commits.count + row.merged)
  }

  private func clone(_ table: GateTableScene, _ row: GateRow) throws -> URL {
    let clone = try TemporaryDirectory.make("mended").appendingPathComponent("clone")
    try table.scene.git(
      ["clone", "-q", "--template=", "-b", row.branch, table.scene.directory.path, clone.path])
    try table.scene.git(["config", "user.name", "Ann"], in: clone)
    try table.scene.git(["config", "user.email", "ann@example.org"], in: clone)
    return clone
  }

  private func run(
    _ command: String, in place: URL, editor: String = editor, _ sequence: String = "true"
  ) throws -> Completed {
    let command = command.replacing("NAME <MAIL>", with: "Ann <ann@example.org>")
    return try Program(named: "sh").run(
      ["-c", command], in: place,
      environment: ["GIT_EDITOR": editor, "GIT_SEQUENCE_EDITOR": sequence])
  }

  @Test(
    "the steps mend a commit below the tip",
    arguments: [GateTableRule.require, .accountable, .signoff, .identity])
  func below(rule: GateTableRule) throws {
    let row = try #require(
      GateTable.rows.first { $0.expected(rule) == "unsatisfied" && $0.merged == 0 })
    try mendBelow(rule, row, sequence: "sed -i -e '0,/^pick/s//edit/'")
  }

  @Test("the steps mend a merge below the tip", arguments: [GateTableRule.accountable, .identity])
  func merge(rule: GateTableRule) throws {
    let row = try #require(GateTable.rows.first { $0.name == "an agent's merge" })
    try mendBelow(rule, row, sequence: "sed -i -e '/^merge/a break'")
  }

  /// The sequence editor does what the first step's words ask for.
  private func mendBelow(_ rule: GateTableRule, _ row: GateRow, sequence: String) throws {
    let table = try GateTableScene.shared.get()
    let policy = try table.policy(only: rule, "fail")
    let clone = try clone(table, row)
    let broken = try table.scene.git(["rev-parse", "HEAD"], in: clone)
    try table.scene.git(["commit", "-q", "--allow-empty", "-m", "above"], in: clone)
    let range = ["--base", "origin/main", "--head", "HEAD", "--policy", policy]
    let refused = try table.scene.json(range, in: clone)
    #expect(refused.exitCode == 1)
    let mends = refused.findings[0]["mend"].items
    let commands = mends.prefix(2).compactMap { $0["command"].string }
    #expect(mends[0]["text"].string?.contains(broken.prefix(12)) == true)
    for command in commands {
      let done = try run(command, in: clone, sequence)
      #expect(done.exitCode == 0, "\(command): \(done.errors)")
    }
    #expect(try table.scene.json(range, in: clone).exitCode == 0)
  }
}

extension GateRow {
  /// How many commits of merged branches are in its range.
  fileprivate var merged: Int {
    commits.reduce(0) { $0 + max(0, ($1.parents?.count ?? 1) - 1) }
  }
}
