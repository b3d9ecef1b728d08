import FixtureSupport
import Foundation
import Testing

@Suite(
  "A gate is called with hostile input, and says so in plain words",
  .enabled(if: Prerequisites.git && Prerequisites.python, "needs git and python3"))
struct GateHostileCallTests {
  private static let mostMegabytes = 255
  /// What terminals and runners obey, as far as a name can have it.
  private static let words = "\u{1b}[31m##[error]a ::error::b\u{202e}\u{85}::error::c"

  /// Commits as the policy wants them.
  private static let fixture = SharedFixture("hostile-call") { directory in
    let repository = directory.appendingPathComponent("repository")
    try FixtureScript("gate-hostile/make.py").run([repository.path, "tagged", "20"])
  }

  private static func repository() throws -> URL {
    try fixture.directory().appendingPathComponent("repository")
  }

  private static func id(_ name: String) throws -> String {
    let git = try Program(named: "git")
    let done = try git.run(["rev-parse", name], in: try repository())
    return done.output.trimmingCharacters(in: .newlines)
  }

  private static func expect(_ judged: GateHostileJudged, exits codes: Set<Int>) {
    #expect(judged.exitCodes == codes, "\(judged.errors)")
    #expect(judged.problems == [])
    #expect(judged.megabytes <= mostMegabytes)
  }

  /// Writes a file, hands its path on, and takes it away.
  private static func withFile(
    _ content: Data, named name: String = "file", _ body: (String) throws -> Void
  ) throws {
    let directory = try TemporaryDirectory.make("hostile-file")
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appendingPathComponent(name)
    try content.write(to: file)
    try body(file.path)
  }

  @Test("an event of 30 MB, nested ten million deep, whose branches have hostile names")
  func event() throws {
    let nested =
      String(repeating: "[", count: 10_000_000) + String(repeating: "]", count: 10_000_000)
    let name = #"\u001b[31m##[error]a ::error::b\u202e\r::error::c"#
    let ends = try [("base", "main"), ("head", "topic")].map { end, revision in
      #""\#(end)": {"sha": "\#(try Self.id(revision))", "ref": "\#(name)"}"#
    }
    let title = String(repeating: "a", count: 10_000_000)
    let text =
      #"{"x": \#(nested), "title": "\#(title)", "pull_request": {\#(ends.joined(separator: ", "))}}"#
    try Self.withFile(Data(text.utf8)) { file in
      let judged = try GateHostileJudged(
        ["-C", try Self.repository().path],
        environment: [
          "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": file,
        ])
      Self.expect(judged, exits: [0])
      #expect(judged.range["commits"].integer == 20)
    }
  }

  @Test("a squash message of 16 MB, one of trailers alone, and one that is larger")
  func message() throws {
    let megabytes = 16 << 20
    let prose = String(repeating: "some words, and then some more \(Self.words)\n", count: 1000)
    let filled = String(repeating: prose, count: megabytes / prose.utf8.count)
    let trailers = "Title\n\n" + String(repeating: "a:b\n", count: megabytes / 4 - 2)
    let cases = [(filled, 1), (trailers, 3), (String(repeating: "a", count: megabytes + 1), 3)]
    for (text, code) in cases {
      try Self.withFile(Data(text.utf8)) { file in
        let judged = try GateHostileJudged(
          [
            "-C", try Self.repository().path, "--base", "main", "--head", "topic", "--message",
            file,
          ],
          as: ["text", "json"])
        Self.expect(judged, exits: [code])
      }
    }
  }

  @Test("a policy with a hostile name, right and wrong", arguments: [0, 2])
  func policy(_ code: Int) throws {
    let text = code == 0 ? "[gate]\n" : "[gate]\nunknown = 1\n"
    let name = Self.words.replacingOccurrences(of: "/", with: "") + "\n::error::d.toml"
    try Self.withFile(Data(text.utf8), named: name) { file in
      let judged = try GateHostileJudged(
        ["-C", try Self.repository().path, "--base", "main", "--head", "topic", "--policy", file])
      Self.expect(judged, exits: [code])
    }
  }

  @Test("revisions with hostile names that are none")
  func revisions() throws {
    let judged = try GateHostileJudged(
      [
        "-C", try Self.repository().path, "--base", Self.words, "--head",
        "::error::\n" + Self.words,
      ])
    Self.expect(judged, exits: [3])
  }

  @Test("a push with hostile names of references, of who pushes, and in its options")
  func push() throws {
    let (old, new) = (try Self.id("main"), try Self.id("topic"))
    let names = ["##[error]a", "##vso[a]b", "::error::a", "\u{202e}\u{9b}31m"]
    let input = names.map { "\(old) \(new) refs/heads/\($0)\n" }.joined()
    let judged = try GateHostileJudged(
      ["--pre-receive"], in: try Self.repository(),
      environment: [
        "GIT_DIR": ".", "GL_USERNAME": Self.words, "GIT_PUSH_OPTION_COUNT": "2",
        "GIT_PUSH_OPTION_0": "outcomes.waive=attribution \(Self.words)",
        "GIT_PUSH_OPTION_1": "outcomes.waive=\(Self.words)",
      ], input: Data(input.utf8))
    Self.expect(judged, exits: [0])
    #expect(judged.range["waivers"].integer == 2)
    #expect(judged.range["counting"].integer == 0)
  }

  @Test("a push of 100,000 references is too much to judge at once, and one of 1,000 is not")
  func references() throws {
    let new = try Self.id("topic")
    let none = String(repeating: "0", count: 40)
    for (count, code) in [(1_000, 0), (100_000, 3)] {
      let lines = (0..<count).map { "\(none) \(new) refs/heads/b\($0)\n" }
      let judged = try GateHostileJudged(
        ["--pre-receive"], as: ["text"], in: try Self.repository(),
        environment: ["GIT_DIR": "."], input: Data(lines.joined().utf8))
      Self.expect(judged, exits: [code])
      #expect(code == 0 || judged.errors.contains("push fewer references at a time"))
    }
  }
}
