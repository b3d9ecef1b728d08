import Foundation
import Metrics
import Spend
import Testing

@testable import Reports

@Suite("Charts of money") struct ChartsMoneyTests {
  @Test("bands are as wide as their money, and fill both sides") func widths() throws {
    let report = Report.charted.with {
      $0.spend?.flows = [
        .init(agent: "aider", destination: .deployed, nanos: 3_000_000_000),
        .init(agent: "aider", destination: .open, nanos: 1_000_000_000),
        .init(agent: "codex", destination: .deployed, nanos: 4_000_000_000),
      ]
      $0.spend?.totalUsdMicros = 8_000_000
    }
    let spend = try #require(report.spend)
    let flow = try #require(SpendFlow(spend))
    #expect(flow.agents.map(\.height) == [100, 100])
    #expect(flow.destinations.map(\.height) == [175, 25])
    #expect(flow.destinations.map(\.money) == ["$7.00 · 88 %", "$1.00 · 13 %"])
    #expect(flow.ribbons.count == 3)
    let html = chart(report) { $0.spendFlowChart($1) }
    #expect(html.paths("flow pending").hasPrefix("M0 \(coordinate(flow.agents[0].top + 75))C"))
    #expect(html.texts("td") == ["$3.00", "38 %", "$1.00", "13 %", "$4.00", "50 %"])
  }

  @Test("tokens without a price are said and never drawn") func unpriced() {
    let report = Report.charted.with {
      $0.spend?.flows.append(
        .init(agent: "zed", destination: .open, nanos: 0, unpricedTokens: 2_750_000))
      $0.spend?.unpricedTokens = 2_750_000
    }
    let html = chart(report) { $0.spendFlowChart($1) }
    #expect(html.contains("2.75M tokens without a price are not in the picture."))
    #expect(!html.texts("text").contains("zed"))
    #expect(html.paths("flow pending").isEmpty)
    #expect(html.texts("td").suffix(3) == ["2.75M tokens", "–", "2.75M tokens"])
  }

  @Test("of many agents those with the least money are one, and no money is lost")
  func manyAgents() throws {
    let report = Report.charted.with { report in
      report.spend?.flows = (0..<14).map {
        .init(
          agent: "agent-\($0 + 10)", destination: .allCases[$0 % 8],
          nanos: Int64($0 * 5 % 14 + 1) * 1_000_000_000)
      }
    }
    let spend = try #require(report.spend)
    let flow = try #require(SpendFlow(spend))
    #expect(flow.agents.count == SpendFlow.mostAgents)
    #expect(flow.agents.last?.label == "other agents")
    #expect(flow.agents.dropLast().map(\.label) == flow.agents.dropLast().map(\.label).sorted())
    let all: Int64 = 105_000_000_000
    #expect(flow.agents.reduce(0) { $0 + $1.nanos } == all)
    #expect(flow.destinations.reduce(0) { $0 + $1.nanos } == all)
  }

  @Test("the costs end at the report's own figures") func lastCosts() throws {
    let report = Report.charted
    let spend = try #require(report.spend)
    let last = try #require(Reports.costs(report.weeks).last)
    #expect(Int(try #require(last.fullyLoaded).rounded()) == spend.fullyLoadedCostPerDceUsdMicros)
    #expect(Int(try #require(last.attributed).rounded()) == spend.attributedCostPerDceUsdMicros)
    let html = chart(report) { $0.costChart($1) }
    let figures = [spend.fullyLoadedCostPerDceUsdMicros, spend.attributedCostPerDceUsdMicros]
    for figure in figures { #expect(html.texts("text").contains(dollars(micros: figure))) }
    #expect(html.texts("td").suffix(2) == figures.map { dollars(micros: $0) })
  }

  @Test("there is no cost before the first lines stayed, nor after an unknown week")
  func unknownCosts() {
    let report = Report.charted.with { $0.weeks[6].spendUsdMicros = nil }
    let points = Reports.costs(report.weeks)
    #expect(
      points.map { $0.fullyLoaded != nil } == [false] + Array(repeating: true, count: 5)
        + Array(repeating: false, count: 6))
    #expect(points.last?.attributed != nil)
    let html = chart(report) { $0.costChart($1) }
    #expect(html.paths("line other").matches(of: /[ML]/).count == 5)
    #expect(html.contains("A line ends before a week"))
  }

  @Test("the axis begins at zero, or says that it is logarithmic") func axis() {
    #expect(chart(.charted) { $0.costChart($1) }.texts("text").contains("$0"))
    let steep = Report.charted.with {
      $0.weeks[0].dce = 0.001
      $0.weeks[0].spendUsdMicros = 90_000_000
    }
    let texts = chart(steep) { $0.costChart($1) }.texts("text")
    #expect(texts.contains("logarithmic scale"))
    #expect(!texts.contains("$0"))
  }
}
