import Foundation
import Metrics
import Spend
import Testing

@testable import Reports

@Suite("Charts: what must hold for all") struct ChartsSafetyTests {
  @Test("nothing is written where there is nothing to show") func nothing() {
    #expect(charts(.empty).isEmpty)
    let zeros = Report.empty.with { report in
      report.weeks = (0..<4).map { number in
        WeekRow(
          startsAt: windowEnd - Int64(4 - number) * 7 * aDay, dce: 0, nd: 0,
          unassisted: Unassisted(dce: 0, nd: 0), spendUsdMicros: 0, deployedUsdMicros: 0)
      }
      let curve = SurvivalCurve(points: [], lastDay: 0, lines: 0, commits: 0)
      report.survival = Survival(assisted: curve, unassisted: curve)
      report.deployments = [.numbered(0, knowsLines: false)]
      report.spend = Report.unpriced.spend
    }
    #expect(charts(zeros).isEmpty)
  }

  @Test("one week, one deployment, one agent and one day are drawn") func tiny() {
    let report = Report.charted.with {
      $0.weeks = [$0.weeks[1]]
      $0.deployments = [$0.deployments[0]]
      $0.spend?.flows.removeFirst()
      $0.survival?.assisted = SurvivalCurve(points: [], lastDay: 0, lines: 1, commits: 1)
    }
    #expect(charts(report).matches(of: /<figure/).count == 6)
  }

  @Test("every drawing is named and described, and every id is there once") func names() {
    let html = charts(.charted)
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    #expect(
      ids.filter { !$0.contains("-title") && !$0.contains("-desc") } == [
        "chart-funnel", "chart-weeks", "chart-survival", "chart-deployments", "chart-spend",
        "chart-cost",
      ])
    let references = html.matches(of: /role="img" aria-labelledby="([^"]*) ([^"]*)"/)
    #expect(references.count == 5)
    for reference in references {
      #expect(ids.contains(String(reference.output.1)))
      #expect(ids.contains(String(reference.output.2)))
    }
    #expect(html.texts("desc").allSatisfy { !$0.isEmpty })
  }

  @Test("a strict policy has nothing to forbid", arguments: [Report.charted, .hostileCharts])
  func policy(report: Report) {
    let html = charts(report)
    #expect(html.firstMatch(of: /<[^>]* (style|on[a-z]+)=/) == nil)
    #expect(!html.contains("<script"))
    #expect(!html.contains("<b>"))
    #expect(html.firstMatch(of: /\s(d|x|y|width|height)="[^"]*(nan|inf|e[0-9+-])/) == nil)
  }

  @Test("the same report gives the same charts") func deterministic() {
    #expect(charts(.hostileCharts) == charts(.hostileCharts))
  }
}

extension Report {
  /// The hostile report with numbers that are none, and names that want to be markup.
  fileprivate static let hostileCharts = charted.with { report in
    report.weeks[0].nd = .nan
    report.weeks[1].nd = .infinity
    report.weeks[2].unassisted.nd = 1e300
    report.weeks[3].dce = .nan
    report.weeks[4].startsAt = .max / 4
    report.survival?.assisted.points[0].share = .nan
    report.deployments[0].name = "<b>\"'\u{202E}" + String(repeating: "長", count: 10_000)
    report.deployments[1].aiNovelLines = 1_000_000
    report.deployments[2].finishedAt = .min / 4
    report.spend?.flows[0].agent = "\"><script>alert(1)</script>"
  }
}
