import FixtureSupport
import Foundation
import Testing

/// Clones that leave out a part of the history, as CI makes them.
@Suite("the gate in clones with gaps", .enabled(if: Prerequisites.git, "needs git"))
struct GateRangeShallowTests {
  private static let mend = "git fetch --unshallow --filter=tree:0"
  private let scene: GateScene
  private let place: URL
  private var url: String { "file://\(scene.directory.path)" }

  init() throws {
    scene = try GateScene.pullRequest()
    place = scene.directory.deletingLastPathComponent()
  }

  /// A clone of these references, each to this depth; all of them without one.
  private func clone(_ name: String, depth: Int?, _ references: [String]) throws -> URL {
    let clone = place.appendingPathComponent(name)
    try scene.git(["init", "-q", "--template=", "-b", "none", clone.path])
    try scene.git(["remote", "add", "origin", url], in: clone)
    let refspecs = references.map { reference in
      reference.hasPrefix("refs/pull/")
        ? "+\(reference):refs/remotes/\(reference.dropFirst(5))"
        : "+refs/heads/\(reference):refs/remotes/origin/\(reference)"
    }
    let options = depth.map { ["--depth=\($0)"] } ?? []
    try scene.git(["fetch", "-q", "--no-tags"] + options + ["origin"] + refspecs, in: clone)
    return clone
  }

  private struct Case: CustomStringConvertible, Sendable {
    let description: String
    let depth: Int
    let references: [String]
    let arguments: [String]

    static let branches = Case(
      description: "main and a branch, one commit each", depth: 1, references: ["main", "topic"],
      arguments: ["--base", "origin/main", "--head", "origin/topic"])
    static let merge = Case(
      description: "a forge's merge alone", depth: 1, references: ["refs/pull/1/merge"],
      arguments: ["--head", "refs/remotes/pull/1/merge"])
    static let boundary = Case(
      description: "a range that reaches the boundary", depth: 2, references: ["main", "topic"],
      arguments: ["--base", "origin/main", "--head", "origin/topic"])
    static let all = [branches, merge, boundary]
  }

  @Test("a range with a gap is not judged, and the line that mends it does", arguments: Case.all)
  private func gap(shape: Case) throws {
    let clone = try clone("shallow", depth: shape.depth, shape.references)
    let run = try scene.json(shape.arguments, in: clone)
    #expect(run.exitCode == 3)
    #expect(run.completed.stdout.isEmpty)
    #expect(run.hints == ["hint: \(Self.mend)"], "\(run.errors)")
    try expectSame(shape, mending: clone)
  }

  /// The verdict after the line was run is that of a whole clone, whole.
  private func expectSame(_ shape: Case, mending clone: URL) throws {
    let whole = try self.clone("whole", depth: nil, shape.references)
    try sh(Self.mend, in: clone)
    let mended = try scene.json(shape.arguments, in: clone)
    #expect(mended.exitCode == 1, "\(mended.errors)")
    #expect(mended.report == (try scene.json(shape.arguments, in: whole)).report)
    #expect(mended.report != .missing)
  }

  private func sh(_ command: String, in place: URL) throws {
    let done = try Program(named: "sh").run(["-c", command], in: place)
    #expect(done.exitCode == 0, "\(command): \(done.errors)")
  }

  @Test("a clone of one branch alone cannot say what is new", arguments: ["topic", "main"])
  func alone(branch: String) throws {
    let clone = place.appendingPathComponent("alone")
    try scene.git(
      ["clone", "-q", "--template=", "--depth=1", "-b", branch, "--single-branch", url, clone.path])
    let run = try scene.json([], in: clone)
    #expect(run.exitCode == 3)
    #expect(run.completed.stdout.isEmpty)
    #expect(run.errors.contains("--base"), "\(run.errors)")
    try scene.git(["checkout", "-q", "--detach"], in: clone)
    #expect(try scene.json([], in: clone).exitCode == 3)
  }

  @Test("a shallow clone that has the whole range is judged")
  func inside() throws {
    let clone = try clone("shallow", depth: 3, ["main", "topic"])
    let run = try scene.json(["--base", "origin/main", "--head", "origin/topic"], in: clone)
    #expect(run.exitCode == 1, "\(run.errors)")
    try scene.expect(run, judges: ["main..topic"])
  }

  @Test("the base that an event names is not in the clone")
  func missingBase() throws {
    let clone = try clone("shallow", depth: 1, ["topic"])
    let run = try scene.json(["--base", scene.id("main"), "--head", "origin/topic"], in: clone)
    #expect(run.exitCode == 3)
    #expect(run.hints == ["hint: \(Self.mend)"], "\(run.errors)")
    try sh(Self.mend, in: clone)
    let mended = try scene.json(["--base", scene.id("main"), "--head", "origin/topic"], in: clone)
    #expect(mended.exitCode == 1, "\(mended.errors)")
  }

  @Test("clones without files or trees are judged", arguments: ["blob:none", "tree:0"])
  func partial(filter: String) throws {
    let range = ["--base", "origin/main", "--head", "origin/topic"]
    let clone = place.appendingPathComponent("partial")
    try scene.git(["clone", "-q", "--no-checkout", "--filter=\(filter)", url, clone.path])
    let whole = place.appendingPathComponent("whole")
    try scene.git(["clone", "-q", "--no-checkout", url, whole.path])
    let run = try scene.json(range, in: clone)
    #expect(run.exitCode == 1, "\(run.errors)")
    #expect(run.report == (try scene.json(range, in: whole)).report)
    #expect(run.errors == "")
  }

  @Test(
    "without the remote the policy cannot be read, and that is said",
    arguments: ["blob:none", "tree:0"])
  func unreachable(filter: String) throws {
    let range = ["--base", "origin/main", "--head", "origin/topic"]
    let clone = place.appendingPathComponent("partial")
    try scene.git(["clone", "-q", "--no-checkout", "--filter=\(filter)", url, clone.path])
    let away = place.appendingPathComponent("away")
    try FileManager.default.moveItem(at: scene.directory, to: away)
    let run = try scene.json(range, in: clone)
    #expect(run.exitCode == 3)
    #expect(run.errors.contains(".outcomes.toml"), "\(run.errors)")
    #expect(run.hints.count == 1 && run.hints[0].contains("git cat-file blob"), "\(run.errors)")
    try FileManager.default.moveItem(at: away, to: scene.directory)
    #expect(try scene.json(range, in: clone).exitCode == 1)
  }

  @Test("what only trees tell is not known without them, and the command brings them")
  func treeless() throws {
    let policy = try scene.file(
      "policy.toml", "[gate]\ndeployments.config = \"fail\"\napprovers = [\"lead@example.org\"]\n")
    let range = ["--base", "origin/main", "--head", "origin/topic", "--policy", policy.path]
    let clone = place.appendingPathComponent("partial")
    try scene.git(["clone", "-q", "--no-checkout", "--filter=tree:0", url, clone.path])
    let whole = place.appendingPathComponent("whole")
    try scene.git(["clone", "-q", "--no-checkout", url, whole.path])
    let run = try scene.json(range, in: clone)
    #expect(run.exitCode == 3)
    let finding = try #require(run.findings.first { $0["rule"].string == "deployments.config" })
    #expect(finding["result"].string == "error")
    try sh(try #require(finding["mend"][0]["command"].string), in: clone)
    let mended = try scene.json(range, in: clone)
    #expect(mended.exitCode == 0)
    #expect(mended.report == (try scene.json(range, in: whole)).report)
  }
}
