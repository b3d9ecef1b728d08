import Configuration
import Gate
import Testing

@testable import Reports

@Suite("The gate's report as text") struct GateTextTests {
  @Test("as text", arguments: [80, 120]) func snapshots(width: Int) throws {
    for (name, report) in gateReports {
      try expectSnapshot(text(report, width: width), "gate-\(name)-\(width).txt")
    }
  }

  @Test("as text in colour") func colour() throws {
    try expectSnapshot(text(GateReport.refused, width: 100, colour: true), "gate-colour.txt")
  }

  @Test("the verdict is the first line, in a sentence") func headlines() {
    let expected = [
      "refused: 2 of 12 commits break 'attribution' or 'signoff.human'; the squash message breaks "
        + "'attribution'; the whole range breaks 'spend.budget'",
      "passed: 12 commits keep 2 rules", "passed: one commit, 2 rules, one warning",
      "undecided: 2 of 12 commits cannot be judged by 'spend.recorded'",
      "refused: 1 of 3 ranges, and 1 cannot be decided", "passed: nothing to judge",
      "refused: 1 of 2 ranges",
    ]
    #expect(gateReports.map(\.report.headline) == expected)
    #expect(gateReports.map(\.report.outcome.exitCode) == [1, 0, 0, 3, 1, 0, 1])
    var one = Verdict.warned
    one.rules[0].level = .fail
    #expect(one.headline == "refused: the commit breaks 'attribution'")
    one.rules = []
    #expect(one.headline == "passed: no rule is asked for")
    var waived = Verdict.passed
    waived.rules[0].counts[.overridden] = 2
    #expect(waived.headline == "passed: 12 commits, 2 rules, 2 waived")
  }

  @Test("no line is wider than the terminal, but commands and what is to be pasted")
  func fits() {
    for (name, report) in gateReports {
      for width in [40, 60, 80, 160] {
        for line in text(report, width: width).split(separator: "\n")
        where displayWidth(line) > width && !line.hasPrefix("          git ")
          && !line.hasPrefix("    #<23>") && !line.hasPrefix("    <1B>")
          && !line.hasPrefix("    Assisted") && !line.hasPrefix("    Signed")
        {
          Issue.record("\(name) at \(width): \(line)")
        }
      }
    }
  }

  @Test("a command stands in a line of its own, whole", arguments: [40, 80])
  func commands(width: Int) {
    let lines = text(GateReport.refused, width: width).split(separator: "\n")
      .map { String($0.drop { $0 == " " }) }
    for mend in Verdict.refused.findings.flatMap(\.mends) where mend.command != nil {
      let isWaived = mend.command?.contains(gateID(5).prefix(12)) == true
      #expect(lines.contains(mend.command ?? "") == !isWaived)
    }
  }

  @Test("nothing is obeyed, in the terminal or in a log", arguments: [40, 80, 160])
  func neutral(width: Int) {
    expectNoCommands(text(GateReport.hostileGate, width: width))
  }

  @Test("a report stays short, however much there is to tell") func short() {
    var report = GateReport.large(100_000)
    report.verdicts[0].waivers = Array(repeating: Verdict.refused.waivers[0], count: 20_000)
    report.verdicts[0].notices = Array(repeating: gatePoison, count: 20_000)
    let story = text(report)
    #expect(story.split(separator: "\n").count < 600)
    #expect(story.contains("… and 99,980 more; --format json has all"))
  }

  @Test("the same mend is said once for commits that follow one another") func repeated() {
    var report = GateReport.undecided
    report.verdicts[0].findings.append(.unread(2))
    let story = text(report)
    #expect(story.split(separator: "git fetch origin").count == 2)
    #expect(story.split(separator: "mend: as above").count == 3)
  }
}

/// That a form has nothing that a terminal, a log's reader or a runner would obey.
func expectNoCommands(_ form: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let bad = form.unicodeScalars.filter { $0 != "\n" && visible(String($0)) != String($0) }
  #expect(bad.isEmpty, sourceLocation: sourceLocation)
  #expect(form == withoutCommands(form), sourceLocation: sourceLocation)
  #expect(form == withoutLineCommands(form), sourceLocation: sourceLocation)
}
