import Foundation
import Metrics
import Testing

@testable import Reports

@Suite("Charts of work") struct ChartsWorkTests {
  @Test("the funnel's counts are the report's, and lead to their commits") func funnel() {
    let html = chart(.charted) { $0.funnelChart($1) }
    #expect(
      html.matches(of: /data-step=([^>]*)>([^<]*)</).map { "\($0.output.1) \($0.output.2)" } == [
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
    let numbers = Report.charted.weeks.prefix(10).compactMap(\.nd).filter { $0 > 0 }
    let unit = try #require(heights.first) / numbers[0]
    #expect(heights.count == numbers.count)
    for (height, number) in zip(heights, numbers) { #expect(abs(height - number * unit) < 0.2) }
    #expect(html.texts("td").prefix(4) == ["0.00", "1.25", "1.75", "1.25"])
  }

  @Test("weeks younger than the horizon are too young to tell, and never zero") func youngWeeks() {
    let report = Report.charted.with {
      $0.weeks[11].nd = 0
      $0.weeks[11].unassisted.nd = 0
    }
    let html = chart(report) { $0.weeksChart($1) }
    #expect(html.paths("young") == "M833.3 0h166.7v192h-166.7Z")
    // The sample in the key, and the week that has some already.
    #expect(html.paths("bar pending").matches(of: /M/).count == 2)
    #expect(html.texts("text").contains("too young to tell"))
    #expect(html.contains("; the last 2 weeks are too young to tell what stays."))
    #expect(html.texts("td").suffix(4) == ["0.75 so far", "1.25 so far", "too young", "too young"])
    let old = chart(report.with { $0.parameters.horizonDays = 0 }) { $0.weeksChart($1) }
    #expect(!old.contains("too young") && old.paths("young").isEmpty)
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
    #expect(html.paths("bar ai").matches(of: /M/).count == 1 + 7)
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

  @Test("lines at risk are known on every day, or not at all") func risk() {
    var curve = SurvivalCurve.sample(shares: [0.9, 0.8, 0.7], atRisk: [800, 500, 30])
    #expect(
      [0, 3, 7, 8, 14, 40, 50, 61].map(curve.atRisk) == [1_000, 997, 800, 799, 500, 30, 20, 0])
    curve.atRisk = []
    #expect([0, 7, 61].map(curve.atRisk) == [nil, nil, 0])
  }

  @Test("shares at the horizon that read the same have one label, others two that do not meet")
  func horizonLabels() throws {
    func labels(_ other: Double) -> [String] {
      let report = Report.charted.with {
        $0.survival?.unassisted = .sample(shares: [0.95, other, 0.6], atRisk: [700, 400, 300])
      }
      return chart(report) { $0.survivalChart($1) }
        .matches(of: /<text class="label strong halo[^>]* y="([0-9.]*)"[^>]*>([^<]*)</)
        .map { "\($0.output.1) \($0.output.2)" }
    }
    #expect(labels(0.801) == ["66.8 80 % both"])
    // The curves are 2 pixels apart there, and the labels 28.
    #expect(labels(0.81) == ["65 81 %", "93 80 %"])
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
    // One in the key, and three in the drawing, which are younger than the horizon.
    #expect(html.paths("point ai hole").matches(of: /h0/).count == 4)
    #expect(html.paths("point kept square").matches(of: /h0/).count == 17)
  }

  @Test("what stayed of a deployment younger than the horizon is pending, whatever was removed")
  func youngDeployments() {
    let rows = deploymentTable(.charted, young: Report.charted.youngSince).rows
    #expect(
      rows.map { $0.suffix(2) == ["pending", "pending"] }
        == Array(repeating: false, count: 17) + [true, true, true])
    #expect(deploymentTable(.charted).rows[18].last?.hasSuffix(" %") == true)
  }

  @Test("a thousand deployments stay small")
  func manyDeployments() {
    let report = Report.charted.with { report in
      report.deployments = (0..<1_000).map { number in
        var row = DeploymentRow.numbered(number % 19)
        row.finishedAt = windowEnd - Int64(1_000 - number) * 30_000
        return row
      }
    }
    let html = chart(report) { $0.deploymentsChart($1) }
    let dots = html.paths("point ai small").matches(of: /h0/).count
    #expect(dots == 1_000)
    #expect(html.utf8.count < 40_000)
  }
}
