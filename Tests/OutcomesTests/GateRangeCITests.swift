import FixtureSupport
import Foundation
import Testing

/// The range that a CI service says, of a clone in which HEAD is what the service tests.
@Suite("the gate's ranges in CI", .enabled(if: Prerequisites.git, "needs git"))
struct GateRangeCITests {
  private func gitHub(
    _ scene: GateScene, _ name: String, _ event: String
  ) throws -> [String: String?] {
    try scene.git(["checkout", "-q", "--detach", "refs/pull/1/merge"])
    return [
      "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": name, "GITHUB_REF": "refs/pull/1/merge",
      "GITHUB_SHA": try scene.id("refs/pull/1/merge"),
      "GITHUB_EVENT_PATH": try scene.file("event.json", event).path,
    ]
  }

  @Test("a pull request on GitHub")
  func pullRequest() throws {
    let scene = try GateScene.pullRequest()
    let event = """
      {"number": 1, "pull_request": {"base": {"ref": "main", "sha": "\(try scene.id("main~1"))"},
       "head": {"ref": "topic", "sha": "\(try scene.id("topic"))"}}}
      """
    let run = try scene.json([], gitHub(scene, "pull_request", event))
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main~1..topic"])
    #expect(run.range["base"]["name"].string == "main")
    #expect(run.range["head"]["name"].string == "topic")
    // What options name wins.
    let named = try scene.json(
      ["--base", "topic~1", "--head", "topic~1"], gitHub(scene, "pull_request", event))
    #expect(named.exitCode == 0)
  }

  @Test("a pull request without its event is what GitHub's merge has")
  func withoutEvent() throws {
    let scene = try GateScene.pullRequest()
    var variables = try gitHub(scene, "pull_request", "")
    variables["GITHUB_EVENT_PATH"] = "/nowhere"
    let run = try scene.json([], variables)
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main..topic"])
  }

  @Test("a merge queue on GitHub")
  func mergeGroup() throws {
    let scene = try GateScene.pullRequest()
    let event = """
      {"merge_group": {"base_sha": "\(try scene.id("main"))", "base_ref": "refs/heads/main",
       "head_sha": "\(try scene.id("refs/pull/1/merge"))",
       "head_ref": "refs/heads/gh-readonly-queue/main/pr-1-x"}}
      """
    let run = try scene.json([], gitHub(scene, "merge_group", event))
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main..refs/pull/1/merge"])
    #expect(run.range["merges"].integer == 1)
  }

  @Test("pushes on GitHub: of commits, of a new branch, and of none")
  func push() throws {
    let scene = try GateScene.pullRequest()
    func event(_ before: String, _ after: String, deleted: Bool = false) -> String {
      """
      {"ref": "refs/heads/topic", "before": "\(before)", "after": "\(after)",
       "deleted": \(deleted)}
      """
    }
    let (old, new) = (try scene.id("topic~1"), try scene.id("topic"))
    let pushed = try scene.json([], gitHub(scene, "push", event(old, new)))
    #expect(pushed.exitCode == 1)
    try scene.expect(pushed, judges: ["topic~1..topic"])
    #expect(pushed.range["reference"].string == "refs/heads/topic")
    let born = try scene.json([], gitHub(scene, "push", event(GateScene.zero, new)))
    #expect(born.exitCode == 1)
    try scene.expect(born, judges: ["main..topic"])
    let gone = try scene.json([], gitHub(scene, "push", event(new, GateScene.zero, deleted: true)))
    #expect(gone.exitCode == 0)
    #expect(gone.report["ranges"] == .array([]))
  }

  @Test(
    "an event that says nothing cannot be judged",
    arguments: [
      "", "{}", "[]", "{\"pull_request\": null}",
      "{\"pull_request\": {\"base\": {\"sha\": \"main\"}}}",
    ])
  func malformed(event: String) throws {
    let scene = try GateScene.pullRequest()
    let run = try scene.json([], gitHub(scene, "pull_request", event))
    #expect(run.exitCode == 3)
    #expect(run.errors.contains("event"), "\(run.errors)")
    #expect(!run.hints.isEmpty)
  }

  @Test("merge requests and pushes on GitLab")
  func gitLab() throws {
    let scene = try GateScene.pullRequest()
    let (topic, main) = (try scene.id("topic"), try scene.id("main"))
    try scene.git(["checkout", "-q", "--detach", "refs/pull/1/merge"])
    let request = [
      "GITLAB_CI": "true", "CI_COMMIT_SHA": topic,
      "CI_MERGE_REQUEST_DIFF_BASE_SHA": try scene.id("main~2"),
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    ]
    let run = try scene.json([], request)
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main~2..topic"])
    let merged = request.merging([
      "CI_COMMIT_SHA": try scene.id("refs/pull/1/merge"),
      "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": topic,
    ]) { $1 }
    try scene.expect(try scene.json([], merged), judges: ["main~2..topic"])
    let push = ["GITLAB_CI": "true", "CI_COMMIT_SHA": main, "CI_COMMIT_BRANCH": "main"]
    for (before, range) in [
      (GateScene.zero, "main..main"), (try scene.id("main~1"), "main~1..main"),
    ] {
      let pushed = try scene.json([], push.merging(["CI_COMMIT_BEFORE_SHA": before]) { $1 })
      #expect(pushed.exitCode == 0)
      try scene.expect(pushed, judges: [range])
      #expect(pushed.range["reference"].string == "refs/heads/main")
    }
  }
}
