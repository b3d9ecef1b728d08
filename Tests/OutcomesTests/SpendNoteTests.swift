import FixtureSupport
import Foundation
import Testing

@Suite("Spend notes", .enabled(if: Prerequisites.git, "needs git"))
struct SpendNoteTests {
  @Test("a commit gets what its session spent since the one before, by model")
  func segments() throws {
    let scene = try SpendNoteScene()
    try scene.call(at: 1)
    try scene.call(at: 2, output: 20)
    try scene.call(at: 3, output: 5, model: "claude-haiku-4-5")
    try scene.call(at: 90, output: 100)
    let first = try scene.commit("a", at: 60)
    #expect(try scene.note(first).exitCode == 0)
    #expect(try scene.outputs(of: first) == [5, 30])
    let second = try scene.commit("b", at: 120)
    try scene.note()
    try scene.note()
    #expect(try scene.outputs(of: second) == [100])
    #expect(try scene.outputs(of: first) == [5, 30])
    let schema = JSONSchema(
      try JSONValue(
        contentsOf: Checkout.schemas.appendingPathComponent("outcomes.note.v1.schema.json")))
    for line in try scene.lines(of: first) + scene.lines(of: second) {
      #expect(schema.violations(in: line) == [])
      #expect(line["usd_nanos"].integer ?? 0 > 0)
      #expect(line["session"].string == SpendNoteScene.session)
    }
    let later = try #require(try scene.lines(of: second).first)
    #expect(later["from"].string == "2026-03-02T10:00:03.001Z")
    #expect(later["until"].string == "2026-03-02T10:02:00.999Z")
    #expect(later["cache_write_1h_tokens"].integer == 4)
    try scene.expectWhole()
  }

  @Test("where there is nothing to say, nothing is written, and nobody hears of it")
  func silence() throws {
    let scene = try SpendNoteScene()
    try scene.call(at: 1)
    try scene.commit("nobody's", at: 60, session: nil)
    var runs = [try scene.note()]
    try scene.commit("unknown", at: 60, session: "ffffffff-0000-4000-8000-000000000000")
    runs.append(try scene.note())
    try scene.commit("hostile", at: 60, session: "../../../../etc/passwd")
    runs.append(try scene.note())
    try scene.commit("early", at: 0)
    runs.append(try scene.note())
    let outcomes = try Checkout.built("outcomes")
    for arguments in [
      ["--commit", "nothing"], ["--git-dir", "/nowhere"], ["--other", "x", "y"], [],
    ] {
      runs.append(try outcomes.run(["hook", "note"] + arguments, in: scene.repository))
      runs.append(try outcomes.run(["hook", "carry"] + arguments, in: scene.repository))
    }
    #expect(runs.allSatisfy { $0.exitCode == 0 && $0.stdout.isEmpty && $0.stderr.isEmpty })
    #expect(try scene.run(["for-each-ref", "refs/notes"]).isEmpty)
  }

  @Test("a pick is no new work, although its message names the session; an amended commit is")
  func picks() throws {
    let scene = try SpendNoteScene()
    try scene.commit("base", at: 0, session: nil)
    try scene.run(["checkout", "-q", "-b", "topic"])
    try scene.call(at: 1)
    try scene.commit("a", at: 60)
    try scene.note()
    try scene.call(at: 61, output: 7)
    try scene.run(["checkout", "-q", "main"])
    try scene.run(["cherry-pick", "topic"], at: 120)
    try scene.note()
    #expect(try scene.outputs() == [])
    try scene.run(["commit", "-q", "--amend", "--no-edit"], at: 130)
    try scene.note()
    #expect(try scene.outputs() == [7])
  }

  @Test("the configured user signs, else the program; no time zone says where they are")
  func identity() throws {
    let scene = try SpendNoteScene()
    func signature(_ second: Int64) throws -> String {
      try scene.call(at: second)
      try scene.commit("f\(second)", at: second)
      try scene.note()
      return try scene.run(
        [
          "log", "-1", "--format=%an <%ae> %cn <%ce>|%ad", "--date=format:%z",
          "refs/notes/outcomes",
        ])
    }
    let ann = "Ann <ann@example.org>"
    #expect(try signature(60) == "\(ann) \(ann)|+0000")
    try scene.run(["config", "user.name", " Zoë <of> \u{7}Kiel. "])
    let own = "Zoë of Kiel <ann@example.org>"
    #expect(try signature(120) == "\(own) \(own)|+0000")
    try scene.run(["config", "--unset", "user.name"])
    try scene.run(["config", "--unset", "user.email"])
    let commit = [
      "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m",
      SpendNoteScene.message("last"),
    ]
    try scene.call(at: 180)
    try scene.run(commit, at: 180)
    try scene.note()
    let form = ["log", "-1", "--format=%an <%ae>", "refs/notes/outcomes"]
    #expect(try scene.run(form) == "outcomes <outcomes@localhost>")
    try scene.expectWhole()
  }

