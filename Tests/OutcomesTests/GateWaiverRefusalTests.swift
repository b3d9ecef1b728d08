import FixtureSupport
import Foundation
import Testing

/// Waivers that do not count, and the command that makes one that does.
@Suite("waivers, refused and made", .enabled(if: Prerequisites.git, "needs git"))
struct GateWaiverRefusalTests {
  private struct Refused: CustomStringConvertible, Sendable {
    let description: String
    let author: String
    let waiver: String
    let reason: String

    static let all = [
      Refused(
        description: "not listed", author: "Ann <ann@example.org>", waiver: "attribution please",
        reason: "ann@example.org"),
      Refused(
        description: "an agent", author: "Claude <noreply@anthropic.com>",
        waiver: "attribution please", reason: "no human"),
      Refused(
        description: "no reason", author: "Lead <lead@example.org>", waiver: "attribution",
        reason: "no reason"),
      Refused(
        description: "unknown rule", author: "Lead <lead@example.org>", waiver: "everything please",
        reason: "no rule 'everything'"),
      Refused(
        description: "a rule in capitals", author: "Lead <lead@example.org>",
        waiver: "Attribution please", reason: "no rule 'Attribution'"),
    ]
  }

  @Test("one that does not count is listed, with why", arguments: Refused.all)
  private func refused(shape: Refused) throws {
    let scene = try GateScene(
      policy: """
        attribution = "require"
        waivers = ["lead@example.org", "noreply@anthropic.com"]
        """)
    let ids = try scene.branch(
      "topic",
      [
        GateScene.untagged,
        GateCommit("Waive\n\nOutcomes-Waiver: \(shape.waiver)\n", by: shape.author),
      ])
    let run = try scene.judge("topic")
    #expect(run.exitCode == 1)
    #expect(run.result("attribution", of: ids[0]) == "unsatisfied")
    let waiver = run.range["waivers"][0]
    #expect(waiver["counts"] == .bool(false))
    #expect(waiver["overrides"].integer == 0)
    #expect(waiver["person"].string == shape.author)
    #expect(waiver["refusal"].string?.contains(shape.reason) == true)
  }

  @Test(
    "the command that a refusal names waives, run by somebody who may",
    arguments: [
      ("attribution = \"forbid\"", "work\n\nAssisted-by: claude-code\n", "a squash\n\n" + tag),
      ("spend.budget = { usd = 0.01, level = \"fail\" }", "work\n\n" + tag, nil),
      ("deployments.config = \"fail\"", "work\n", nil),
    ])
  func command(policy: String, message: String, squash: String?) throws {
    let scene = try GateScene(policy: policy + "\nwaivers = [\"ann@example.org\"]")
    let ids = try scene.branch(
      "topic", [GateCommit(message, files: [".outcomes.toml": "# nothing\n"])])
    let note = Data(GateRow.note("session-1", cents: 200).utf8)
    try scene.git(["notes", "--ref=outcomes", "add", "-F", "-", ids[0]], input: note)
    let arguments = try squash.map { ["--message", try scene.file("squash.txt", $0).path] } ?? []
    let refused = try scene.judge("topic", arguments)
    #expect(refused.exitCode == 1)
    try scene.git(["checkout", "-q", "topic"])
    let command = try #require(
      refused.findings.flatMap { $0["mend"].items }.compactMap { $0["command"].string }
        .first { $0.contains("Outcomes-Waiver") })
    let done = try Program(named: "sh").run(
      ["-c", command.replacing("REASON", with: "it is agreed")], in: scene.directory,
      environment: GateScene.person)
    #expect(done.exitCode == 0, "\(command): \(done.errors)")
    let waived = try scene.judge("topic", arguments)
    #expect(waived.exitCode == 0, "\(waived.completed.output)")
    #expect(waived.range["waivers"][0]["reason"].string == "it is agreed")
  }

  private static let tag =
    "Assisted-by: claude-code:claude-opus-5\nAI-Session: claude-code:session-1\n"
}
