import FixtureSupport
import Foundation
import Testing

/// Where the repository is, and what there is of it.
@Suite("where the gate finds its repository", .enabled(if: Prerequisites.git, "needs git"))
struct GateRangePlaceTests {
  private let range = ["--base", "main", "--head", "topic"]

  @Test("by -C, as the current directory, and from a directory below")
  func places() throws {
    let scene = try GateScene.pullRequest(named: "a name with spaces, ' and ü")
    let below = scene.directory.appendingPathComponent("below/deeper")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    let outside = scene.directory.deletingLastPathComponent()
    let here = try scene.json(range)
    #expect(here.exitCode == 1)
    #expect(try scene.json(range, in: below).report == here.report)
    #expect(
      try scene.json(["-C", scene.directory.path] + range, in: outside).report == here.report)
    #expect(
      try scene.json(["-C", scene.directory.lastPathComponent] + range, in: outside).report
        == here.report)
  }

  @Test("a bare repository, whose HEAD is the base")
  func bare() throws {
    let scene = try GateScene.pullRequest()
    let bare = scene.directory.deletingLastPathComponent().appendingPathComponent("bare.git")
    try scene.git(["clone", "-q", "--bare", "--template=", scene.directory.path, bare.path])
    let run = try scene.json(["--head", "topic"], in: bare)
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main..topic"])
  }

  @Test("a linked work tree has a HEAD of its own")
  func worktree() throws {
    let scene = try GateScene.pullRequest()
    let linked = scene.directory.deletingLastPathComponent().appendingPathComponent("linked")
    try scene.git(["worktree", "add", "-q", linked.path, "topic"])
    let run = try scene.json([], in: linked)
    #expect(run.exitCode == 1)
    try scene.expect(run, judges: ["main..topic"])
    let whole = try scene.json([])
    #expect(whole.exitCode == 0)
    #expect(whole.commits.isEmpty)
  }

  @Test("a branch without a commit has nothing to judge by")
  func unborn() throws {
    let scene = try GateScene.pullRequest()
    try scene.git(["symbolic-ref", "HEAD", "refs/heads/unborn"])
    let run = try scene.json([])
    #expect(run.exitCode == 3)
    #expect(run.errors.contains("HEAD"), "\(run.errors)")
    #expect(try scene.json(range).exitCode == 1)
  }

  @Test("an empty repository, a directory that is none, and no directory")
  func none() throws {
    let scene = try GateScene()
    let place = scene.directory.deletingLastPathComponent()
    let empty = place.appendingPathComponent("empty")
    try scene.git(["init", "-q", "--template=", empty.path])
    let plain = try TemporaryDirectory.make("plain")
    for (path, word) in [
      (empty.path, "HEAD"), (plain.path, "not a git repository"),
      (place.appendingPathComponent("missing").path, "no such directory"),
    ] {
      for arguments in [[], ["--base", "main", "--head", "HEAD"]] {
        let run = try scene.json(["-C", path] + arguments)
        #expect(run.exitCode == 3)
        #expect(run.errors.hasPrefix("error: "))
        let words = arguments.isEmpty || word != "HEAD" ? word : "main"
        #expect(run.errors.contains(word) || run.errors.contains(words), "\(run.errors)")
      }
    }
  }

  @Test("a commit that the object store has lost")
  func missing() throws {
    let scene = try GateScene.pullRequest()
    let lost = try scene.id("topic~1")
    let file = ".git/objects/\(lost.prefix(2))/\(lost.dropFirst(2))"
    try FileManager.default.removeItem(at: scene.directory.appendingPathComponent(file))
    for arguments in [
      range, ["--base", "topic~1", "--head", "topic"], ["--base", lost, "--head", "topic"],
    ] {
      let run = try scene.json(arguments)
      #expect(run.exitCode == 3)
      #expect(run.errors.contains("missing") || run.errors.contains("cannot"), "\(run.errors)")
      #expect(!run.errors.contains("unshallow"))
    }
  }
}