  @Test("a session that works in two repositories and two work trees is cut at all its commits")
  func places() throws {
    let scene = try SpendNoteScene()
    try scene.makeRepository("other")
    let other = scene.directory.appendingPathComponent("other")
    let linked = scene.directory.appendingPathComponent("linked")
    try scene.commit("base", at: 0, session: nil)
    try scene.run(["worktree", "add", "-q", linked.path])
    for second in [10, 70, 130, 190] as [Int64] { try scene.call(at: second, output: Int(second)) }
    try scene.commit("a", at: 60)
    try scene.note()
    try scene.commit("b", at: 120, in: other)
    try scene.note(in: other)
    try scene.commit("c", at: 180, in: linked)
    // As the script names it in a linked work tree.
    let done = try Checkout.built("outcomes").run(
      [
        "hook", "note", "--git-dir",
        scene.repository.appendingPathComponent(".git/worktrees/linked").path,
      ], in: linked, environment: ["HOME": scene.home.path])
    #expect(done.exitCode == 0)
    try scene.commit("d", at: 240)
    try scene.note()
    #expect(try scene.outputs(of: "HEAD~1") == [10])
    #expect(try scene.outputs(in: other) == [70])
    #expect(try scene.outputs(of: "linked") == [130])
    #expect(try scene.outputs() == [190])
  }

  @Test("no word of a log, no path, branch or name is in what is written")
  func privacy() throws {
    let scene = try SpendNoteScene()
    try scene.call(at: 1, model: "say \(SpendNoteScene.canary)")
    try scene.call(at: 2)
    try scene.commit("a", at: 60)
    try scene.note()
    let bytes = try scene.run(["notes", "--ref=outcomes", "show"])
    #expect(!bytes.contains(SpendNoteScene.canary) && !bytes.contains("nowhere"))
    #expect(!bytes.contains("Ann") && !bytes.contains("@") && !bytes.contains("main"))
    let objects = try scene.run(["cat-file", "--batch", "--batch-all-objects", "--buffer"])
    #expect(!objects.contains(SpendNoteScene.canary))
    let state = scene.home.appendingPathComponent(".local/state/outcomes/segments")
    let names = try FileManager.default.contentsOfDirectory(atPath: state.path)
    #expect(names == ["claude-code+\(SpendNoteScene.session)"])
  }

  private static func session(_ number: Int) -> String {
    "\(10 + number)000000-0000-4000-8000-000000000000"
  }

  @Test("forty commits get their notes at once, and none is lost")
  func atOnce() throws {
    let scene = try SpendNoteScene()
    let commits = try (0..<40).map { number in
      try scene.call(at: 1, output: number + 1, session: Self.session(number))
      return try scene.commit("f\(number)", at: 10, session: Self.session(number))
    }
    DispatchQueue.concurrentPerform(iterations: 40) { _ = try? scene.note(commits[$0]) }
    for (number, commit) in commits.enumerated() {
      #expect(try scene.outputs(of: commit) == [number + 1])
    }
    #expect(try scene.run(["rev-list", "--count", "refs/notes/outcomes"]) == "40")
    try scene.expectWhole()
  }

  @Test("commits of one session at once share its calls: each is there once")
  func sharing() throws {
    let scene = try SpendNoteScene()
    let commits = try (0..<12).map { number in
      try scene.call(at: Int64(10 + number))
      return try scene.commit("f\(number)", at: Int64(10 + number))
    }
    DispatchQueue.concurrentPerform(iterations: 12) { _ = try? scene.note(commits[$0]) }
    let lines = try commits.flatMap { try scene.lines(of: $0) }
    #expect(lines.compactMap { $0["requests"].integer }.reduce(0, +) == 12)
    #expect(try !scene.outputs(of: commits[11]).isEmpty)
    try scene.expectWhole()
  }
}
