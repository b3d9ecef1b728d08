import Metrics
import Testing

@testable import Reports

@Suite("The headline") struct HeadlineTests {
  @Test("no commits") func noCommits() {
    #expect(headline(.empty) == "There are no commits in this window.")
  }

  @Test("no tagged commits") func noTags() {
    var report = Report.empty
    report.totals.commits.total = 57
    #expect(
      headline(report) == "No commit of this window is tagged as AI-assisted: none of 57 has "
        + "evidence at level 'footer' or stronger.")
  }

  @Test("nothing deployed") func nothingDeployed() {
    var report = Report.empty
    report.funnel.tagged = 5
    report.funnel.merged = 3
    #expect(
      headline(report) == "Nothing was deployed in this window: of 5 AI-assisted commits, 3 are "
        + "merged and none is in production.")
  }

  @Test("deployments, but none of what is tagged") func noneReached() {
    var report = Report.empty
    report.funnel.tagged = 1
    report.deployments = [.numbered(0)]
    #expect(headline(report) == "Of one AI-assisted commit, none has reached production yet.")
  }

  @Test("one developer has no interval") func oneDeveloper() {
    var report = Report.ordinary
    report.developers.removeSubrange(1...)
    report.totals.ndInterval = nil
    #expect(
      headline(report) == "AI-assisted work of one developer reached production at 1.21 "
        + "normalized deployments per builder-week (no interval from so few developers); 91 % of "
        + "its lines are still live after 14 days.")
  }

  @Test("everything too young to tell") func tooYoung() {
    var report = Report.ordinary
    var lines = LineCounts()
    lines.aiNovel = 40
    lines.aiPending = 40
    report.totals.lines = lines
    #expect(
      headline(report) == "AI-assisted work of 5 developers reached production; its 40 new lines "
        + "went live less than 14 days ago, too short to tell whether they stay.")
  }

  @Test("nothing stayed") func nothingStayed() {
    var report = Report.ordinary
    var lines = LineCounts()
    lines.aiNovel = 40
    lines.aiRemoved = 40
    report.totals.lines = lines
    #expect(
      headline(report) == "AI-assisted work of 5 developers reached production; none of its lines "
        + "stayed live for 14 days.")
  }
}
