import FixtureSupport
import Foundation
import Testing

@Suite("A mark says who makes the next commit", .enabled(if: Prerequisites.git, "needs git"))
struct HookMarkTests {
  private static let tagged =
    HookRepository.message
    + "\nAssisted-by: gemini-cli:gemini-3-pro\nAI-Session: gemini-cli:0b2f3c1e\n"
  private static let mark = [
    "--agent", "gemini-cli", "--session", "0b2f3c1e", "--model", "gemini-3-pro",
  ]

  @Test("agent, session and model, once")
  func once() throws {
    let repository = try HookRepository("mark")
    try Self.mark(repository)
    #expect(try repository.commit() == Self.tagged)
    #expect(try repository.commit() == HookRepository.message)
    // The later one counts.
    try Self.mark(repository, ["--agent", "Codex CLI"])
    try Self.mark(repository)
    #expect(try repository.commit() == Self.tagged)
  }

  @Test("from below the top of the work tree, and from outside")
  func directories() throws {
    let repository = try HookRepository("mark")
    let below = repository.directory.appendingPathComponent("a/b")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    let inside = try Outcomes.run(["hook", "mark"] + Self.mark, in: below)
    #expect(inside.exitCode == 0 && inside.output + inside.errors == "")
    #expect(try repository.commit() == Self.tagged)
    let outside = try Outcomes.run(["hook", "mark"] + Self.mark + [repository.directory.path])
    #expect(outside.exitCode == 0 && outside.output + outside.errors == "")
    #expect(try repository.commit() == Self.tagged)
  }

  @Test("it completes what the agent's variables say, and outdoes no other agent")
  func variables() throws {
    let repository = try HookRepository("mark")
    try Self.mark(repository)
    #expect(try repository.commit(as: ["GEMINI_CLI": "1"]) == Self.tagged)
    try Self.mark(repository)
    #expect(try repository.commit(as: HookRepository.agent) == HookRepository.message)
    #expect(try repository.commit() == HookRepository.message)
  }

  @Test("ten minutes later it is gone", arguments: [-59, 0, 590, 601, 86_400, -120] as [Int64])
  func expiry(_ age: Int64) throws {
    let repository = try HookRepository("mark")
    let file = repository.gitDirectory.appendingPathComponent("outcomes/mark")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let time = Int64(Date().timeIntervalSince1970) - age
    try Data("outcomes-mark 1\ntime \(time)\nagent gemini-cli\n".utf8).write(to: file)
    let tagged = HookRepository.message + "\nAssisted-by: gemini-cli\n"
    let isGood = (-60...600).contains(age)
    #expect(try repository.commit() == (isGood ? tagged : HookRepository.message))
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test("in its own work tree")
  func workTree() throws {
    let repository = try HookRepository("mark")
    try repository.git(["worktree", "add", "-q", "-b", "side", "../side"])
    let side = repository.directory.deletingLastPathComponent().appendingPathComponent("side")
    let done = try Outcomes.run(["hook", "mark"] + Self.mark, in: side)
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(try repository.commit() == HookRepository.message)
    try repository.git(["-C", "../side", "commit", "-q", "--allow-empty", "-m", "new\n\nBody"])
    #expect(try repository.message(of: "side") == Data(Self.tagged.utf8))
  }

  @Test("a merge, a cherry-pick and a rebase leave it for the agent's own commit")
  func replays() throws {
    let repository = try HookRepository("mark")
    try repository.git(["checkout", "-q", "-b", "side"])
    try Data("side\n".utf8).write(to: repository.directory.appendingPathComponent("side"))
    try repository.git(["add", "-A"])
    let side = try repository.commit("side\n")
    try repository.git(["checkout", "-q", "main"])
    try repository.commit()
    try Self.mark(repository)
    try repository.git(["cherry-pick", "side"])
    #expect(try repository.message() == Data(side.utf8))
    try repository.git(["reset", "-q", "--hard", "HEAD~1"])
    try repository.git(["merge", "-q", "--no-ff", "-m", "merged", "side"])
    #expect(try repository.message() == Data("merged\n".utf8))
    try repository.git(["reset", "-q", "--hard", "HEAD~1"])
    try repository.git(["rebase", "-q", "main", "side"])
    #expect(try repository.message() == Data(side.utf8))
    #expect(try repository.commit() == Self.tagged)
  }

  @Test("an agent that nobody knows", arguments: ["nobody", "", "evil\u{1b}[31m\nagent\u{202e}"])
  func unknownAgent(_ name: String) throws {
    let repository = try HookRepository("mark")
    let done = try Outcomes.run(
      ["hook", "mark", "--agent", name], in: repository.directory)
    #expect(done.exitCode == 64)
    #expect(done.errors.hasPrefix("error: cannot mark: no agent is called '"))
    #expect(done.errors.contains("\nhint: known: amazon-q amp antigravity "))
    Self.expectPlain(done)
    #expect(try repository.commit() == HookRepository.message)
  }

  @Test(
    "a session or a model that can be none",
    arguments: [
      ["--session", "abc"], ["--session", "a b c d"], ["--session", ""], ["--model", ""],
      ["--session", "0b2f\nSigned-off-by: nobody"], ["--session", "\u{1b}]0;title\u{7}"],
      ["--session", String(repeating: "s", count: 201)], ["--model", "a model"],
      ["--model", String(repeating: "m", count: 101)], ["--model", "\u{9b}2J\u{2066}"],
    ] as [[String]])
  func wrongValues(_ option: [String]) throws {
    let repository = try HookRepository("mark")
    let done = try Outcomes.run(
      ["hook", "mark", "--agent", "codex"] + option, in: repository.directory)
    #expect(done.exitCode == 64)
    #expect(done.errors.hasPrefix("error: cannot mark: '"))
    Self.expectPlain(done)
    #expect(try repository.commit() == HookRepository.message)
  }

  @Test("outside of a repository, and where there is nothing")
  func noRepository() throws {
    for path in [".", "no/such\u{1b}[31m"] {
      let done = try Outcomes.run(["hook", "mark", "--agent", "codex", path])
      #expect(done.exitCode == 3)
      #expect(done.errors.contains("hint: name a repository, or run this inside one"))
      Self.expectPlain(done)
    }
  }

  private static func mark(
    _ repository: HookRepository, _ options: [String] = mark
  ) throws {
    let done = try Outcomes.run(["hook", "mark"] + options, in: repository.directory)
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(done.output + done.errors == "")
  }

  /// Two lines, and nothing that a terminal would obey.
  private static func expectPlain(_ done: Completed) {
    #expect(done.output == "")
    #expect(done.errors.split(separator: "\n").count == 2, "\(done.errors)")
    #expect(
      done.errors.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7f).contains($0.value) })
  }
}
