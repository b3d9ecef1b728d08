import FixtureSupport
import Foundation
import Testing

/// Whose policy holds: the base's, whatever the pull request says.
@Suite("the policy of the base", .enabled(if: Prerequisites.git, "needs git"))
struct GateRangePolicyTests {
  @Test("a pull request cannot switch off the gate it passes through")
  func weakened() throws {
    let scene = try GateScene(policy: GateScene.requiring)
    let off = "[gate]\nattribution = \"off\"\nwaivers = [\"ann@example.org\"]\n"
    for (name, text) in [("off", off), ("wrong", "[gate"), ("gone", nil)] {
      let change = GateCommit("policy\n", files: [".outcomes.toml": text])
      try scene.branch(name, [change, GateScene.untagged])
      try scene.git(["checkout", "-q", name])
      let run = try scene.judge(name)
      #expect(run.exitCode == 1, "\(name): \(run.errors)")
      #expect(run.range["policy"]["commit"].string == (try scene.id("main")))
      #expect(try scene.json([]).exitCode == 1)
    }
  }

  @Test("nor by a policy in the work tree")
  func workTree() throws {
    let scene = try GateScene.pullRequest()
    let file = scene.directory.appendingPathComponent(".outcomes.toml")
    try Data("[gate]\nattribution = \"off\"\n".utf8).write(to: file)
    #expect(try scene.judge("topic").exitCode == 1)
  }

  @Test("without a policy the gate warns, and says so")
  func none() throws {
    for scene in [
      try GateScene(), try GateScene(files: [".outcomes.toml": "mainline = \"main\"\n"]),
    ] {
      try scene.branch("topic", [GateCommit("work\n\n🤖 Generated with Claude Code\n")])
      let run = try scene.judge("topic")
      #expect(run.exitCode == 0)
      #expect(run.range["warnings"].integer == 1)
      #expect(run.range["policy"]["file"] == .null)
      #expect(run.notices.contains { $0.contains("no policy") })
    }
  }

  @Test("a policy that is wrong judges nothing, and its line is named")
  func wrong() throws {
    let scene = try GateScene(policy: "attribution = \"require\"\nhuman.acountable = \"fail\"")
    try scene.branch("topic", [GateScene.commit("one")])
    let run = try scene.json(["--base", "main", "--head", "topic"])
    #expect(run.exitCode == 2)
    #expect(run.completed.stdout.isEmpty)
    #expect(
      run.errors.contains("\(try scene.id("main").prefix(12)):.outcomes.toml:3"), "\(run.errors)")
    #expect(run.errors.contains("acountable"))
  }

  @Test("a file that --policy names wins, and is wrong with its line as well")
  func file() throws {
    let scene = try GateScene.pullRequest()
    let policy = try scene.file("policy.toml", "[gate]\nattribution = \"disclose\"\n").path
    let run = try scene.judge("topic", ["--policy", policy])
    #expect(run.exitCode == 0)
    #expect(run.range["policy"]["file"].string == policy)
    #expect(run.range["policy"]["commit"] == .null)
    let wrong = try scene.file("wrong.toml", "\n[gate]\nattribution = \"yes\"\n").path
    let refused = try scene.json(["--base", "main", "--head", "topic", "--policy", wrong])
    #expect(refused.exitCode == 2)
    #expect(refused.errors.contains("wrong.toml:3"), "\(refused.errors)")
    let missing = try scene.run(["--base", "main", "--head", "topic", "--policy", wrong + "x"])
    #expect(missing.exitCode == 3 || missing.exitCode == 2)
    #expect(missing.errors.contains("wrong.tomlx"))
  }

  @Test("on the base it is a file: no link, no directory")
  func odd() throws {
    let scene = try GateScene.pullRequest()
    var link = GateCommit("link\n", files: [".outcomes.toml": "elsewhere.toml"])
    link.modes = [".outcomes.toml": "120000"]
    let blob = try scene.id("main:.outcomes.toml")
    let inner = try scene.git(["mktree"], input: Data("100644 blob \(blob)\tx\n".utf8))
    let tree = try scene.git(["mktree"], input: Data("040000 tree \(inner)\t.outcomes.toml\n".utf8))
    let directory = try scene.git(["commit-tree", "-p", "main", "-m", "directory", tree])
    for base in [try scene.branch("link", [link])[0], directory] {
      let run = try scene.json(["--base", base, "--head", "topic"])
      #expect(run.exitCode == 2)
      #expect(run.errors.contains("\(base):.outcomes.toml': not a regular file"), "\(run.errors)")
      #expect(!run.hints.isEmpty)
    }
  }
}
