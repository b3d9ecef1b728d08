import FixtureSupport
import Foundation
import Testing

/// The real git with the real scripts; what they leave behind tells when it is done.
@Suite(
  "Spend notes follow commits that are made anew", .enabled(if: Prerequisites.git, "needs git"))
struct SpendNoteRewriteTests {
  /// Three commits on `topic`, which forks off `main` before its last commit; outputs 1, 2 and 3.
  private static func topic() throws -> SpendNoteScene {
    let scene = try SpendNoteScene(hasHooks: true)
    try scene.commit("base", at: 0, session: nil)
    try scene.run(["checkout", "-q", "-b", "topic"])
    for number in 1...3 {
      try scene.call(at: Int64(number * 60 - 5), output: number)
      try scene.commit("f\(number)", at: Int64(number * 60))
    }
    try scene.run(["checkout", "-q", "main"])
    try scene.commit("ahead", at: 200, session: nil)
    try scene.run(["checkout", "-q", "topic"])
    try scene.events?.wait(for: 5)
    return scene
  }

  private static func outputs(_ scene: SpendNoteScene) throws -> [[Int]] {
    try ["HEAD~2", "HEAD~1", "HEAD"].map { try scene.outputs(of: $0) }
  }

  @Test("an amended commit has the old lines and what was spent since")
  func amend() throws {
    let scene = try Self.topic()
    #expect(try Self.outputs(scene) == [[1], [2], [3]])
    let old = try scene.run(["rev-parse", "HEAD"])
    try scene.call(at: 250, output: 40)
    try scene.run(["commit", "-q", "--amend", "--no-edit"], at: 300, waiting: 2)
    #expect(try scene.outputs() == [3, 40])
    #expect(try scene.outputs(of: old) == [3])
    try scene.run(["commit", "-q", "--amend", "-m", "nobody's"], at: 310, waiting: 2)
    #expect(try scene.outputs() == [3, 40])
    try scene.expectWhole()
  }

  @Test("a rebase carries every note over in one commit, and its picks cost nothing")
  func rebase() throws {
    let scene = try Self.topic()
    try scene.call(at: 250, output: 40)
    let before = try scene.run(["rev-list", "--count", "refs/notes/outcomes"])
    try scene.run(["rebase", "-q", "main"], at: 300, waiting: 1)
    #expect(try Self.outputs(scene) == [[1], [2], [3]])
    #expect(scene.events?.isQuiet == true)
    let after = try scene.run(["rev-list", "--count", "refs/notes/outcomes"])
    #expect((Int(before), Int(after)) == (3, 4))
    // What was spent meanwhile is the next commit's.
    try scene.commit("next", at: 400)
    try scene.events?.wait(for: 1)
    #expect(try scene.outputs() == [40])
    try scene.expectWhole()
  }

  @Test("squash and fixup unite them", arguments: ["squash", "fixup"])
  func squash(_ verb: String) throws {
    let scene = try Self.topic()
    let editor = "sed -i -e '2,$s/^pick/\(verb)/'"
    try scene.run(
      ["rebase", "-q", "-i", "main"], at: 300, environment: ["GIT_SEQUENCE_EDITOR": editor])
    let last = try scene.run(["rev-parse", "HEAD"])
    // After each of the two, and at the end.
    try scene.events?.wait(for: 3)
    #expect(try scene.run(["rev-parse", "HEAD~1"]) == scene.run(["rev-parse", "main"]))
    #expect(try scene.outputs(of: last) == [1, 2, 3])
    try scene.expectWhole()
  }

  @Test("git's own copying of notes does no harm")
  func copiedByGit() throws {
    let scene = try Self.topic()
    try scene.run(["config", "notes.rewriteRef", "refs/notes/outcomes"])
    try scene.run(["commit", "-q", "--amend", "--no-edit"], at: 300, waiting: 2)
    #expect(try scene.outputs() == [3])
    try scene.run(
      ["rebase", "-q", "-i", "main"], at: 400,
      environment: ["GIT_SEQUENCE_EDITOR": "sed -i -e '2,$s/^pick/squash/'"])
    try scene.events?.wait(for: 3)
    #expect(try scene.outputs() == [1, 2, 3])
  }

  @Test("a cherry-pick has none, and neither has a revert")
  func picks() throws {
    let scene = try Self.topic()
    try scene.call(at: 250, output: 40)
    try scene.run(["checkout", "-q", "main"])
    try scene.run(["cherry-pick", "topic~2", "topic"], at: 300)
    try scene.run(["revert", "--no-edit", "HEAD"], at: 310)
    // A revert is not told from a commit of one's own where git has already forgotten it.
    #expect(try scene.outputs(of: "HEAD~2") == [])
    #expect(try scene.outputs(of: "HEAD~1") == [])
    #expect(try scene.outputs() == [])
  }

  @Test("ten thousand lines at once", .timeLimit(.minutes(2)))
  func many() throws {
    let scene = try SpendNoteScene()
    try scene.call(at: 1)
    let old = try scene.commit("a", at: 60)
    try scene.note()
    let lines = (0..<10_000).map { number in
      let digits = String(number, radix: 16)
      let id = String(repeating: "0", count: 40 - digits.count) + digits
      return "\(old) \(String(id.reversed()))\n"
    }
    let done = try Checkout.built("outcomes").run(
      ["hook", "carry", "--git-dir", ".git"], in: scene.repository,
      environment: ["HOME": scene.home.path], input: Data(lines.joined().utf8))
    #expect(done.exitCode == 0)
    let notes = try scene.run(["notes", "--ref=outcomes", "list"]).split(separator: "\n")
    #expect(notes.count == 10_001)
    #expect(Set(notes.map { $0.prefix(40) }).count == 1)
    #expect(try scene.run(["rev-list", "--count", "refs/notes/outcomes"]) == "2")
  }
}
