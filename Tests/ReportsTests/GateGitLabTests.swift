import FixtureSupport
import Foundation
import Gate
import Reports
import Testing

@Suite("The gate's report for GitLab") struct GateGitLabTests {
  private func items(_ report: GateReport) throws -> [JSONValue] {
    try JSONValue(parsing: Data(gitLabCodeQuality(report).utf8)).items
  }

  @Test("items have what GitLab asks for") func schemaHolds() throws {
    let schema = try gateSchema("gitlab")
    for (name, report) in gateReports + [("large", .large(2_000))] {
      let value = try JSONValue(parsing: Data(gitLabCodeQuality(report).utf8))
      #expect(schema.violations(in: value) == [], "\(name)")
    }
    #expect(gitLabCodeQuality(.passed) == "[]\n")
    #expect(gitLabCodeQuality(.nothing) == "[]\n")
  }

  @Test("findings in their order, by how much hangs on them") func findings() throws {
    let items = try items(.refused)
    #expect(
      items.map(\.["severity"].string) == [
        "major", "info", "major", "major", "minor", "major", "major",
      ])
    #expect(items[3]["check_name"].string == "attribution")
    #expect(
      items[3]["description"].string
        == "the squash message: a tag is lost in the squash · why: git reads trailers in the last"
        + " paragraph only · mend: end the message with the paragraph that is shown under Squash")
    #expect(items[6]["description"].string?.hasPrefix("the whole range: 31.20 USD of") == true)
    #expect(items[0]["location"]["path"].string == ".outcomes.toml")
    #expect(try self.items(.undecided)[0]["description"].string?.hasPrefix("not known: ") == true)
  }

  @Test("fingerprints tell findings apart, and stay") func fingerprints() throws {
    let all = try items(.large(2_000)).map(\.["fingerprint"].string)
    #expect(Set(all).count == Verdict.mostFindings)
    // FNV-1a of 64 bits, as another program reckons it, comes first.
    let first = try items(.refused)[0]["fingerprint"].string
    #expect(first == "5027bfcab96033f7aac288d42ca7a647")
    #expect(try items(.push).map(\.["fingerprint"].string).first == first)
  }

  @Test("nothing is obeyed") func hostile() throws {
    expectNoCommands(gitLabCodeQuality(.hostileGate))
    let items = try items(.hostileGate)
    #expect(items.count == 7)
    for item in items {
      let description = try #require(item["description"].string)
      expectNoCommands(description)
      #expect(!description.contains("\n"))
    }
  }
}

/// The project's own schema of one of the gate's forms.
func gateSchema(_ form: String) throws -> JSONSchema {
  JSONSchema(
    try JSONValue(
      contentsOf: Checkout.fixtures.appendingPathComponent("gate-formats/\(form).schema.json")))
}
