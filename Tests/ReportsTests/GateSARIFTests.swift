import Configuration
import FixtureSupport
import Foundation
import Gate
import Reports
import Testing

@Suite("The gate's report as SARIF") struct GateSARIFTests {
  private func log(_ report: GateReport) throws -> JSONValue {
    try JSONValue(parsing: Data(gateSARIF(report).utf8))
  }

  private func run(_ report: GateReport) throws -> JSONValue { try log(report)["runs"][0] }

  @Test("it keeps to the part of the standard that it uses") func schemaHolds() throws {
    let schema = try gateSchema("sarif")
    for (name, report) in gateReports {
      #expect(schema.violations(in: try log(report)) == [], "\(name)")
    }
    #expect(schema.violations(in: try log(.large(50))) == [])
  }

  @Test("results are findings, with level, rule and commit") func results() throws {
    let results = try run(.refused)["results"].items
    #expect(
      results.map(\.["level"].string) == [
        "error", "note", "error", "error", "warning", "error", "error",
      ])
    #expect(results.map(\.["ruleIndex"].integer) == [0, 0, 0, 0, 1, 2, 3])
    #expect(results[5]["ruleId"].string == "signoff.human")
    #expect(
      results[0]["message"]["text"].string == """
        \(gateID(2).prefix(10)) Fix the parser: no canonical tag
        why: the body says "Generated with Claude Code"
        mend: start a rebase, and mark \(gateID(2).prefix(12)) 'edit'
          $ git rebase -i \(gateID(2).prefix(12))^
        mend: add it
          $ git commit --amend --no-edit --trailer 'Assisted-by: claude-code:claude-opus-5' \
        && git rebase --continue
        """)
    let places = results.map(\.["locations"][0])
    #expect(
      places.allSatisfy {
        $0["physicalLocation"]["artifactLocation"]["uri"].string == ".outcomes.toml"
      })
    #expect(
      places.map { $0["logicalLocations"][0]["name"].string }.prefix(4) == [
        gateID(2), gateID(5), gateID(11), "message",
      ])
    #expect(places[6]["logicalLocations"][0]["kind"].string == "range")
  }

  @Test("a waiver suppresses its finding, and says who and why") func suppressions() throws {
    let suppressed = try run(.refused)["results"].items.filter { $0["suppressions"] != .missing }
    #expect(suppressed.map { $0["properties"]["result"].string } == ["overridden"])
    let suppression = suppressed[0]["suppressions"][0]
    #expect(suppression["kind"].string == "inSource")
    #expect(
      suppression["justification"].string
        == "waived by Lead <lead@example.org>: generated file, no agent at work")
    var pushed = GateReport.refused
    pushed.verdicts[0].waivers[0].commit = nil
    #expect(try run(pushed)["results"][1]["suppressions"][0]["kind"].string == "external")
  }

  @Test("fingerprints tell findings apart, and stay") func fingerprints() throws {
    let first = try run(.refused)["results"].items.map(\.["partialFingerprints"])
    var later = GateReport.refused
    later.generatedAt += 86_400
    later.verdicts[0].findings.reverse()
    let second = try run(later)["results"].items.map(\.["partialFingerprints"])
    #expect(first == second.reversed())
    #expect(first[0]["commitRule/v1"].string == "\(gateID(2)):attribution")
    #expect(Set(first.map(\.["primaryLocationLineHash"].string)).count == first.count)
  }

  @Test("a finding that a push brings twice is one, at its gravest") func twice() throws {
    var report = GateReport.push
    var twin = Verdict.refused
    twin.range.reference = "refs/heads/twin"
    twin.findings = [.untagged(2), .untagged(3)]
    report.verdicts[0].findings = [.untagged(2)]
    report.verdicts[0].findings[0].level = .warn
    report.verdicts.append(twin)
    let results = try run(report)["results"].items
    #expect(results.map(\.["level"].string) == ["error", "error", "error", "error"])
    let ids = results.map { $0["locations"][0]["logicalLocations"][0]["name"].string }
    #expect(ids == [gateID(2), gateID(0), gateID(1), gateID(3)])
  }

  @Test("rules stand once, at their strictest") func rules() throws {
    var report = GateReport.push
    report.verdicts[0].rules[0].level = .warn
    let rules = try run(report)["tool"]["driver"]["rules"].items
    #expect(
      rules.map(\.["id"].string) == [
        "attribution", "evidence.minimum", "signoff.human", "spend.recorded", "spend.budget",
      ])
    #expect(
      rules.map { $0["defaultConfiguration"]["level"].string } == [
        "error", "warning", "error", "error", "error",
      ])
    #expect(
      rules[0]["fullDescription"]["text"].string
        == "every commit with a sign of an agent carries Assisted-by")
  }

  @Test("the invocation has the exit code, and whatever else is to be known") func invocation()
    throws
  {
    let codes = try [GateReport.passed, .refused, .undecided].map {
      let invocation = try run($0)["invocations"][0]
      return [
        invocation["exitCode"].integer.map(String.init), "\(invocation["executionSuccessful"])",
      ]
    }
    #expect(codes == [["0", "bool(true)"], ["1", "bool(true)"], ["3", "bool(false)"]])
    let notes = try run(.refused)["invocations"][0]["toolExecutionNotifications"].items
      .compactMap { $0["message"]["text"].string }
    #expect(notes.count == 3)
    #expect(notes[0].hasPrefix("waiver of 'signoff.human' by Author <author@example.org>"))
    #expect(
      notes[1] == """
        squash: the message loses Assisted-by: codex; let it end with
          > Assisted-by: claude-code:claude-opus-5
          > Assisted-by: codex
          > Signed-off-by: Author <author@example.org>
        caution: GitHub adds its own Co-authored-by trailers in a paragraph below
        """)
    #expect(notes[2] == "notice: the base moved: 3 commits of main are not in the range")
    let large = try run(.large(2_000))
    #expect(large["results"].items.count == Verdict.mostFindings)
    #expect(
      large["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].string
        == "17,000 more findings without words of their own")
  }

  @Test("nothing is obeyed, filled in or made a link of") func hostile() throws {
    var report = GateReport.hostileGate
    report.verdicts[0].findings[0].why = "{0} } [a](1) [b]\u{FE0F}(2)"
    let text = gateSARIF(report)
    expectNoCommands(text)
    let results = try run(report)["results"].items
    #expect(results[0]["message"]["text"].string?.contains("{{0}} }} [a] (1)") == true)
    let uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].string
    #expect(uri?.hasPrefix("%3A%3Awarning%3A%3A%1B%5B2J") == true)
    for result in results {
      let message = try #require(result["message"]["text"].string)
      expectNoCommands(message)
      #expect(!message.contains("]("))
    }
  }
}
