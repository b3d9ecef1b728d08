import FixtureSupport
import Foundation
import Testing

@Suite(
  "Nothing in a repository can steer a terminal", .enabled(if: Prerequisites.git, "needs git"))
struct HostileOutputTests {
  /// Red text, text that runs backwards, a window title, and an 8-bit control sequence.
  private static let hostile = "\u{1b}[31m\u{202e}\u{2066}\u{1b}]0;title\u{07}\u{9b}2J"
  /// What HTML, Markdown, a spreadsheet and a metric would take for their own.
  private static let markup =
    "=1+1|cmd <script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:b) "
    + "`c` @d #1 \"} 7\\ http://evil.example \u{200b}\u{feff}\u{ad}"
  private static let long = String(repeating: "N", count: 10_000)

  private static let name = "evil\nrow\(hostile)"

  private static let fixture = SharedFixture("hostile") { directory in
    let repository = try SmallRepository(at: directory.appendingPathComponent(name))
    var author = SmallRepository.Author(
      "Eve \(hostile) Doe", email: "eve\u{202e}@example.org", date: "2026-09-01T10:00:00Z")
    let base = try repository.commit("start \(hostile)\n", by: author, files: ["a": "let a = 1\n"])
    author.date = "2026-09-02T10:00:00Z"
    _ = try repository.commit(
      "more \(hostile)\n\nAssisted-by: evil\u{1b}[2Jagent:model\u{202e}\n", by: author,
      files: ["new\nline\u{1b}[31m.swift": "let b = 2\n"])
    author = SmallRepository.Author(
      markup.filter { !"<>".contains($0) }, email: "=cmd|x@example.org",
      date: "2026-09-02T11:00:00Z")
    _ = try repository.commit(
      "\(markup)\n\nAssisted-by: =1+1\"\\agent:@SUM\n", by: author,
      files: ["b": "let c = 3\nlet d = 4\n"])
    author = SmallRepository.Author(long, email: "n@example.org", date: "2026-09-02T12:00:00Z")
    let next = try repository.commit(
      "\(long)\n\nAssisted-by: \(long):\(long)\n", by: author, files: ["c": "let e = 5\n"])
    let names = ["1\\u001b[31m\\u202e\\nnext", "<script>alert(1)</script>", "2" + long]
    let rows = [(base, 0), (next, 1), (next, 2)].map { commit, number in
      """
      {"schema": "outcomes.deployment.v1", "id": "\(names[number])", "unit": null, \
      "environment": "production", "commit": "\(commit)", \
      "finished_at": "2026-09-0\(number + 1)T12:30:00Z", "status": "success"}

      """
    }
    try Data(rows.joined().utf8)
      .write(to: directory.appendingPathComponent("deployments.jsonl"))
    let team = "=1+1 <b>\(markup)".replacing("\"", with: "\"\"")
    try Data("email,team\nn@example.org,\"\(team)\"\n".utf8)
      .write(to: directory.appendingPathComponent("roster.csv"))
  }

  private static let formats = ["table", "json", "csv", "markdown", "html", "openmetrics"]

  @Test(
    "not on stdout, not on stderr", arguments: formats,
    ["developer", "team", "agent", "deployment", "repository"])
  func scan(_ format: String, by grouping: String) throws {
    let done = try Outcomes.run(
      ["scan", "--format", format, "--by", grouping] + (try Self.arguments()))
    #expect(done.exitCode == 0, "\(done.errors)")
    // In the page's data, everything that is not plain is escaped; in its style is nothing of ours.
    #expect(Self.controls(in: done.output) == [])
    #expect(Self.controls(in: done.errors) == [])
    #expect(!done.output.contains("evil\nrow"))
    #expect(!done.errors.contains("evil\nrow"))
    #expect(done.output.utf8.count < 1_000_000)
  }

  @Test("no line of a table is wider than a terminal", arguments: [80, 160])
  func width(_ columns: Int) throws {
    let done = try Checkout.built("outcomes").run(
      ["scan"] + (try Self.arguments()),
      environment: ["SOURCE_DATE_EPOCH": "\(Outcomes.now)", "COLUMNS": "\(columns)"], deadline: 30)
    // Nothing in it is of another width than one column but the bars, which are as many.
    let lines = done.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.unicodeScalars.count <= columns })
    #expect(lines.count < 120)
  }

  @Test("no cell of a spreadsheet is a formula")
  func formulas() throws {
    for grouping in ["developer", "team", "agent", "deployment", "repository"] {
      let done = try Outcomes.run(
        ["scan", "--format", "csv", "--by", grouping] + (try Self.arguments()))
      for line in done.output.components(separatedBy: "\r\n") {
        for cell in line.components(separatedBy: CharacterSet(charactersIn: ",;")) {
          let first = cell.drop { "\" ".contains($0) }.first
          #expect(!"=+-@".contains(first ?? "x"), "\(cell.prefix(100))")
        }
      }
    }
  }

  @Test("nor does the story of a commit or of a deployment", arguments: ["HEAD", "HEAD~1"])
  func explain(_ revision: String) throws {
    let arguments = try Self.arguments(withRoster: false)
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
    #expect(names.contains(Self.long))
    #expect(scan.report["repositories"][0]["name"].string?.hasPrefix("evil") == true)
  }

  @Test("an error message that quotes a name is plain, too")
  func errorMessage() throws {
    let done = try Outcomes.run(["scan", "/no/such\n\(Self.hostile)"])
    #expect(done.exitCode == 3)
    #expect(Self.controls(in: done.errors) == [])
  }

  private static func arguments(withRoster: Bool = true) throws -> [String] {
    let root = try fixture.directory()
    let deployments = root.appendingPathComponent("deployments.jsonl").path
    let roster = withRoster ? ["--roster", root.appendingPathComponent("roster.csv").path] : []
    return ["--all", "--deployments", deployments] + roster + [
      root.appendingPathComponent(name).path
    ]
  }

  /// Control characters other than the ends of lines, and what reorders or hides text.
  private static func controls(in text: String) -> [Unicode.Scalar] {
    text.replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0xAD: true
      case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
      default: false
      }
    }
  }
}
