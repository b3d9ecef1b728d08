import Metrics
import Reports
import Testing

@Suite("Text that must stay text") struct CSVAndMarkdownTests {
  private func agentCell(_ agent: String) -> String {
    var report = Report.empty
    report.agents = [
      AgentRow(
        agent: agent, model: nil, commits: 1, aiNovelLines: nil, aiSurvivingLines: nil,
        aiPendingLines: nil)
    ]
    return csv(report, by: .agent)
  }

  @Test(
    "no cell is a formula",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM", "'@SUM"), (" =1", "' =1"),
      ("\t=1", "'<09>=1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("a,b", "\"a,b\""),
      ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ]) func formulas(text: String, expected: String)
  {
    let header = "agent,model,commits,ai_novel_lines,ai_surviving_lines,spend_usd\r\n"
    #expect(agentCell(text) == header + expected + ",,1,,,\r\n")
  }

  @Test("a negative number of ours is a number") func negative() {
    var report = Report.ordinary
    report.developers[0].outcome.ndInterval = Interval(low: -0.25, high: 1)
    #expect(csv(report).contains(",-0.250000,1.000000,"))
  }

  @Test(
    "Markdown shows what it is given",
    arguments: [
      ("a|b", "a\\|b"), ("<b>", "&lt;b&gt;"), ("[x](y)", "\\[x\\](y)"), ("@all", "@<!-- -->all"),
      ("`*_~", "\\`\\*\\_\\~"), ("https://e.example", "https:<!-- -->//e.example"),
      ("#12", "#<!-- -->12"), ("a\nb", "a&lt;0A&gt;b"), ("&lt;", "&amp;lt;"), ("$x$", "\\$x\\$"),
    ]) func markup(text: String, expected: String)
  {
    var report = Report.empty
    report.notices = [text]
    #expect(markdown(report).hasSuffix("- notice: \(expected)\n"))
  }
}
