import FixtureSupport
import Foundation
import Metrics
import Reports
import Spend
import Testing

@Suite("OpenMetrics") struct OpenMetricsTests {
  private static let reports: [(name: String, report: Report)] = [
    ("ordinary", .ordinary), ("empty", .empty), ("unknown-lines", .unknownLines),
    ("hostile", .hostile), ("unpriced", .unpriced), ("teamed", .teamed), ("crowded", .crowded),
  ]

  @Test("whole texts") func snapshots() throws {
    for (name, report) in Self.reports where name != "crowded" {
      try expectSnapshot(openMetrics(report, by: .team), "\(name).prom")
    }
  }

  @Test(
    "the strict parser of OpenMetrics takes it, and so does the one of the older format",
    .enabled(if: Parsers.python != nil, "needs python3-prometheus-client"))
  func parsers() throws {
    for (name, report) in Self.reports {
      let text = openMetrics(report, by: .team)
      let done = try Parsers.parse(text)
      #expect(done.exitCode == 0, "\(name): \(done.errors)")
      let samples = text.split(separator: "\n").count { !$0.hasPrefix("#") }
      #expect(done.output == "\(samples) \(samples)\n", "\(name)")
    }
  }

  @Test(
    "promtool has nothing to say of it",
    .enabled(if: Program.find("promtool") != nil, "needs promtool"))
  func promtool() throws {
    for (name, report) in Self.reports {
      let done = try Program(named: "promtool").run(
        ["check", "metrics"], input: Data(openMetrics(report, by: .team).utf8))
      #expect(done.exitCode == 0 && done.errors.isEmpty, "\(name): \(done.errors)")
    }
  }

  @Test("no person, and no value of each scan's own, is in it") func privacy() {
    let text = openMetrics(.teamed, by: .team)
    for row in Report.teamed.developers {
      #expect(!text.contains(row.name) && !text.contains(row.email))
    }
    #expect(!text.contains("@example.org"))
    #expect(!text.contains(commitA.prefix(7)))
    #expect(!text.contains("v2.19.0"))
  }

  @Test("teams have series only where they are asked for") func teams() {
    for grouping in Grouping.allCases where grouping != .team {
      #expect(!openMetrics(.teamed, by: grouping).contains("team"))
    }
    #expect(openMetrics(.teamed, by: .team).contains("outcomes_team_developers{team=\"core\"} 3\n"))
  }

  @Test("what is not known is absent, never zero, and no value is NaN") func unknown() {
    let text = openMetrics(.unknownLines)
    for family in ["dce", "nd", "nd_per_builder_week", "lines", "ai_lines", "deployed_commits"] {
      #expect(!text.contains("outcomes_\(family) ") && !text.contains("outcomes_\(family){"))
    }
    // Tokens without a price are no zero dollars; what cost nothing is.
    let unpriced = openMetrics(.unpriced)
    #expect(!unpriced.contains("outcomes_spend_usd{destination=\"deployed\"}"))
    #expect(unpriced.contains("outcomes_spend_usd{destination=\"open\"} 0.000000\n"))
    #expect(unpriced.contains("outcomes_unpriced_tokens{destination=\"deployed\"} 4800000000\n"))
    var odd = Report.ordinary
    odd.totals.dce = .nan
    odd.totals.nd = .infinity
    odd.totals.ndPerWeek = -0.0
    let text2 = openMetrics(odd)
    #expect(!text2.contains("outcomes_dce ") && !text2.contains("outcomes_nd "))
    #expect(text2.contains("outcomes_nd_per_builder_week 0.0\n"))
  }

  @Test("the fates, and the kinds of tokens, add up") func sums() {
    let text = openMetrics(.teamed)
    let lines = Report.teamed.totals.lines
    #expect(Self.sum(of: "outcomes_lines", in: text) == Double(lines?.novel ?? -1))
    #expect(Self.sum(of: "outcomes_ai_lines", in: text) == Double(lines?.aiNovel ?? -1))
    let spend = Report.teamed.spend
    #expect(Self.sum(of: "outcomes_tokens", in: text) == Double(spend?.tokens.total ?? -1))
    #expect(Self.sum(of: "outcomes_input_tokens", in: text) == Double(spend?.tokens.prompt ?? -1))
    let micros = Self.sum(of: "outcomes_spend_usd", in: text) * 1_000_000
    #expect(Int(micros.rounded()) == spend?.totalUsdMicros)
  }

  @Test("survival at the horizon, where lines were observed for so long") func survival() {
    let text = openMetrics(.teamed)
    #expect(text.contains("outcomes_survival_ratio{lines=\"ai\"} 0.9375\n"))
    #expect(!text.contains("lines=\"unassisted\""))
  }

  @Test("label values are escaped, bounded and never the same twice") func labels() {
    let text = openMetrics(.teamed, by: .team)
    #expect(text.contains("{team=\"web \\\"&\\\" app\"}"))
    let crowded = openMetrics(.crowded)
    let keys = crowded.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .compactMap { line in line.lastIndex(of: " ").map { line[..<$0] } }
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0.utf8.count < 1_000 })
    #expect(crowded.contains("outcomes_omitted_agents 200\n"))
    #expect(crowded.contains("outcomes_omitted_units 900\n"))
    #expect(crowded.utf8.count < 2_000_000)
  }

  @Test("families by name, samples by label, the same bytes each time") func order() {
    for (_, report) in Self.reports {
      let text = openMetrics(report, by: .team)
      #expect(text == openMetrics(report, by: .team))
      #expect(text.hasSuffix("\n# EOF\n"))
      let families = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE") }.map(String.init)
      #expect(families == families.sorted())
      #expect(families.allSatisfy { $0.hasSuffix(" gauge") })
    }
  }

  /// The sum of a family's samples.
  private static func sum(of family: String, in text: String) -> Double {
    text.split(separator: "\n").filter { $0.hasPrefix(family + "{") }
      .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }.reduce(0, +)
  }
}

/// The parsers of Debian's python3-prometheus-client.
private enum Parsers {
  /// The system's Python, which has them; another one in `PATH` may not.
  static let python: Program? = {
    let python = Program(at: URL(fileURLWithPath: "/usr/bin/python3"))
    let done = try? python.run(["-c", "import prometheus_client.openmetrics.parser"])
    return done?.exitCode == 0 ? python : nil
  }()

  private static let script = """
    import sys
    from prometheus_client.openmetrics.parser import text_string_to_metric_families as strict
    from prometheus_client.parser import text_string_to_metric_families as older
    text = sys.stdin.buffer.read().decode()
    print(*(sum(len(f.samples) for f in parse(text)) for parse in (strict, older)))
    """

  /// Prints how many samples each of them finds.
  static func parse(_ text: String) throws -> Completed {
    let python = try #require(python)
    return try python.run(["-c", script], input: Data(text.utf8))
  }
}
