import FixtureSupport
import Foundation
import Reports
import Testing

/// Checks against the standard's own schema, which is not part of the project.
///
/// `OUTCOMES_SARIF_SCHEMA` names the file (sarif-schema-2.1.0.json of oasis-tcs/sarif-spec);
/// Python's jsonschema reads it, because it is of a draft that ``JSONSchema`` does not know.
@Suite("The gate's report and the schema of SARIF") struct GateSARIFStandardTests {
  private static let schema = ProcessInfo.processInfo.environment["OUTCOMES_SARIF_SCHEMA"]

  private static let canCheck: Bool = {
    guard schema != nil, let python = try? Program(named: "python3") else { return false }
    return (try? python.run(["-c", "import jsonschema"]))?.exitCode == 0
  }()

  private static let script = """
    import json, sys, jsonschema
    schema = json.load(open(sys.argv[1]))
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    for error in checker.iter_errors(json.load(sys.stdin)):
      print(list(error.path), error.message[:200])
    """

  @Test("it keeps to the standard", .enabled(if: canCheck)) func schemaHolds() throws {
    let schema = try #require(Self.schema)
    let python = try Program(named: "python3")
    for (name, report) in gateReports + [("large", .large(2_000))] {
      let done = try python.run(
        ["-c", Self.script, schema], input: Data(gateSARIF(report).utf8))
      #expect(done.exitCode == 0, "\(name): \(done.errors)")
      #expect(done.output == "", "\(name)")
    }
  }
}
