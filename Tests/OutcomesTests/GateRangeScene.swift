import FixtureSupport
import Foundation
import Testing

extension GateScene {
  /// A policy that refuses each commit of an agent without its tag.
  static let requiring = "attribution = \"require\""

  /// The zero id, which stands for no commit.
  static let zero = String(repeating: "0", count: 40)

  /// What git lists for a range.
  func list(_ range: [String], in place: URL? = nil) throws -> [String] {
    try git(["rev-list"] + range, in: place).split(separator: "\n").map(String.init)
  }

  /// Holds the commits that were judged against what git lists.
  func expect(
    _ run: GateRun, judges range: [String], source: SourceLocation = #_sourceLocation
  ) throws {
    let listed = try list(range)
    #expect(Set(run.commits) == Set(listed), "\(run.errors)", sourceLocation: source)
    #expect(run.commits.count == listed.count, sourceLocation: source)
    #expect(run.range["commits"].integer == listed.count, sourceLocation: source)
  }

  /// A commit with a file of its own.
  static func commit(_ name: String, parents: [String]? = nil) -> GateCommit {
    GateCommit("\(name)\n", parents: parents, files: [name: "\(name)\n"])
  }

  /// A commit that `requiring` refuses.
  static let untagged = GateCommit(
    "untagged\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n", files: ["untagged": "x\n"])

  /// A branch `topic` with a plain commit and one that is refused; `main` has moved on since, and a
  /// forge has merged both as `refs/pull/1/merge`.
  static func pullRequest(named name: String = "r") throws -> GateScene {
    let scene = try GateScene(policy: requiring, named: name)
    try scene.branch("topic", [commit("one"), untagged])
    try scene.branch("main", [commit("moved"), commit("further")])
    try scene.branch("merge", [commit("merged", parents: ["main", "topic"])])
    try scene.git(["update-ref", "refs/pull/1/merge", "merge"])
    try scene.git(["update-ref", "-d", "refs/heads/merge"])
    try scene.git(["config", "uploadpack.allowFilter", "true"])
    try scene.git(["config", "uploadpack.allowAnySHA1InWant", "true"])
    return scene
  }
}
