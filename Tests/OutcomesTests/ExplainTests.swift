import FixtureSupport
import Foundation
import Testing

/// `outcomes explain` on a branch that was squashed, deployed, and half taken away again.
@Suite("Explain", .enabled(if: Prerequisites.git, "needs git"))
struct ExplainTests {
  /// A repository and the commits of its story.
  private struct Story: Sendable {
    let repository: SmallRepository
    /// Ten lines by an agent, on a branch.
    let work: String
    /// The squash that brought them to the mainline.
    let squash: String
    /// Took four of them away.
    let removal: String
  }

  private static let note = """
    a.swift
      s_0123456789abcd::t_0123456789abcd 2-5
    ---
    {"schema_version": "authorship/3.0.0", "base_commit_sha": "", "prompts": {}, "sessions":
    {"s_0123456789abcd": {"agent_id": {"tool": "claude", "id": "session-1", "model": "opus"}}}}
    """

  private static func story(_ name: String, configuration: String? = nil) throws -> Story {
    let repository = try SmallRepository(
      at: try TemporaryDirectory.make("explain").appendingPathComponent(name))
    func author(_ day: Int, _ name: String = "Ann") -> SmallRepository.Author {
      let date = "2026-03-\(day < 10 ? "0" : "")\(day)T10:00:00Z"
      return .init(name, email: "\(name.lowercased())@example.org", date: date)
    }
    func file(_ lines: [Int]) -> [String: String] {
      ["a.swift": "let start = 0\n" + lines.map { "let line\($0) = \($0)\n" }.joined()]
    }
    var first = file([])
    if let configuration { first[".outcomes.toml"] = configuration }
    try repository.commit("start\n", by: author(1), files: first)
    try repository.run(["tag", "v1.0.0"])
    try repository.run(["checkout", "-q", "-b", "topic"])
    let work = try repository.commit(
      "Add ten lines\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n", by: author(2),
      files: file(Array(1...10)))
    try repository.run(["update-ref", "refs/pull/7/head", work])
    try repository.run(["checkout", "-q", "main"])
    let squash = try repository.commit(
      "Ten lines (#7)\n", by: author(3), files: file(Array(1...10)))
    try repository.run(["tag", "v1.1.0"])
    let removal = try repository.commit(
      "Take four away\n", by: author(6, "Bob"), files: file(Array(5...10)))
    try repository.run(["tag", "v1.2.0"])
    try repository.commit("More\n", by: author(28, "Bob"), files: ["b.swift": "let more = 1\n"])
    try repository.run(["tag", "v1.3.0"])
    try repository.run(["branch", "-qD", "topic"])
    return Story(repository: repository, work: work, squash: squash, removal: removal)
  }

  private static func explain(_ story: Story, _ arguments: [String]) throws -> JSONValue {
    let done = try Outcomes.run(
      ["explain", "--all", "--format", "json"] + arguments, in: story.repository.directory)
    #expect(done.exitCode == 0, "\(done.errors)")
    let explanation = try JSONValue(parsing: done.stdout)
    let schema = JSONSchema(
      try JSONValue(
        contentsOf: Checkout.schemas.appendingPathComponent("outcomes.explain.v1.schema.json")))
    #expect(schema.violations(in: explanation) == [])
    return explanation
  }

  @Test("a commit of a squashed branch: landing, deployments, and who took its lines away")
  func branchCommit() throws {
    let story = try Self.story("path with spaces")
    let found = try Self.explain(story, [String(story.work.prefix(10))])
    #expect(found["kind"].string == "commit")
    #expect(found["commit"].string == story.work)
    #expect(found["landing"]["kind"].string == "squash")
    #expect(found["landing"]["mainline_commit"].string == story.squash)
    #expect(found["landing"]["linked_by"].string == "pull request #7")
    #expect(found["deployments"].items.map { $0["name"].string } == ["v1.1.0", "v1.2.0", "v1.3.0"])
    #expect(found["deployments"].items.map { $0["is_first"].bool } == [true, false, false])
    let lines = found["lines"]
    #expect(lines["novel"].integer == 10)
    #expect(lines["surviving"].integer == 6)
    #expect(lines["removed"].integer == 4)
    #expect(lines["ai_novel"].integer == 10)
    let file = found["files"][0]
    #expect(file["path"].string == "a.swift")
    let removal = file["removals"][0]
    #expect(removal["commit"].string == story.removal)
    #expect(removal["deployment"].string == "v1.2.0")
    #expect(removal["lines"].integer == 4)
    #expect(found["developers"].items.map { $0["email"].string } == ["ann@example.org"])
    #expect(found["evidence"][0]["level"].string == "trailer")
    let credit = found["credits"][0]
    #expect(credit["email"].string == "ann@example.org")
    #expect(credit["ai_lines"].integer == 6)
  }

