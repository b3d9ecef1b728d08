import Configuration
import Foundation
import Gate
import Testing

@testable import Reports

@Suite("The gate's report as JSON") struct GateJSONTests {
  private func schema() throws -> Schema {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return try Schema(
      contentsOf: root.appending(path: "schemas/outcomes.gate.v1.schema.json").standardizedFileURL)
  }

  @Test("as JSON") func snapshots() throws {
    for (name, report) in gateReports { try expectSnapshot(json(report), "gate-\(name).json") }
  }

  @Test("it keeps to the published schema") func schemaHolds() throws {
    let schema = try schema()
    for (name, report) in gateReports {
      #expect(try schema.problems(in: json(report)) == [], "\(name)")
    }
    #expect(try schema.problems(in: json(.large(50))) == [])
  }

  @Test(
    "the schema refuses what it should",
    arguments: [
      ("gate.v1", "gate.v2"), ("\"verdict\": \"refused\"", "\"verdict\": \"maybe\""),
      ("\"commits\": 12", "\"commits\": -1"), ("\"level\": \"fail\"", "\"level\": \"off\""),
      ("\"kind\": \"range\"", "\"kind\": \"commit\""), ("\"waiver\": 0", "\"waiver\": \"0\""),
      ("\"attribution\": \"overridden\"", "\"attribution\": \"forgiven\""),
      ("\"rule\": \"spend.budget\"", "\"rule\": \"speed\""), ("\"errors\": 0", "\"error\": 0"),
    ]) func schemaRefuses(good: String, bad: String) throws
  {
    let report = json(.refused)
    #expect(report.contains(good))
    #expect(try schema().problems(in: report.replacing(good, with: bad)) != [])
  }

  @Test("each commit is in a line, with its result by every rule") func commits() {
    let id = gateID(5)
    let line =
      "        {\"commit\": \"\(id)\", \"results\": {\"attribution\": \"overridden\", "
      + "\"evidence.minimum\": \"satisfied\", \"signoff.human\": \"satisfied\", "
      + "\"spend.budget\": \"not-applicable\"}},\n"
    #expect(json(.refused).contains(line))
  }

  @Test("nothing is obeyed, and texts arrive as they were") func hostile() throws {
    let text = json(.hostileGate)
    expectNoCommands(text)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let range = (value?["ranges"] as? [[String: Any]])?.first
    #expect((range?["base"] as? [String: Any])?["name"] as? String == gatePoison)
    let findings = range?["findings"] as? [[String: Any]]
    #expect(findings?[0]["why"] as? String == gatePoison)
    let title = (findings?[4]["subject"] as? [String: Any])?["title"] as? String
    #expect(title?.unicodeScalars.count == 1_001)
    #expect(title?.hasSuffix("…") == true)
  }

  @Test("findings without words are counted") func untold() {
    let text = json(.large(2_000))
    #expect(text.contains("\"findings_without_details\": 17000,"))
  }
}
