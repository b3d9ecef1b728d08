import Foundation
import Metrics
import Spend

@testable import Reports

extension Report {
  /// The ordinary report with everything that a chart can show.
  static let charted: Report = {
    var report = Report.ordinary
    report.weeks = (0..<12).map { .numbered($0) }
    let spent = report.weeks.compactMap(\.spendUsdMicros).reduce(0, +)
    let deployed = report.weeks.compactMap(\.deployedUsdMicros).reduce(0, +)
    let dce = report.weeks.compactMap(\.dce).reduce(0, +)
    report.spend = SpendReport(
      totalUsdMicros: spent,
      destinations: [
        .init(destination: .deployed, usdMicros: deployed),
        .init(destination: .noCommit, usdMicros: spent - deployed),
      ],
      evidence: [], tokens: Tokens(input: 1), unpricedTokens: 0, records: 1,
      attributedCostPerDceUsdMicros: Int((Double(deployed) / dce).rounded()),
      fullyLoadedCostPerDceUsdMicros: Int((Double(spent) / dce).rounded()))
    report.spend?.flows = [
      .init(agent: "aider", destination: .noCommit, nanos: Int64(spent - deployed) * 1_000),
      .init(agent: "claude-code", destination: .deployed, nanos: Int64(deployed) * 1_000),
    ]
    report.survival = Survival(
      assisted: .sample(shares: [0.9, 0.8, 0.7], atRisk: [800, 500, 30]),
      unassisted: .sample(shares: [0.95, 0.9, 0.85], atRisk: [700, 400, 300]))
    report.commits = ListedCommits(rows: [], leftOut: 0)
    return report
  }()

  func with(_ change: (inout Report) -> Void) -> Report {
    var report = self
    change(&report)
    return report
  }
}

extension WeekRow {
  /// The first week has spend and nothing that stayed.
  static func numbered(_ number: Int) -> WeekRow {
    let dce = number == 0 ? 0 : Double(number * 7 % 5) + 1.5
    return WeekRow(
      startsAt: windowEnd - Int64(12 - number) * 7 * aDay, dce: dce, nd: dce / 2,
      unassisted: Unassisted(dce: 3, nd: 1.25), spendUsdMicros: 10_000_000 + number * 1_234_567,
      deployedUsdMicros: number == 0 ? 0 : 6_000_000 + number * 1_000_001)
  }
}

extension SurvivalCurve {
  /// Removals on days 7, 14 and 40, of 1,000 lines that are observed for 60 days; between the
  /// removals one line leaves every day.
  static func sample(shares: [Double], atRisk: [Int]) -> SurvivalCurve {
    var points: [Point] = []
    var counts = (0...60).map { 1_000 - $0 }
    for (place, day) in [7, 14, 40].enumerated() {
      let share = shares[place]
      points.append(
        Point(
          day: day, share: share, interval: Interval(low: share - 0.05, high: share + 0.04),
          atRisk: atRisk[place]))
      for later in day...60 { counts[later] = atRisk[place] + day - later }
    }
    return SurvivalCurve(points: points, lastDay: 60, lines: 1_000, commits: 9, atRisk: counts)
  }
}

/// What one chart writes, with plain spaces.
func chart(_ report: Report, _ write: (inout Markup, Report) -> Void) -> String {
  var markup = Markup()
  write(&markup, report)
  return markup.html.replacing("\u{A0}", with: " ")
}

/// All six charts.
func charts(_ report: Report) -> String {
  chart(report) { page, report in
    page.funnelChart(report)
    page.weeksChart(report)
    page.survivalChart(report)
    page.deploymentsChart(report)
    page.spendFlowChart(report)
    page.costChart(report)
  }
}

extension String {
  /// The data of all paths of exactly these classes.
  func paths(_ style: String) -> String {
    matches(of: /<path class="([^"]*)" d="([^"]*)"/).filter { $0.output.1 == style }
      .map { String($0.output.2) }.joined()
  }

  /// The texts of all elements of one kind, such as `td`.
  func texts(_ element: String) -> [String] {
    components(separatedBy: "<\(element)").dropFirst().compactMap { part -> String? in
      // Cells end where the next one or the next row begins.
      let ends = ["</\(element)>", "<tr", "</table>"]
      guard let start = part.firstIndex(of: ">") else { return nil }
      let end = ends.compactMap { part.range(of: $0)?.lowerBound }.min() ?? part.endIndex
      let content = String(part[start..<end].dropFirst())
      return content.replacing(/<[^>]*>/, with: "")
    }
  }
}
