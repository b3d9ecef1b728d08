import FixtureSupport
import Foundation
import Testing

/// A report whose every form is kept, in a folder of `Fixtures/forms`.
struct FormsCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// What follows `scan`, for a folder that the repository's script filled.
  let arguments: @Sendable (_ made: URL) -> [String]
  private let made: SharedFixture

  init(
    _ name: String, script: String, arguments: @escaping @Sendable (_ made: URL) -> [String]
  ) {
    self.name = name
    self.arguments = arguments
    made = SharedFixture("forms-\(name)") { directory in
      try FixtureScript(script).run([directory.appendingPathComponent("example").path])
    }
  }

  var testDescription: String { name }

  /// The case's folder in the checkout.
  var folder: URL { Checkout.fixtures.appendingPathComponent("forms/\(name)") }

  /// 2026-04-20 00:00 UTC, the end of the windows.
  private static let end = 1_776_643_200

  static let all = [
    FormsCase("worked-example", script: "worked-example/make.sh") { made in
      window + ["--evidence", "trailer", made.appendingPathComponent("example").path]
    },
    FormsCase("monorepo", script: "monorepo/make.sh") { made in
      let deployments = made.appendingPathComponent("example/deployments.jsonl").path
      return window
        + ["--deployments", deployments, made.appendingPathComponent("example/shop").path]
    },
    FormsCase("spend", script: "worked-example/make.sh") { made in
      let spend = Checkout.fixtures.appendingPathComponent("forms/spend/spend.jsonl").path
      return window
        + [
          "--evidence", "trailer", "--spend", spend, made.appendingPathComponent("example").path,
        ]
    },
  ]

  private static let window = ["--since", "2026-03-02", "--until", "2026-04-20"]

  /// Scans the repository.
  ///
  /// - Parameters:
  ///   - options: what the form needs.
  ///   - columns: the width of the terminal.
  /// - Returns: what was printed on standard output.
  /// - Throws: `FixtureError` where the program is not built, and `ExpectationFailedError` where it
  ///   does not end well.
  func scan(_ options: [String], columns: Int = 100) throws -> Data {
    let roster = folder.appendingPathComponent("roster.csv").path
    let arguments = ["scan"] + options + ["--roster", roster] + arguments(try made.directory())
    let done = try Checkout.built("outcomes").run(
      arguments, environment: ["SOURCE_DATE_EPOCH": "\(Self.end)", "COLUMNS": "\(columns)"],
      deadline: 30)
    try #require(done.exitCode == 0, "\(done.errors)")
    return done.stdout
  }

  /// What a terminal shows, with its colours: `script` is one.
  func scanInTerminal(columns: Int) throws -> Data {
    let program = try Checkout.built("outcomes").executable.path
    let roster = folder.appendingPathComponent("roster.csv").path
    let words = [program, "scan", "--quiet", "--roster", roster] + arguments(try made.directory())
    let command = words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    let done = try Program(named: "script").run(
      ["-qec", command, "/dev/null"],
      environment: [
        "SOURCE_DATE_EPOCH": "\(Self.end)", "COLUMNS": "\(columns)", "TERM": "xterm",
        "NO_COLOR": nil,
      ], deadline: 30)
    try #require(done.exitCode == 0, "\(done.output)")
    return Data(done.output.replacing("\r\n", with: "\n").utf8)
  }

  /// Compares with a file of `expected/`, or writes it where `RECORD_SNAPSHOTS=1`.
  func expect(
    _ found: Data, in file: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent("expected/\(file)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try found.write(to: file)
      return
    }
    let expected = try Data(contentsOf: file)
    #expect(
      found == expected,
      "\(name)/\(file.lastPathComponent): \(Self.firstDifference(found, expected))",
      sourceLocation: sourceLocation)
  }

  private static func firstDifference(_ found: Data, _ expected: Data) -> String {
    let lines = [found, expected].map {
      String(decoding: $0, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
    }
    let number = zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset
    let index = number ?? min(lines[0].count, lines[1].count)
    let shown = lines.map { index < $0.count ? String($0[index].prefix(300)) : "nothing" }
    return "line \(index + 1): found '\(shown[0])', expected '\(shown[1])'"
  }
}
