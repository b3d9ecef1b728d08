import FixtureSupport
import Foundation
import Testing

/// Which commits a base and a head come to, where git says which they are.
@Suite("the gate's ranges", .enabled(if: Prerequisites.git, "needs git"))
struct GateRangeTests {
  @Test("a base that moved on brings none of its commits")
  func movedBase() throws {
    let scene = try GateScene.pullRequest()
    let run = try scene.judge("topic")
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main..topic"])
    #expect(run.commits.count == 2)
    #expect(run.range["policy"]["commit"].string == (try scene.id("main")))
  }

  @Test("several merge bases")
  func crissCross() throws {
    let scene = try GateScene(policy: GateScene.requiring)
    try scene.branch("a", [GateScene.commit("a1")])
    try scene.branch("b", [GateScene.commit("b1")])
    let merges = try ["a", "b"].map { try scene.id($0) }
    try scene.branch(
      "a", [GateScene.commit("a2", parents: merges), GateScene.commit("a3"), GateScene.untagged])
    try scene.branch(
      "b", [GateScene.commit("b2", parents: merges.reversed()), GateScene.commit("b3")])
    #expect(try scene.git(["merge-base", "--all", "a", "b"]).split(separator: "\n").count == 2)
    let passed = try scene.json(["--base", "a", "--head", "b"])
    #expect(passed.exitCode == 0)
    try scene.expect(passed, judges: ["a..b"])
    #expect(passed.range["merges"].integer == 1)
    let refused = try scene.json(["--base", "b", "--head", "a"])
    #expect(refused.exitCode == 1)
    try scene.expect(refused, judges: ["b..a"])
  }

  @Test("an octopus brings what each of its parents has")
  func octopus() throws {
    let scene = try GateScene(policy: GateScene.requiring)
    for name in ["a", "b"] { try scene.branch(name, [GateScene.commit(name)]) }
    try scene.branch("c", [GateScene.untagged])
    try scene.branch("topic", [GateScene.commit("octopus", parents: ["main", "a", "b", "c"])])
    let run = try scene.judge("topic")
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main..topic"])
    #expect(run.result("attribution", of: try scene.id("c")) == "unsatisfied")
  }

  @Test(
    "a forge's merge is not judged, what it merges is",
    arguments: [["--base", "main"], [], ["--base", GateScene.zero]])
  func forgeMerge(base: [String]) throws {
    let scene = try GateScene.pullRequest()
    let run = try scene.json(base + ["--head", "refs/pull/1/merge"])
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main..topic"])
    #expect(run.range["head"]["commit"].string == (try scene.id("topic")))
    #expect(run.notices.contains { $0.contains("refs/pull/1/merge") })
  }

  @Test("after a force push, what the old tip had is not judged again")
  func forcePush() throws {
    let scene = try GateScene.pullRequest()
    try scene.branch("rebased", [GateScene.commit("one"), GateScene.commit("two")])
    let run = try scene.json(["--base", "topic", "--head", "rebased"])
    #expect(run.exitCode == 0)
    try scene.expect(run, judges: ["topic..rebased"])
  }

  @Test("the zero id: no base is the production branch, and no head is nothing")
  func zero() throws {
    let scene = try GateScene.pullRequest()
    let new = try scene.json(["--base", GateScene.zero, "--head", "topic"])
    #expect(new.exitCode == 1)
    try scene.expect(new, judges: ["main..topic"])
    let gone = try scene.json(["--base", "main", "--head", GateScene.zero])
    #expect(gone.exitCode == 0)
    #expect(gone.report["ranges"] == .array([]))
  }

  @Test("tags lead to their commits", arguments: [[], ["-a", "-m", "one"]])
  func tags(options: [String]) throws {
    let scene = try GateScene.pullRequest()
    try scene.git(["tag"] + options + ["v1", "topic"])
    try scene.git(["tag"] + options + ["v0", "main"])
    let run = try scene.json(["--base", "v0", "--head", "v1"])
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["v0..v1"])
    #expect(run.range["head"]["commit"].string == (try scene.id("topic")))
  }

  @Test("a tag of a tag, and a tag of a file")
  func oddTags() throws {
    let scene = try GateScene.pullRequest()
    try scene.git(["tag", "-a", "-m", "one", "inner", "topic"])
    try scene.git(["tag", "-a", "-m", "two", "outer", "inner"])
    #expect(try scene.json(["--base", "main", "--head", "outer"]).exitCode == 1)
    try scene.git(["tag", "file", "main:.outcomes.toml"])
    for arguments in [["--base", "main", "--head", "file"], ["--base", "file", "--head", "main"]] {
      let run = try scene.json(arguments)
      #expect(run.exitCode == 3)
      #expect(run.errors.contains("'file': not a commit"), "\(run.errors)")
    }
  }

  @Test(
    "a range without commits passes",
    arguments: [("main", "main"), ("topic", "topic"), ("topic", "main~2"), ("main", "main~1")])
  func nothing(base: String, head: String) throws {
    let scene = try GateScene.pullRequest()
    let run = try scene.json(["--base", base, "--head", head])
    #expect(run.exitCode == 0)
    try scene.expect(run, judges: ["\(base)..\(head)"])
    #expect(run.commits.isEmpty)
  }

  @Test("without options it is what HEAD has and the production branch does not")
  func head() throws {
    let scene = try GateScene.pullRequest()
    try scene.git(["checkout", "-q", "topic"])
    try scene.expect(try scene.json([]), judges: ["main..topic"])
    try scene.git(["checkout", "-q", "--detach", "topic~1"])
    let detached = try scene.json([])
    #expect(detached.exitCode == 0)
    try scene.expect(detached, judges: ["main..topic~1"])
  }

  @Test(
    "an unknown revision cannot be judged",
    arguments: ["nowhere", "0123456789012345678901234567890123456789", "main~50", "--"])
  func unknown(revision: String) throws {
    let scene = try GateScene.pullRequest()
    for arguments in [
      ["--base=\(revision)", "--head=main"], ["--base=main", "--head=\(revision)"],
    ] {
      let run = try scene.json(arguments)
      #expect(run.exitCode == 3)
      #expect(run.errors.hasPrefix("error: "), "\(run.errors)")
      #expect(run.errors.contains(revision), "\(run.errors)")
      if revision.hasPrefix("0123") {
        #expect(run.hints.count == 1 && run.hints[0].contains("git fetch origin \(revision)"))
      }
    }
  }
}
