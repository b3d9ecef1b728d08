import FixtureSupport
import Foundation
import Testing

@Suite("doctor and init: hostile names", .enabled(if: Prerequisites.git, "needs git"))
struct DoctorHostileTests {
  /// Red text, text that runs backwards, a window title, and an 8-bit control sequence.
  private static let hostile = "\u{1b}[31m\u{202e}\u{2066}\u{1b}]0;title\u{07}\u{9b}2J"

  /// A repository whose every name wants to steer a terminal or a shell.
  private static func scene() throws -> (home: URL, place: URL) {
    let home = try TemporaryDirectory.make("hostile")
    let place = home.appendingPathComponent("evil\nrow\(hostile)")
    let repository = try SmallRepository(at: place)
    let author = SmallRepository.Author(
      "Eve \(hostile) Doe", email: "eve\u{202e}@example.org", date: "2026-09-01T10:00:00Z")
    var other = author
    other.email = "$(touch pwned)\u{202e}'@example.org"
    try FileManager.default.createDirectory(
      at: place.appendingPathComponent("services/x\n\u{202e}\"y"),
      withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: place.appendingPathComponent("crates/a\"]b"), withIntermediateDirectories: true)
    try repository.commit(
      "start \(hostile)\n", by: author,
      files: ["services/x\n\u{202e}\"y/a": "1\n", "crates/a\"]b/c": "1\n"])
    try repository.commit(
      "more\n\nAssisted-by: evil\u{1b}[2Jagent:model\u{202e}\n", by: other, files: [:])
    let agent = SmallRepository.Author(
      "\(hostile) (aider)", email: "noreply@anthropic.com", date: "2026-09-02T10:00:00Z")
    try repository.commit("alone\n", by: agent, files: [:])
    try repository.run(["branch", "-m", "tr\u{202e}\"unk'$(touch${IFS}pwned)"])
    try repository.tag("evil\u{202e}'$(touch${IFS}pwned)-1")
    try repository.run(["update-ref", "refs/notes/\u{202e}x", "HEAD"])
    return (home, place)
  }

  @Test("doctor prints none of them as they are", arguments: ["text", "json"])
  func doctor(_ format: String) throws {
    let (_, place) = try Self.scene()
    for toml in ["", "mainline = \"\\u001b[31m\\u202e\"\n", "\"\u{202e}evil\" = 1\n"] {
      try Data(toml.utf8).write(to: place.appendingPathComponent(".outcomes.toml"))
      let done = try Outcomes.run(["doctor", place.path, "--format", format])
      #expect(done.exitCode == 0 || done.exitCode == 2, "\(done.errors)")
      #expect(Self.controls(in: done.output) == [])
      #expect(Self.controls(in: done.errors) == [])
      #expect(!done.output.contains("evil\nrow"))
    }
  }

  @Test("a remedy that is typed in runs nothing of theirs")
  func remedies() throws {
    let (_, place) = try Self.scene()
    let done = try Outcomes.run(["doctor", place.path, "--format", "json"])
    for check in try JSONValue(parsing: done.stdout)["checks"].items {
      guard let remedy = check["remedy"].string, remedy.contains("pwned") else { continue }
      let scratch = try TemporaryDirectory.make("typed")
      _ = try Program(named: "sh").run(["-c", remedy], in: scratch)
      #expect(!FileManager.default.fileExists(atPath: scratch.path + "/pwned"), "\(remedy)")
    }
  }

  @Test("init writes them so that the file is read, and says them safely")
  func initialise() throws {
    let (_, place) = try Self.scene()
    let done = try Outcomes.run(["init", place.path])
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(Self.controls(in: done.output + done.errors) == [])
    let text = try String(
      contentsOf: place.appendingPathComponent(".outcomes.toml"), encoding: .utf8)
    #expect(Self.controls(in: text) == [])
    #expect(text.contains(#"mainline = "tr\u202E\"unk'$(touch${IFS}pwned)""#))
    let scan = try Outcomes.scan(["--all", place.path])
    #expect(scan.exitCode == 0, "\(scan.completed.errors)")
    let again = try Outcomes.run(["init", place.path])
    #expect(again.exitCode == 64)
    #expect(Self.controls(in: again.errors) == [])
  }

  /// What a terminal would obey, beside line breaks.
  private static func controls(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar != "\n"
      case .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
