import FixtureSupport
import Foundation
import Testing

/// The built program, run end to end.
enum Outcomes {
  /// 2027-01-01 00:00 UTC, after everything that happens in the fixtures.
  static let now = 1_798_761_600

  /// Every form of output, as `--format` names it.
  static let formats = ["table", "json", "csv", "markdown", "html", "openmetrics"]

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - arguments: the whole command line after `outcomes`.
  ///   - directory: where it runs; an empty directory if there is none.
  ///   - time: what it takes for the time of the run.
  /// - Returns: what it printed, and its exit code.
  /// - Throws: `FixtureError` where it is not built or does not end.
  static func run(
    _ arguments: [String], in directory: URL? = nil, at time: Int = now
  ) throws -> Completed {
    try Checkout.built("outcomes").run(
      arguments, in: directory, environment: ["SOURCE_DATE_EPOCH": "\(time)"], deadline: 30)
  }

  /// Runs `outcomes scan --format json`, and holds its report against the published schema.
  ///
  /// - Parameters:
  ///   - arguments: what follows `scan --format json`.
  ///   - directory: where it runs.
  ///   - time: what it takes for the time of the run.
  ///   - source: the test's line, where a broken report is shown.
  /// - Returns: the run and its report.
  /// - Throws: `FixtureError` where it is not built or does not end; `DecodingError` where what it
  ///   printed is not JSON.
  static func scan(
    _ arguments: [String], in directory: URL? = nil, at time: Int = now,
    source: SourceLocation = #_sourceLocation
  ) throws -> Scan {
    let done = try run(["scan", "--format", "json"] + arguments, in: directory, at: time)
    guard !done.stdout.isEmpty else { return Scan(completed: done, report: .missing) }
    let report = try JSONValue(parsing: done.stdout)
    let schema = JSONSchema(
      try JSONValue(
        contentsOf: Checkout.schemas.appendingPathComponent("outcomes.scan.v1.schema.json")))
    #expect(schema.violations(in: report) == [], sourceLocation: source)
    #expect(Conservation.violations(in: report) == [], sourceLocation: source)
    return Scan(completed: done, report: report)
  }
}

/// One run of `outcomes scan --format json`.
struct Scan: Sendable {
  let completed: Completed
  /// `.missing` where nothing was printed.
  let report: JSONValue

  var exitCode: Int32 { completed.exitCode }

  /// All that the run says in words, to the reader and in the report.
  var words: String {
    let own = report["repositories"].items.flatMap { $0["notices"].items }
    let notices = (report["notices"].items + own).compactMap(\.string)
    return ([completed.errors] + notices).joined(separator: "\n")
  }

  /// The row of a developer.
  func developer(_ email: String) -> JSONValue {
    report["developers"].items.first { $0["email"].string == email } ?? .missing
  }
}
