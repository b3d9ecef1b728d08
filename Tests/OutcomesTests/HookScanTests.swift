import FixtureSupport
import Foundation
import Testing

@Suite("What the hook writes is read", .enabled(if: Prerequisites.git, "needs git"))
struct HookScanTests {
  private static let session = "0b2f3c1e-6a8e-4f0e-9c1a-2f0c9a3d7b11"
  private static let start = "2026-03-02T09:00:00Z"
  private static let tagged = "2026-03-02T10:00:00Z"

  /// `Assisted-by` and `AI-Session` both name the agent.
  private static func levels(of story: JSONValue) -> [String?] {
    story["evidence"].items.map { $0["level"].string }
  }

  @Test("as a trailer")
  func trailer() throws {
    let repository = try Self.repository()
    let story = try Self.story(of: repository)
    #expect(story["is_tagged"].bool == true)
    #expect(Self.levels(of: story) == ["trailer", "trailer"])
    #expect(story["evidence"].items.allSatisfy { $0["agent"].string == "claude-code" })
    #expect(story["evidence"].items.compactMap { $0["session"].string } == [Self.session])
    let scan = try Outcomes.scan(["--all", "--evidence", "trailer"], in: repository.directory)
    #expect(scan.exitCode == 0, "\(scan.completed.errors)")
    // What a person committed stays a person's.
    #expect(scan.report["funnel"]["tagged"].integer == 1)
  }

  @Test("as a session, where a log knows it")
  func session() throws {
    let repository = try Self.repository()
    let log = try Self.log(session: Self.session)
    let story = try Self.story(of: repository, ["--spend", log])
    #expect(Self.levels(of: story) == ["session", "trailer"])
    #expect(story["cost"] != .null)
    let scan = try Outcomes.scan(
      ["--all", "--spend", log, "--evidence", "session"], in: repository.directory)
    #expect(scan.exitCode == 0, "\(scan.completed.errors)")
    #expect(scan.report["funnel"]["tagged"].integer == 1)
    #expect(scan.report["spend"]["destinations"]["deployed"].integer == 1_500_000)
  }

  @Test("another session's log does not confirm it")
  func otherSession() throws {
    let repository = try Self.repository()
    let log = try Self.log(session: "ffffffff-6a8e-4f0e-9c1a-2f0c9a3d7b11")
    let story = try Self.story(of: repository, ["--spend", log])
    #expect(Self.levels(of: story) == ["trailer", "trailer"])
    let scan = try Outcomes.scan(
      ["--all", "--spend", log, "--evidence", "session"], in: repository.directory)
    #expect(scan.report["funnel"]["tagged"].integer == 0)
  }

  @Test("in the body, where a squash has buried it")
  func body() throws {
    let repository = try Self.repository()
    let message = String(decoding: try repository.message(), as: UTF8.self)
    // As a merge button joins the messages of a branch.
    let parts = ["* \(message)", "* more", "---------", "Co-authored-by: Ann <ann@example.org>"]
    let squash = "new (#7)\n\n" + parts.joined(separator: "\n\n") + "\n"
    try repository.git(["checkout", "-q", "-b", "squashed", "HEAD~1"])
    try Self.change("squashed", in: repository)
    try repository.git(
      ["-c", "core.hooksPath=/dev/null", "commit", "-q", "-F", "-"],
      as: Self.dates("2026-03-02T12:00:00Z"), input: Data(squash.utf8))
    try repository.git(["checkout", "-q", "-B", "main"])
    let story = try Self.story(of: repository)
    #expect(Self.levels(of: story) == ["body", "body"])
    #expect(story["evidence"].items.compactMap { $0["session"].string } == [Self.session])
  }

  /// A person's commit, and an agent's, which was deployed.
  private static func repository() throws -> HookRepository {
    let repository = try HookRepository("scanned")
    try change("start", in: repository)
    try repository.commit("start\n", as: dates(start))
    try repository.git(["tag", "v1.0.0"])
    try change("new", in: repository)
    try repository.commit(as: HookRepository.agent(session: session).merging(dates(tagged)) { $1 })
    try repository.git(["tag", "v1.1.0"])
    return repository
  }

  private static func change(_ name: String, in repository: HookRepository) throws {
    let lines = (0..<10).map { "let \(name)\($0) = \($0)\n" }.joined()
    try Data(lines.utf8).write(
      to: repository.directory.appendingPathComponent("\(name).swift"))
    try repository.git(["add", "-A"])
  }

  private static func dates(_ date: String) -> [String: String] {
    ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date]
  }

  private static func log(session: String) throws -> String {
    let run = try SpendRun()
    return try run.write([
      #"{"agent": "claude-code", "time": "2026-03-02T09:50:00Z", "id": "1", "#
        + #""model": "claude-opus-5", "session": "\#(session)", "author": "author@example.org", "#
        + #""cost_usd": "1.5", "output_tokens": 7}"#
    ])
  }

  private static func story(
    of repository: HookRepository, _ arguments: [String] = []
  ) throws -> JSONValue {
    let done = try Outcomes.run(
      ["explain", "HEAD", "--all", "--format", "json"] + arguments, in: repository.directory)
    #expect(done.exitCode == 0, "\(done.errors)")
    return try JSONValue(parsing: done.stdout)
  }
}
