import Configuration
import Foundation
import FoundationXML
import Gate
import Reports
import Testing

@Suite("The gate's report as JUnit") struct GateJUnitTests {
  private func suites(_ report: GateReport) throws -> [XMLElement] {
    let root = try #require(try XMLDocument(xmlString: gateJUnit(report)).rootElement())
    #expect(root.name == "testsuites")
    #expect(root.attributes ?? [] == [])
    return root.elements(forName: "testsuite")
  }

  private func summary(_ suite: XMLElement) -> [String] {
    ["name", "tests", "failures", "errors", "skipped"].map { suite[$0] ?? "" }
  }

  @Test("a suite for each rule, with counts that are those of its tests") func counts() throws {
    #expect(
      try suites(.refused).filter { $0["name"] != "evidence.minimum" }.map(summary) == [
        ["attribution", "11", "3", "0", "1"], ["signoff.human", "12", "1", "0", "0"],
        ["spend.budget", "1", "1", "0", "0"],
      ])
    #expect(try suites(.undecided).map(summary) == [["spend.recorded", "12", "0", "2", "0"]])
    #expect(try suites(.nothing) == [])
    for (name, report) in gateReports + [("large", .large(2_000))] {
      for suite in try suites(report) {
        let tests = suite.elements(forName: "testcase")
        #expect(suite["tests"] == String(tests.count), "\(name)")
        for (counter, kind) in [
          ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
        ] {
          let counted = tests.count { !$0.elements(forName: kind).isEmpty }
          #expect(suite[counter] == String(counted), "\(name)")
        }
        #expect(tests.allSatisfy { $0["classname"] == suite["name"] && $0["time"] == "0" })
      }
    }
  }

  @Test("elements and attributes are those of both schemas, in their order") func shape() throws {
    for (name, report) in gateReports {
      for (index, suite) in try suites(report).enumerated() {
        let children = (suite.children ?? []).compactMap { $0 as? XMLElement }.compactMap(\.name)
        #expect(children.first == "properties", "\(name)")
        #expect(children.suffix(2) == ["system-out", "system-err"], "\(name)")
        #expect(children.dropFirst().dropLast(2).allSatisfy { $0 == "testcase" }, "\(name)")
        #expect(
          suite.attributes?.compactMap(\.name).sorted() == [
            "errors", "failures", "hostname", "id", "name", "package", "skipped", "tests", "time",
            "timestamp",
          ])
        #expect(suite["id"] == String(index))
        let time = try #require(suite["timestamp"])
        #expect(time.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/))
        for test in suite.elements(forName: "testcase") { #expect(test.childCount < 2) }
      }
    }
  }

  @Test("a finding says why and how to mend it") func failures() throws {
    let tests = try suites(.refused)[0].elements(forName: "testcase")
    #expect(tests[0]["name"] == "\(gateID(2).prefix(10)) Fix the parser")
    let failure = try #require(tests[0].elements(forName: "failure").first)
    #expect([failure["message"], failure["type"]] == ["no canonical tag", "unsatisfied"])
    #expect(
      failure.stringValue == """
        why: the body says "Generated with Claude Code"
        mend: start a rebase, and mark \(gateID(2).prefix(12)) 'edit'
          $ git rebase -i \(gateID(2).prefix(12))^
        mend: add it
          $ git commit --amend --no-edit --trailer 'Assisted-by: claude-code:claude-opus-5' \
        && git rebase --continue
        """)
    // A title is known where some rule has found something; others have their id.
    #expect(tests[1]["name"] == "\(gateID(3).prefix(10)) Read the table")
    #expect(tests[2]["name"] == gateID(4))
    let skipped = try #require(tests[3].elements(forName: "skipped").first)
    #expect(
      skipped["message"]
        == "no canonical tag, waived by Lead <lead@example.org>: generated file, no agent at work")
    #expect(tests.last?["name"] == "the squash message")
    let error = try suites(.undecided)[0].elements(forName: "testcase")[0]
      .elements(forName: "error")
    #expect(error.map { $0["message"] } == ["its notes cannot be read"])
  }

  @Test("a warning is a test that passes, and the suite says so") func warnings() throws {
    let suite = try suites(.refused)[1]
    #expect(
      suite.elements(forName: "system-out").first?.stringValue == """
        warning: \(gateID(3).prefix(10)) Read the table: evidence 'trailer' is too weak
        why: 'session' is asked for, and no spend note or record names the commit
        """)
  }

  @Test("the range, and not a commit, can break a rule") func range() throws {
    let tests = try suites(.refused)[3].elements(forName: "testcase")
    #expect(tests.map { $0["name"] } == ["the whole range"])
    var report = GateReport.refused
    report.verdicts[0].findings.removeLast()
    report.verdicts[0].rules[3].counts = [.satisfied: 1]
    let kept = try suites(report)[3].elements(forName: "testcase")
    #expect(kept.map { $0["name"] } == ["the whole range"])
    #expect(kept[0].childCount == 0)
  }

  @Test("several ranges have suites of their own") func push() throws {
    #expect(
      try suites(.push).map { $0["name"] } == [
        "attribution (refs/heads/topic)", "evidence.minimum (refs/heads/topic)",
        "signoff.human (refs/heads/topic)", "spend.budget (refs/heads/topic)",
        "spend.recorded (refs/heads/other)", "attribution (refs/heads/new)",
        "signoff.human (refs/heads/new)",
      ])
  }

  @Test("a large range is told by what was found, and by numbers") func large() throws {
    var report = GateReport.large(100_000)
    report.verdicts[0].rules[0].counts = [.unsatisfied: 1_200, .satisfied: 98_800]
    report.verdicts[0].rules[1].level = .warn
    let suites = try suites(report)
    let tests = suites[0].elements(forName: "testcase")
    #expect(tests.count == Verdict.mostFindings + 2)
    let rest = tests.suffix(2).map { "\($0["name"] ?? ""): \($0.childCount)" }
    #expect(rest == ["98,800 more: satisfied: 0", "200 more: unsatisfied: 1"])
    #expect(summary(suites[1]) == ["evidence.minimum", "1", "0", "0", "0"])
    #expect(
      suites[1].elements(forName: "system-out").first?.stringValue?
        .hasPrefix("warning: 100,000 commits: unsatisfied: unsatisfied; demanded: what") == true)
    #expect(summary(suites[2]) == ["trailers.wellformed", "1", "1", "0", "0"])
  }

  @Test("nothing is obeyed, and nothing is markup") func hostile() throws {
    var report = GateReport.hostileGate
    report.verdicts[0].findings[0].why = "]]> <\u{338}b \u{FFFE}\u{FFFF} &amp; \"'"
    let text = gateJUnit(report)
    expectNoCommands(text)
    #expect(!text.unicodeScalars.contains("\u{FFFE}"))
    let failure = try suites(report)[0].elements(forName: "testcase")
      .compactMap { $0.elements(forName: "failure").first }
      .first { $0.stringValue?.contains("FFFE") == true }
    let why = failure?.stringValue?.split(separator: "\n").first.map(String.init)
    #expect(why == "why: ]]> <\u{338}b <FFFE><FFFF> &amp; \"'")
    let names = try XMLDocument(xmlString: text).nodes(forXPath: "//*").compactMap(\.name)
    #expect(
      Set(names) == [
        "testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped",
        "system-out", "system-err",
      ])
  }
}

extension XMLElement {
  fileprivate subscript(name: String) -> String? { attribute(forName: name)?.stringValue }
}
