import Foundation
import Metrics
import Reports
import Testing

@Suite("The report as JSON") struct JSONTests {
  private func schema() throws -> Schema {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return try Schema(
      contentsOf: root.appending(path: "schemas/outcomes.scan.v1.schema.json").standardizedFileURL)
  }

  @Test("it keeps to the published schema") func schemaHolds() throws {
    var report = Report.ordinary
    report.parameters.mainline = nil
    report.repositories[0].head = nil
    for report in [Report.ordinary, .empty, .unknownLines, .hostile, report] {
      #expect(try schema().problems(in: json(report)) == [])
    }
  }

  @Test("the schema refuses what it should") func schemaRefuses() throws {
    let text = json(.ordinary)
    for (good, bad) in [
      ("\"tagged\": 431", "\"tagged\": -1"), ("\"tagged\": 431", "\"tagged\": true"),
      ("\"complete\": true", "\"complete\": 1"), ("\"complete\": true", "\"whole\": true"),
      ("scan.v1", "scan.v2"), ("\"until\": \"2026-06-22T", "\"until\": \"2026-06-22 "),
      ("\"spend\": null", "\"spend\": 0"),
    ] {
      #expect(text.contains(good))
      #expect(try schema().problems(in: text.replacing(good, with: bad)) != [], "\(bad)")
    }
  }

  @Test("texts arrive as they were, though nothing of them is hidden") func roundTrip() throws {
    let value = try JSONSerialization.jsonObject(with: Data(json(.hostile).utf8))
    let developers = (value as? [String: Any])?["developers"] as? [[String: Any]] ?? []
    let names = developers.compactMap { $0["name"] as? String }
    #expect(names == Report.hostile.developers.map(\.name))
  }

  @Test("numbers have six decimals at most, and none is infinite") func numbers() {
    var report = Report.ordinary
    report.totals.dce = 1 / 3
    report.totals.nd = .nan
    report.totals.ndPerWeek = 2
    report.totals.ndInterval = Interval(low: -0.0000001, high: 1e20)
    let text = json(report)
    for expected in [
      "\"dce\": 0.333333,", "\"nd\": null,", "\"nd_per_week\": 2.0,",
      "\"nd_interval\": [\n      0.0,\n      1e+20\n    ]",
    ] {
      #expect(text.contains(expected), "\(expected)")
    }
  }
}
