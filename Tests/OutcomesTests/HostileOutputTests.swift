import FixtureSupport
import Foundation
import Testing

@Suite(
  "Nothing in a repository can steer a terminal", .enabled(if: Prerequisites.git, "needs git"))
struct HostileOutputTests {
  /// Red text, text that runs backwards, a window title, and an 8-bit control sequence.
  private static let hostile = "\u{1b}[31m\u{202e}\u{2066}\u{1b}]0;title\u{07}\u{9b}2J"

  private static let name = "evil\nrow\(hostile)"

  private static let fixture = SharedFixture("hostile") { directory in
    let repository = try SmallRepository(at: directory.appendingPathComponent(name))
    var author = SmallRepository.Author(
      "Eve \(hostile) Doe", email: "eve\u{202e}@example.org", date: "2026-09-01T10:00:00Z")
    let base = try repository.commit("start \(hostile)\n", by: author, files: ["a": "let a = 1\n"])
    author.date = "2026-09-02T10:00:00Z"
    let next = try repository.commit(
      "more \(hostile)\n\nAssisted-by: evil\u{1b}[2Jagent:model\u{202e}\n", by: author,
      files: ["new\nline\u{1b}[31m.swift": "let b = 2\n"])
    let rows = [(base, 1), (next, 2)].map { commit, day in
      """
      {"schema": "outcomes.deployment.v1", "id": "\(day)\\u001b[31m\\u202e\\nnext", "unit": null, \
      "environment": "production", "commit": "\(commit)", \
      "finished_at": "2026-09-0\(day)T12:00:00Z", "status": "success"}

      """
    }
    try Data(rows.joined().utf8)
      .write(to: directory.appendingPathComponent("deployments.jsonl"))
  }

  @Test("not on stdout, not on stderr", arguments: Outcomes.formats)
  func scan(_ format: String) throws {
    let done = try Outcomes.run(["scan", "--format", format] + (try Self.arguments()))
    #expect(done.exitCode == 0)
    #expect(Self.controls(in: done.output) == [])
    #expect(Self.controls(in: done.errors) == [])
    #expect(!done.output.contains("evil\nrow"))
    #expect(!done.errors.contains("evil\nrow"))
  }

  @Test("nor does the story of a commit or of a deployment", arguments: ["HEAD", "HEAD~1"])
  func explain(_ revision: String) throws {
    let arguments = try Self.arguments()
    let root = try #require(arguments.last)
    for format in ["text", "json"] {
      let done = try Outcomes.run(
        ["explain", revision, "-C", root, "--format", format] + arguments.dropLast())
      #expect(done.exitCode == 0, "\(done.errors)")
      #expect(Self.controls(in: done.output) == [])
      #expect(Self.controls(in: done.errors) == [])
    }
  }

  @Test("the report keeps the names, escaped")
  func escaped() throws {
    let scan = try Outcomes.scan(try Self.arguments())
    let names = scan.report["developers"].items.compactMap { $0["name"].string }
    #expect(names.contains { $0.hasPrefix("Eve ") && $0.hasSuffix(" Doe") })
    #expect(scan.report["repositories"][0]["name"].string?.hasPrefix("evil") == true)
  }

  @Test("an error message that quotes a name is plain, too")
  func errorMessage() throws {
    let done = try Outcomes.run(["scan", "/no/such\n\(Self.hostile)"])
    #expect(done.exitCode == 3)
    #expect(Self.controls(in: done.errors) == [])
  }

  private static func arguments() throws -> [String] {
    let root = try fixture.directory()
    let deployments = root.appendingPathComponent("deployments.jsonl").path
    return [
      "--all", "--deployments", deployments,
      root.appendingPathComponent(name).path,
    ]
  }

  /// Control characters other than the ends of lines, and those that reorder text.
  private static func controls(in text: String) -> [Unicode.Scalar] {
    text.replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F: true
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }
}
