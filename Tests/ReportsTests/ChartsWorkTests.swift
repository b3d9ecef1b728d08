import Foundation
import Metrics
import Testing

@testable import Reports

@Suite("Charts of work") struct ChartsWorkTests {
  @Test("the funnel's counts are the report's, and lead to their commits") func funnel() {
    let html = chart(.charted) { $0.funnelChart($1) }
    #expect(
      html.matches(of: /data-step="([^"]*)">([^<]*)</).map { "\($0.output.1) \($0.output.2)" } == [
        "tagged 431", "merged 402", "deployed 377", "surviving 301", "pending 41", "removed 22",
        "withoutNewLines 13",
      ])
    // The parts follow one another: 301, 41, 22 and 13 of 431.
    #expect(html.contains(#"<rect class="bar pending" x="69.8%" width="9.5%""#))
  }

  @Test("without a list of commits the funnel has no links, and unknown parts no bars")
  func funnelWithoutCommits() {
    let html = chart(.unknownLines) { $0.funnelChart($1) }
    #expect(!html.contains("<a"))
    #expect(html.matches(of: /class="bar\s/).count == 3)
    #expect(html.contains("unknown or withheld"))
  }

  @Test("each week's bar is as high as its number") func weeks() throws {
    let html = chart(.charted) { $0.weeksChart($1) }
    // The first is the sample in the key.
    let heights = html.paths("bar ai").matches(of: /v([0-9.]+)h-/).dropFirst().compactMap {
      Double($0.output.1)
    }
    let numbers = Report.charted.weeks.compactMap(\.nd).filter { $0 > 0 }
    let unit = try #require(heights.first) / numbers[0]
    #expect(heights.count == numbers.count)
    for (height, number) in zip(heights, numbers) { #expect(abs(height - number * unit) < 0.2) }
    #expect(html.texts("td").prefix(4) == ["0.00", "1.25", "1.75", "1.25"])
  }

  @Test("a week that is not known is a gap, and so is one that is no number")
  func gaps() {
    let report = Report.charted.with {
      ($0.weeks[3].nd, $0.weeks[3].unassisted.nd) = (nil, nil)
      $0.weeks[5].nd = .nan
    }
    let html = chart(report) { $0.weeksChart($1) }
    // The gap of the key, and the two of the drawing.
    #expect(html.paths("gap").matches(of: /M/).count == 3)
    #expect(html.paths("bar ai").matches(of: /M/).count == 1 + 9)
    #expect(html.texts("td")[6] == unknown)
  }

  @Test("the survival curve's steps, its thin end and its table say the same") func survival() {
    let html = chart(.charted) { $0.survivalChart($1) }
    // 1,000 units for 60 days, 200 pixels for the whole.
    #expect(html.paths("line ai") == "M0 0H116.7V20H233.3V40H666.7V60")
    #expect(html.paths("line ai thin") == "M666.7 60H1000")
    #expect(html.paths("line other thin").isEmpty)
    #expect(html.paths("point ai") == "M233.3 40h0")
    #expect(html.contains("After 14 days, 80 % of the AI-assisted lines are live"))
    let rows = html.components(separatedBy: "<tr>").map { $0.texts("td") }
    #expect(rows.contains(["80 % (75 % – 84 %)", "500", "90 % (85 % – 94 %)", "400"]))
  }

  @Test("lines at risk are exact on days with a removal, and bounds between them") func risk() {
    let curve = SurvivalCurve.sample(shares: [0.9, 0.8, 0.7], atRisk: [800, 500, 30])
    #expect(
      [0, 3, 7, 8, 14, 40, 50, 61].map(curve.atRisk)
        == ["1,000", "≥ 800", "800", "≥ 500", "500", "30", "≤ 30", "0"])
  }

  @Test("a horizon that nothing reached is not marked") func young() {
    let html = chart(.charted.with { $0.parameters.horizonDays = 90 }) { $0.survivalChart($1) }
    #expect(html.paths("mark").isEmpty)
    #expect(html.paths("point ai").isEmpty)
    #expect(html.contains("No line has been observed for 90 days yet."))
  }

  @Test("deployments are points at their shares; those too young are rings") func deployments() {
    let html = chart(.charted) { $0.deploymentsChart($1) }
    let first = Report.charted.deployments[0]
    let share = first.aiShare ?? 0
    #expect(html.paths("point ai").hasPrefix("M9 6h0M9 6h0M0 \(coordinate((1 - share) * 104))h0"))
    // One in the key, and one in the drawing.
    #expect(html.paths("point ai hole").matches(of: /h0/).count == 2)
    #expect(html.paths("point kept square").matches(of: /h0/).count == 19)
    #expect(html.texts("td").prefix(3) == ["2026-04-03", percent(share), "97 %"])
    #expect(html.matches(of: /data-deployment="/).count == 20)
  }

  @Test("a thousand deployments stay small, and leave their numbers to the page's table")
  func manyDeployments() {
    let report = Report.charted.with { report in
      report.deployments = (0..<1_000).map { number in
        var row = DeploymentRow.numbered(number % 19)
        row.finishedAt = windowEnd - Int64(1_000 - number) * 30_000
        return row
      }
    }
    let html = chart(report) { $0.deploymentsChart($1) }
    #expect(html.paths("point ai small").matches(of: /h0/).count == 1_000)
    #expect(html.utf8.count < 40_000)
    #expect(html.contains("The numbers are in the table of deployments."))
  }
}
