import FixtureSupport
import Foundation
import Testing

/// Who may waive what, and what is said of it.
@Suite("waivers", .enabled(if: Prerequisites.git, "needs git"))
struct GateWaiverTests {
  private static let lead = "Lead <lead@example.org>"
  private static let agent = "Co-Authored-By: Claude <noreply@anthropic.com>\n"
  private static let waiver = "Outcomes-Waiver: attribution imported from elsewhere\n"

  private func scene() throws -> GateScene {
    try GateScene(
      policy: """
        attribution = "require"
        waivers = ["lead@example.org", "noreply@anthropic.com"]
        """)
  }

  private func judge(_ commits: [GateCommit], in scene: GateScene) throws -> (GateRun, [String]) {
    let ids = try scene.branch("topic", commits)
    return (try scene.judge("topic"), ids)
  }

  @Test("on a commit it holds for that commit")
  func own() throws {
    let scene = try scene()
    let (run, ids) = try judge(
      [GateCommit("work\n\n" + Self.agent + Self.waiver, by: Self.lead, files: ["x": "y\n"])],
      in: scene)
    #expect(run.exitCode == 0)
    #expect(run.result("attribution", of: ids[0]) == "overridden")
    #expect(run.range.rule("attribution")["overridden"].integer == 1)
    let waiver = run.range["waivers"][0]
    #expect(waiver["rule"].string == "attribution")
    #expect(waiver["reason"].string == "imported from elsewhere")
    #expect(waiver["person"].string == Self.lead)
    #expect(waiver["commit"].string == ids[0])
    #expect(waiver["counts"] == .bool(true))
    #expect(waiver["overrides"].integer == 1)
    #expect(run.findings.map { $0["result"].string } == ["overridden"])
    #expect(run.findings[0]["waiver"].integer == 0)
    let text = try scene.run(["--base", "main", "--head", "topic"])
    #expect(text.output.contains("imported from elsewhere"))
    #expect(text.output.contains("Lead <lead@example.org>"))
  }

  @Test("on a commit that changes something it holds for no other")
  func others() throws {
    let (run, ids) = try judge(
      [
        GateScene.untagged,
        GateCommit("more\n\n" + Self.waiver, by: Self.lead, files: ["x": "y\n"]),
      ], in: scene())
    #expect(run.exitCode == 1)
    #expect(run.result("attribution", of: ids[0]) == "unsatisfied")
    #expect(run.range["waivers"][0]["overrides"].integer == 0)
  }

  @Test("on a commit that changes nothing it holds for all below, and for none above")
  func onTop() throws {
    let scene = try scene()
    let empty = GateCommit("Waive\n\n" + Self.waiver, by: Self.lead)
    let (run, ids) = try judge([GateScene.untagged, GateScene.commit("one"), empty], in: scene)
    #expect(run.exitCode == 0)
    #expect(run.result("attribution", of: ids[0]) == "overridden")
    #expect(run.range["waivers"][0]["overrides"].integer == 1)
    #expect(run.range["waivers"][0]["commit"].string == ids[2])
    var above = GateScene.untagged
    above.files = ["above": "x\n"]
    let (later, all) = try judge([GateScene.untagged, empty, above], in: scene)
    #expect(later.exitCode == 1)
    #expect(later.result("attribution", of: all[0]) == "overridden")
    #expect(later.result("attribution", of: all[2]) == "unsatisfied")
  }

  @Test("on a commit of the base, or of a branch beside, it holds for nothing here")
  func elsewhere() throws {
    let scene = try scene()
    let empty = GateCommit("Waive\n\n" + Self.waiver, by: Self.lead)
    try scene.branch("topic", [GateScene.untagged])
    try scene.branch("main", [empty])
    #expect(try scene.judge("topic").exitCode == 1)
    try scene.branch("beside", [empty])
    let merge = GateCommit("merge\n\n" + Self.waiver, by: Self.lead, parents: ["topic", "beside"])
    let (run, ids) = try judge([merge], in: scene)
    #expect(run.exitCode == 1)
    #expect(run.result("attribution", of: try scene.id("beside")) == "not-applicable")
    #expect(ids.count == 1)
  }

  @Test("a waiver of one rule leaves the others, and one that is hidden is none")
  func rules() throws {
    let scene = try GateScene(
      policy: """
        attribution = "require"
        signoff.human = "fail"
        waivers = ["lead@example.org"]
        """)
    let signed = "work\n\nSigned-off-by: Claude <noreply@anthropic.com>\n"
    let (run, ids) = try judge(
      [GateCommit(signed), GateCommit("Waive\n\n" + Self.waiver, by: Self.lead)], in: scene)
    #expect(run.exitCode == 1)
    #expect(run.result("attribution", of: ids[0]) == "overridden")
    #expect(run.result("signoff.human", of: ids[0]) == "unsatisfied")
    let hidden = GateCommit("Waive\n\n" + Self.waiver + "\nas we said\n", by: Self.lead)
    let (refused, _) = try judge([GateScene.untagged, hidden], in: scene)
    #expect(refused.exitCode == 1)
    #expect(refused.range["waivers"] == .array([]))
  }

  @Test("who is listed is looked up by the base's mailmap")
  func mailmap() throws {
    let scene = try GateScene(
      policy: "attribution = \"require\"\nwaivers = [\"lead@example.org\"]",
      files: [".mailmap": "Lead <lead@example.org> <lead@home.example.org>\n"])
    let (run, _) = try judge(
      [
        GateScene.untagged,
        GateCommit("Waive\n\n" + Self.waiver, by: "lead <lead@home.example.org>"),
      ], in: scene)
    #expect(run.exitCode == 0)
  }

  @Test("a squash message that loses tags is waived with the whole range")
  func squash() throws {
    let scene = try scene()
    try scene.branch(
      "topic",
      [
        GateCommit("work\n\nAssisted-by: claude-code\n"),
        GateCommit("Waive\n\n" + Self.waiver, by: Self.lead),
      ])
    let message = try scene.file("squash.txt", "Add x\n").path
    let run = try scene.judge("topic", ["--message", message])
    #expect(run.exitCode == 0)
    #expect(run.findings.map { $0["result"].string } == ["overridden"])
  }
}
