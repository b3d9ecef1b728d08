import Metrics

extension Report {
  /// The report with money, of which three teams have a part.
  static let teamed: Report = {
    var report = spending
    report.teams = [
      .of(["ada", "barbara", "grace"], named: "core", nd: 54.17, low: 1.1, high: 2),
      .of(["edsger", "jose"], named: "web \"&\" app", nd: 5.31, low: 0, high: 2.1),
      .of(["katherine"], named: nil, nd: 0.003, low: nil, high: nil),
    ]
    report.survival = Survival(
      assisted: SurvivalCurve(
        points: [.init(day: 2, share: 0.9375, interval: nil, atRisk: 4000)], lastDay: 80,
        lines: 5536, commits: 377),
      unassisted: SurvivalCurve(points: [], lastDay: 13, lines: 3, commits: 2))
    return report
  }()

  /// Developers are withheld, their teams are not.
  static var withheld: Report {
    var report = teamed
    report.developers = []
    return report
  }

  /// More of everything than fits, and names that differ only where they are cut or hidden.
  static var crowded: Report {
    var report = Report.hostile
    let long = String(repeating: "@", count: 200)
    report.developers = (0..<2_000).map {
      .named("<_\($0)_>" + long, weeks: 3, ai: (9, 8, 0), dce: 1, nd: 1)
    }
    report.agents = (0..<700).map {
      AgentRow(
        agent: "a\u{1B}" + long + "\($0)", model: $0 % 3 == 0 ? nil : "m\"\\", commits: $0,
        aiNovelLines: nil, aiSurvivingLines: 3, aiPendingLines: nil)
    }
    report.deployments = (0..<1_400).map { number in
      var row = DeploymentRow.numbered(number % 19)
      row.unit = number.isMultiple(of: 2) ? "u\u{202E}\(number)" : "u<202E>\(number - 1)"
      return row
    }
    report.notices = (0..<500).map { "notice \($0): " + long }
    return report
  }
}

extension TeamRow {
  fileprivate static func of(
    _ members: [String], named name: String?, nd: Double, low: Double?, high: Double?
  ) -> TeamRow {
    let interval = low.flatMap { low in high.map { Interval(low: low, high: $0) } }
    return TeamRow(
      name: name,
      outcome: .made(
        weeks: 12 * members.count, commits: (240, 108), ai: (1830, 1702, 91),
        dce: Double(members.count) * 12.5, nd: nd, interval: interval),
      members: Set(members.map { $0 + "@example.org" }))
  }
}
