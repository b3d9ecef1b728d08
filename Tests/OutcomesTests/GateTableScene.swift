import FixtureSupport
import Foundation
import Testing

/// A repository with a branch for each row of the table.
struct GateTableScene: Sendable {
  let scene: GateScene
  /// The commit that each row means, by the row's branch.
  let judged: [String: String]

  static let shared = Result { try GateTableScene() }

  private init() throws {
    let scene = try GateScene(
      policy: "attribution = \"off\"",
      settings: """
        [developers]
        roster = "roster.csv"
        owners = { "noreply@anthropic.com" = "ann@example.org" }

        """,
      files: [
        ".mailmap": "Kim <kim@example.org> <kim@home.example.org>\n", "roster.csv": "email,weeks\n",
      ])
    for name in ["side", "other"] {
      try scene.branch(name, [GateCommit("\(name)\n", files: [name: "x\n"])])
    }
    var judged: [String: String] = [:]
    for row in GateTable.rows {
      let ids = try scene.branch(row.branch, row.commits)
      judged[row.branch] = ids[row.judged]
      if let note = row.note {
        try scene.git(
          ["notes", "--ref=outcomes", "add", "-F", "-", ids[0]], input: Data(note.utf8))
      }
    }
    (self.scene, self.judged) = (scene, judged)
  }

  /// A policy file with these lines.
  func policy(_ lines: [String]) throws -> String {
    let always = """
      [gate]
      trailers.agents = ["in-house-agent"]
      identity.domains = ["example.org"]
      approvers = ["lead@example.org"]

      """
    let text = always + lines.joined(separator: "\n") + "\n"
    return try scene.file("\(UUID().uuidString).toml", text).path
  }

  /// A policy in which one rule has a level, and the others are off.
  func policy(only rule: GateTableRule, _ level: String) throws -> String {
    try policy(
      GateTableRule.all(with: rule.name == "attribution" ? rule : .require)
        .map { $0.line($0 == rule ? level : "off") })
  }

  /// A policy in which all rules have a level.
  func policy(all level: String, with attribution: GateTableRule = .require) throws -> String {
    try policy(GateTableRule.all(with: attribution).map { $0.line(level) })
  }

  /// Judges all rows in one run, as a push of their branches.
  func judgeAll(_ policy: String) throws -> GateRun {
    let base = try scene.id("main")
    let updates = try GateTable.rows.map { row in
      "\(base) \(try scene.id(row.branch)) refs/heads/\(row.branch)\n"
    }
    return try scene.json(
      ["--pre-receive", "--policy", policy], ["GIT_DIR": ".git"], input: updates.joined())
  }

  /// What a rule is said to say of a row, where that is another thing than the table says.
  func difference(_ row: GateRow, _ rule: GateTableRule, in range: JSONValue) -> String? {
    let found: String?
    if rule == .budget {
      let counts = range.rule(rule.name).members.filter { $0.value.integer == 1 }.keys
      let words = ["not_applicable": "not-applicable", "errors": "error"]
      found = counts.first.map { words[$0] ?? $0 }
    } else {
      found = range.result(rule.name, of: judged[row.branch] ?? "")
    }
    let expected = row.expected(rule)
    guard found != expected else { return nil }
    return "\(row.name): \(rule) expected \(expected ?? "?"), found \(found ?? "nothing")"
  }
}
