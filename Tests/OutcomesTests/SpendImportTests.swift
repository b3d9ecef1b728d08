import FixtureSupport
import Foundation
import Testing

@Suite("spend import")
struct SpendImportTests {
  @Test("what was taken is said, and a second time nothing is read")
  func twice() throws {
    let run = try SpendRun()
    try run.write(SpendRun.lines)
    try run.write([SpendRun.lines[0]], to: "logs/copy.jsonl")
    let first = try run.json(["import", "."])
    #expect(first.exitCode == 0)
    #expect(first.report["complete"].bool == true)
    #expect(first.report["records"]["new"].integer == 3)
    let read = first.report["files"].items.filter { $0["state"].string == "read" }
    #expect(read.count == 2)
    #expect(read.compactMap { $0["taken"].integer }.reduce(0, +) == 3)
    #expect(read.compactMap { $0["repeated"].integer }.reduce(0, +) == 1)
    let second = try run.json(["import", "."])
    #expect(second.exitCode == 0)
    #expect(second.report["records"]["new"].integer == 0)
    let states = second.report["files"].items.filter { $0["format"].string != nil }
      .compactMap { $0["state"].string }
    #expect(states == ["unchanged", "unchanged"])
  }

  @Test("the same files give the same list, in whichever order they come")
  func order() throws {
    let lists = try [["a.jsonl", "b.jsonl"], ["b.jsonl", "a.jsonl"]].map { order in
      let run = try SpendRun()
      try run.write(Array(SpendRun.lines[..<2]), to: "a.jsonl")
      try run.write(Array(SpendRun.lines[1...]), to: "b.jsonl")
      for file in order { #expect(try run.run(["import", file]).exitCode == 0) }
      return try run.run(["list", "--by", "session", "--format", "json"]).output
    }
    #expect(lists[0] == lists[1])
  }

  @Test("a file that grew is read again, and nothing counts twice")
  func appended() throws {
    let run = try SpendRun()
    try run.write(Array(SpendRun.lines[..<2]))
    #expect(try run.run(["import", "log.jsonl"]).exitCode == 0)
    try run.write(SpendRun.lines)
    let again = try run.json(["import", "log.jsonl"]).report
    #expect(again["records"]["new"].integer == 1)
    #expect(again["records"]["known"].integer == 2)
    #expect(try run.json(["list"]).report["total"]["records"].integer == 3)
  }

  @Test("a line that is malformed is named with its number, and the rest is kept; ever again")
  func malformed() throws {
    let run = try SpendRun()
    try run.write([SpendRun.lines[0], #"{"agent": "x", "time": "#, SpendRun.lines[2]])
    for _ in 0..<2 {
      let done = try run.json(["import", "log.jsonl"])
      #expect(done.exitCode == 3)
      #expect(done.report["complete"].bool == false)
      let skipped = done.report["files"][0]["skipped"]
      #expect(skipped.items.count == 1)
      #expect(skipped[0]["first_line"].integer == 2)
    }
    #expect(try run.json(["list"]).report["total"]["records"].integer == 2)
    let table = try run.run(["import", "log.jsonl"])
    #expect(table.exitCode == 3)
    #expect(table.output.contains("line 2"))
  }

  @Test("a path where nothing is, and a file that nobody knows, are named")
  func unreadable() throws {
    let run = try SpendRun()
    try run.write(SpendRun.lines)
    try run.write(["hello"], to: "notes.txt")
    for path in ["missing.jsonl", "notes.txt"] {
      let done = try run.run(["import", path, "log.jsonl"])
      #expect(done.exitCode == 3)
      #expect((done.output + done.errors).contains(path))
    }
    // Beside logs, a file that is none is no failure.
    #expect(try run.run(["import", "."]).exitCode == 0)
    #expect(try run.json(["list"]).report["total"]["records"].integer == 3)
  }

  @Test("--author stands in where a record names nobody, for files that were read before too")
  func author() throws {
    let run = try SpendRun.imported()
    #expect(try run.run(["import", "log.jsonl", "--author", "Bob@example.org"]).exitCode == 0)
    let rows = try run.json(["list", "--by", "author"]).report["rows"].items
    #expect(rows.compactMap { $0["name"].string } == ["ann@example.org", "bob@example.org"])
  }

  @Test("--quiet says nothing where all is well, and what is wrong on standard error")
  func quiet() throws {
    let run = try SpendRun()
    try run.write(SpendRun.lines)
    let good = try run.run(["import", "--quiet", "log.jsonl"])
    #expect(good.stdout.isEmpty && good.stderr.isEmpty)
    let bad = try run.run(["import", "--quiet", "missing"])
    #expect(bad.exitCode == 3)
    #expect(bad.stdout.isEmpty)
    #expect(bad.errors.contains("missing"))
  }

  @Test("several imports at once all succeed")
  func together() async throws {
    let run = try SpendRun()
    for number in 0..<6 {
      try run.write(
        [SpendRun.lines[2].replacing(#""id": "3""#, with: #""id": "x\#(number)""#)],
        to: "\(number).jsonl")
    }
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 0..<6 {
        group.addTask { try run.run(["import", "\(number).jsonl"]).exitCode }
      }
      for try await code in group { #expect(code == 0) }
    }
    #expect(try run.json(["list"]).report["total"]["records"].integer == 6)
  }

  @Test(
    "without --ledger, the repository keeps it: in every work tree and out of sight",
    .enabled(if: Prerequisites.git, "needs git"))
  func inRepository() throws {
    let run = try SpendRun()
    let log = try run.write(SpendRun.lines)
    let repository = try SmallRepository(at: run.directory.appendingPathComponent("r"))
    try repository.commit(
      "a\n",
      by: SmallRepository.Author("A", email: "a@example.org", date: "2026-09-01T10:00:00Z"),
      files: ["a": "a\n"])
    try repository.run(["worktree", "add", "-q", "../other"])
    let other = run.directory.appendingPathComponent("other")
    let done = try Outcomes.run(["spend", "import", log], in: other)
    #expect(done.exitCode == 0, "\(done.errors)")
    let kept = repository.directory.appendingPathComponent(".git/outcomes/ledger.sqlite").path
    #expect(FileManager.default.fileExists(atPath: kept))
    #expect(try repository.run(["status", "--porcelain"]).isEmpty)
    let list = try Outcomes.run(["spend", "list"], in: repository.directory)
    #expect(list.output.contains("claude-code"))
  }

  @Test("without a repository and --ledger, that is wrong usage")
  func nowhere() throws {
    let run = try SpendRun()
    let log = try run.write(SpendRun.lines)
    let done = try Outcomes.run(["spend", "import", log], in: run.directory)
    #expect(done.exitCode == 64)
    #expect(done.errors.contains("--ledger"))
  }
}