  @Test("the squash carries the branch's commit, and is not counted itself")
  func squash() throws {
    let story = try Self.story("squash")
    let found = try Self.explain(story, [story.squash])
    #expect(found["landing"]["kind"].string == "direct")
    #expect(found["landing"]["carries"].items.map { $0.string } == [story.work])
    #expect(found["lines"]["novel"].integer == 10)
    let report = try Outcomes.scan(["--all"], in: story.repository.directory).report
    #expect(report["funnel"]["tagged"].integer == 1)
    #expect(report["funnel"]["landings"]["squash"].integer == 1)
    #expect(report["totals"]["commits"]["total"].integer == 4)
  }

  @Test("of a commit with a note, only the lines that it names count as AI's")
  func note() throws {
    let story = try Self.story("note")
    try story.repository.run(
      ["notes", "--ref=ai", "add", "-F", "-", story.work],
      environment: [
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ], input: Self.note)
    let found = try Self.explain(story, [story.work])
    #expect(found["evidence"].items.map { $0["level"].string } == ["note", "trailer"])
    #expect(found["evidence"][0]["session"].string == "session-1")
    #expect(found["lines"]["novel"].integer == 10)
    #expect(found["lines"]["ai_novel"].integer == 4)
    #expect(found["lines"]["unknown"].integer == 6)
    #expect(found["lines"]["ai_removed"].integer == 4)
    let report = try Outcomes.scan(["--all"], in: story.repository.directory).report
    #expect(report["totals"]["lines"]["ai_novel"].integer == 4)
    #expect(report["totals"]["lines"]["unknown"].integer == 6)
    #expect(report["agents"].items.map { $0["model"].string } == ["opus"])
  }

  @Test("a note that is invalid is named, and the rest is read")
  func invalidNote() throws {
    let story = try Self.story("invalid")
    try story.repository.run(
      ["notes", "--ref=ai", "add", "-F", "-", story.work],
      environment: [
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ], input: "no divider\n")
    let scan = try Outcomes.scan(["--all"], in: story.repository.directory)
    #expect(scan.exitCode == 0)
    #expect(scan.words.contains(String(story.work.prefix(12))))
    #expect(scan.report["totals"]["lines"]["ai_novel"].integer == 10)
  }

  @Test("the name of a deployment tells the deployment's story")
  func deployment() throws {
    let story = try Self.story("deployment")
    let found = try Self.explain(story, ["v1.1.0"])
    #expect(found["kind"].string == "deployment")
    #expect(found["deployment"]["commit"].string == story.squash)
    #expect(found["previous"]["name"].string == "v1.0.0")
    #expect(found["new_commits"].integer == 1)
    #expect(found["tagged_commits"].integer == 1)
    #expect(found["lines"]["ai_novel"].integer == 10)
    #expect(found["commits"].items.map { $0["commit"].string } == [story.work])
  }

  @Test("people are withheld where the configuration says so")
  func privacy() throws {
    let story = try Self.story("privacy", configuration: "[privacy]\nrows = \"team\"\n")
    for revision in [story.work, "v1.1.0"] {
      for format in ["json", "text"] {
        let done = try Outcomes.run(
          ["explain", revision, "--all", "--format", format], in: story.repository.directory)
        #expect(done.exitCode == 0)
        #expect(!done.output.contains("Ann"))
        #expect(!done.output.contains("ann@example.org"))
      }
    }
  }

  @Test("the text says what the JSON says")
  func text() throws {
    let story = try Self.story("text")
    let done = try Outcomes.run(["explain", story.work, "--all"], in: story.repository.directory)
    #expect(done.exitCode == 0)
    for part in ["pull request #7", "v1.2.0", "Ann", "Claude"] {
      #expect(done.output.contains(part), "\(part)")
    }
  }

  @Test("what there is not is said plainly", arguments: ["no-such", "0123456", "v9.9.9", ""])
  func unknown(_ revision: String) throws {
    let story = try Self.story("unknown")
    let done = try Outcomes.run(["explain", "--all", revision], in: story.repository.directory)
    #expect(done.exitCode == 3)
    #expect(done.output.isEmpty)
    #expect(done.errors.hasPrefix("error: "))
  }

  @Test("a shallow clone tells what it has, and that it is not all")
  func shallow() throws {
    let story = try Self.story("whole")
    let source = "file://" + story.repository.directory.path
    try story.repository.run(["clone", "-q", "--depth", "2", source, "shallow"])
    let clone = story.repository.directory.appendingPathComponent("shallow")
    let done = try Outcomes.run(["explain", "HEAD", "--all"], in: clone)
    #expect(done.exitCode == 3)
    #expect(done.output.contains("shallow clone"))
  }

  @Test("an empty repository, and no repository")
  func nothing() throws {
    let directory = try TemporaryDirectory.make("explain-nothing")
    #expect(try Outcomes.run(["explain", "HEAD"], in: directory).exitCode == 3)
    let empty = try SmallRepository(at: directory.appendingPathComponent("empty"))
    #expect(try Outcomes.run(["explain", "HEAD"], in: empty.directory).exitCode == 3)
  }
}
