import FixtureSupport
import Foundation
import Testing

/// A directory with logs and a ledger of its own, and the program run on them.
struct SpendRun {
  let directory: URL
  let ledger: String

  init() throws {
    directory = try TemporaryDirectory.make("spend")
    ledger = directory.appendingPathComponent("keep/ledger.sqlite").path
  }

  /// Three calls: two with a price, one whose model nobody knows.
  static let lines = [
    #"{"agent": "claude-code", "time": "2026-03-02T10:00:00Z", "id": "1", "#
      + #""model": "claude-opus-5", "session": "s1", "author": "ann@example.org", "#
      + #""repository": "o/api", "input_tokens": 1000, "output_tokens": 2000}"#,
    #"{"agent": "claude-code", "time": "2026-03-03T10:00:00Z", "id": "2", "#
      + #""model": "claude-opus-5", "session": "s1", "cost_usd": "1.2345678", "output_tokens": 7}"#,
    #"{"agent": "codex", "time": "2026-03-09T10:00:00Z", "id": "3", "#
      + #""model": "nobody-1", "session": "s2", "input_tokens": 500}"#,
  ]

  /// Writes a file of records.
  @discardableResult
  func write(_ lines: [String], to name: String = "log.jsonl") throws -> String {
    let file = directory.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    return file.path
  }

  func run(_ arguments: [String]) throws -> Completed {
    try Outcomes.run(["spend"] + arguments + ["--ledger", ledger], in: directory)
  }

  /// Runs a command with `--format json`, and holds what it prints against its schema.
  func json(
    _ arguments: [String], source: SourceLocation = #_sourceLocation
  ) throws -> (report: JSONValue, exitCode: Int32) {
    let done = try run(arguments + ["--format", "json"])
    guard !done.stdout.isEmpty else {
      Issue.record("\(done.errors)", sourceLocation: source)
      return (.missing, done.exitCode)
    }
    let report = try JSONValue(parsing: done.stdout)
    let file = "\(report["schema"].string ?? "").schema.json"
    let schema = JSONSchema(
      try JSONValue(contentsOf: Checkout.schemas.appendingPathComponent(file)))
    #expect(schema.violations(in: report) == [], sourceLocation: source)
    return (report, done.exitCode)
  }

  /// A ledger with `lines` in it.
  static func imported(_ lines: [String] = SpendRun.lines) throws -> SpendRun {
    let run = try SpendRun()
    try run.write(lines)
    let done = try run.run(["import", "log.jsonl"])
    #expect(done.exitCode == 0, "\(done.errors)")
    return run
  }
}
