import Configuration
import Foundation
import Gate
import Testing

@testable import Reports

@Suite("The gate's report for GitHub") struct GateGitHubTests {
  /// What a runner understands of a line (`ActionCommand.TryParseV2`).
  private struct Command: Equatable {
    var name: String
    var title: String
    var message: [String]

    init?(_ line: Substring) {
      guard line.hasPrefix("::"), let end = line.dropFirst(2).firstRange(of: "::") else {
        return nil
      }
      let parts = line[..<end.lowerBound].dropFirst(2).split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[1].hasPrefix("title=") else { return nil }
      name = String(parts[0])
      guard !parts[1].contains(",") else { return nil }
      title = Self.plain(parts[1].dropFirst(6))
      message = Self.plain(line[end.upperBound...]).components(separatedBy: "\n")
    }

    private static func plain(_ text: Substring) -> String {
      String(text).replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing(
        "%3A", with: ":"
      )
      .replacing("%2C", with: ",").replacing("%25", with: "%")
    }
  }

  private func commands(_ report: GateReport) throws -> [Command] {
    try gitHubAnnotations(report).split(separator: "\n").dropLast().map {
      try #require(Command($0), "\($0)")
    }
  }

  @Test("a finding is an annotation, and the verdict stands at the end") func findings() throws {
    let commands = try commands(.refused)
    #expect(
      commands.map(\.name) == [
        "error", "error", "error", "error", "error", "warning", "notice", "notice", "notice",
        "notice",
      ])
    #expect(commands[0].title == "attribution: no canonical tag")
    #expect(
      commands[0].message == [
        "\(gateID(2).prefix(10)) Fix the parser: no canonical tag",
        "why: the body says \"Generated with Claude Code\"",
        "mend: start a rebase, and mark \(gateID(2).prefix(12)) 'edit'",
        "  $ git rebase -i \(gateID(2).prefix(12))^", "mend: add it",
        "  $ git commit --amend --no-edit --trailer 'Assisted-by: claude-code:claude-opus-5'"
          + " && git rebase --continue",
      ])
    #expect(
      commands[6].message.last
        == "waived by Lead <lead@example.org>: generated file, no agent at work")
    #expect(commands[7].message[0].hasPrefix("waiver of 'signoff.human'"))
    #expect(
      commands[8].message[0] == "squash: the message loses Assisted-by: codex; let it end with")
    #expect(
      commands[9].message == ["notice: the base moved: 3 commits of main are not in the range"])
    #expect(
      gitHubAnnotations(.refused).hasSuffix("\noutcomes gate: \(GateReport.refused.headline)\n"))
  }

  @Test("a line is escaped as the toolkit does") func escapes() {
    var report = GateReport.warned
    report.verdicts[0].findings[0].what = "100 %, a:b%0A"
    report.verdicts[0].findings[0].why = "50 %25\r\n::x"
    report.verdicts[0].findings[0].mends = []
    report.verdicts[0].squash = nil
    #expect(
      gitHubAnnotations(report) == """
        ::warning title=attribution%3A 100 %25%2C a%3Ab%250A::\(gateID(11).prefix(10)) Count again: \
        100 %25, a:b%250A%0Awhy: 50 %2525<0D><0A>::x
        outcomes gate: \(report.headline)

        """)
  }

  @Test("ten of a kind at most, and the tenth counts the rest", arguments: [9, 10, 11, 2_000])
  func most(commits: Int) throws {
    var report = GateReport.large(commits)
    report.verdicts[0].rules = [RuleVerdict(.attribution, .fail, [.unsatisfied: commits])]
    report.verdicts[0].findings = (0..<min(commits, 1_000)).map { .untagged($0) }
    let errors = try commands(report).filter { $0.name == "error" }
    #expect(errors.count == min(commits, 10))
    let more =
      commits > 10
      ? [
        commits == 11
          ? "2 more errors: see the job's summary" : "1,991 more errors: see the job's summary"
      ] : nil
    #expect(more == nil || errors.last?.message == more)
    #expect(errors.prefix(9).allSatisfy { $0.title == "attribution: no canonical tag" })
  }

  @Test("a warning, an error of reading and nothing") func others() throws {
    #expect(try commands(.warned).map(\.name) == ["warning"])
    let undecided = try commands(.undecided)
    #expect(undecided.map(\.name) == ["error", "error"])
    #expect(
      undecided[0].message[0]
        == "not known: \(gateID(0).prefix(10)) (no title): its notes cannot be read")
    #expect(gitHubAnnotations(.nothing) == "outcomes gate: passed: nothing to judge\n")
  }

  @Test("nothing is obeyed but what is meant") func hostile() throws {
    let text = gitHubAnnotations(.hostileGate)
    let lines = text.split(separator: "\n")
    for (line, command) in zip(lines.dropLast(), try commands(.hostileGate)) {
      #expect(["error", "warning", "notice"].contains(command.name))
      // All after the command's own beginning is as harmless as text.
      expectNoCommands("x" + line)
      // What a runner writes to its log may be read once more.
      expectNoCommands(command.message.joined(separator: "\n"))
      expectNoCommands(command.title)
    }
    expectNoCommands(String(try #require(lines.last)))
  }
}
