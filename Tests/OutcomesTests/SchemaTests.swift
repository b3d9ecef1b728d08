import FixtureSupport
import Foundation
import Testing

@Suite("The published schema")
struct SchemaTests {
  @Test("a report that keeps it is let through")
  func good() throws {
    #expect(try Self.violations(in: Self.report) == [])
  }

  @Test(
    "a report that breaks it is not",
    arguments: [
      (#""complete": true"#, #""complete": 1"#, "/repositories/0/complete"),
      (#""tagged": 4"#, #""tagged": -4"#, "/funnel/tagged"),
      (#""tagged": 4"#, #""tagged": null"#, "/funnel/tagged"),
      (#""head": null"#, #""head": "abc""#, "/repositories/0/head"),
      ("2026-03-02T00:00:00Z", "2026-03-02T00:00:00+01:00", "/window/since"),
      (#"evidence": "footer""#, #"evidence": "hunch""#, "/parameters/minimum_evidence"),
      (#"outcomes.scan.v1"#, "outcomes.scan.v2", "/schema"),
      (#""notices": ["n"]"#, #""notices": ["n"], "extra": 1"#, "/extra"),
    ])
  func bad(_ good: String, _ bad: String, _ pointer: String) throws {
    let broken = Self.report.replacing(good, with: bad, maxReplacements: 1)
    #expect(broken != Self.report)
    #expect(try Self.violations(in: broken).map(\.pointer).contains(pointer))
  }

  @Test("every member that is always there is required")
  func required() throws {
    let document = try JSONValue(parsing: Data(Self.report.utf8))
    for key in document.members.keys {
      var members = document.members
      members[key] = nil
      #expect(try Self.schema().violations(in: .object(members)).map(\.pointer) == [""])
    }
  }

  private static func schema() throws -> JSONSchema {
    JSONSchema(
      try JSONValue(
        contentsOf: Checkout.schemas.appendingPathComponent("outcomes.scan.v1.schema.json")))
  }

  private static func violations(in report: String) throws -> [JSONSchema.Violation] {
    try schema().violations(in: try JSONValue(parsing: Data(report.utf8)))
  }

  private static let outcome = """
    "builder_weeks": 2, "lines": null, "dce": null, "nd": 1.5, "nd_per_week": 0.75,
    "commits": {"total": 5, "tagged": 4, "merged": 4, "deployed": 4, "surviving": null},
    "nd_interval": [0.5, 1], "regularity": 1, "unassisted": {"dce": 0, "nd": null},
    "spend": null, "cost_per_dce_usd_micros": null
    """

  private static let report = """
    {
      "schema": "outcomes.scan.v1", "generated_at": "2026-04-20T00:00:00Z",
      "window": {"since": "2026-03-02T00:00:00Z", "until": "2026-04-20T00:00:00Z"},
      "parameters": {
        "horizon_days": 14, "minimum_evidence": "footer", "mainline": null,
        "reference_change_lines": {"a": 20.0}, "deployment_source": "tags"
      },
      "repositories": [{
        "name": "a", "head": null, "mainline": null, "commits": 5, "deployments": 1,
        "complete": true, "notices": [],
        "reverts": [{
          "commit": "93d269022a10cfc58a9319c8ddc838c29699ebf3", "kind": "revert", "of": null,
          "named": "#1"
        }]
      }],
      "funnel": {
        "tagged": 4, "merged": 4, "deployed": 4, "surviving": null, "pending": null,
        "removed": null, "without_new_lines": null,
        "landings": {
          "direct": 1, "merge": 1, "squash": 1, "rebase": 1, "cherry_pick": 0, "open": 0,
          "abandoned": 0
        }
      },
      "developers": [{"name": "Ann", "email": "ann@example.org", \(outcome)}],
      "unattributed": {\(outcome)}, "totals": {\(outcome)},
      "deployments": [{
        "repository": "a", "unit": "a", "environment": "production", "name": "v1.0.0",
        "commit": "93d269022a10cfc58a9319c8ddc838c29699ebf3",
        "finished_at": "2026-03-02T00:00:00Z", "new_commits": 5, "tagged_commits": 4,
        "novel_lines": 8, "ai_novel_lines": 4, "surviving_lines": null,
        "ai_surviving_lines": null, "ai_share": 0.5
      }],
      "agents": [{
        "agent": "claude", "model": null, "commits": 4, "ai_novel_lines": 4,
        "ai_surviving_lines": null, "spend_usd_micros": null
      }],
      "spend": null, "notices": ["n"]
    }
    """
}
