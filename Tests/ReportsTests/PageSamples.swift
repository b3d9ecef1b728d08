import Metrics
import Spend

extension Report {
  /// The report with money, and with all that only the page shows.
  static let paged: Report = {
    var report = spending
    report.weeks = (0..<12).map { .numbered($0, spends: true) }
    report.survival = .sample
    report.commits = ListedCommits(rows: (0..<400).map { .numbered($0) }, leftOut: 0)
    report.spend?.flows = [
      .init(agent: "claude-code", destination: .deployed, nanos: 1_100_000_000_000),
      .init(agent: "claude-code", destination: .deployedThenRemoved, nanos: 98_765_432_100),
      .init(agent: "claude-code", destination: .noCommit, nanos: 300_000_000_499),
      .init(agent: "copilot", destination: .deployed, nanos: 134_567_890_123),
      .init(agent: "copilot", destination: .open, nanos: 55_500_000_000),
      .init(agent: "copilot", destination: .elsewhere, nanos: 20_000_000_500),
    ]
    return report
  }()

  /// Teams in the place of developers, and no commits.
  static let teamsOnly: Report = {
    var report = ordinary
    report.weeks = (0..<12).map { .numbered($0, spends: false) }
    report.teams = [
      TeamRow(
        name: "checkout", members: Set(ordinary.developers.prefix(5).map(\.email)),
        weeks: 60, ai: (2_900, 2_610, 120), dce: 118.2, nd: 30.1),
      TeamRow(
        name: nil, members: Set(ordinary.developers.suffix(1).map(\.email)), weeks: 58,
        ai: (2_636, 2_223, 100), dce: 103.13, nd: 29.38),
    ]
    report.developers = []
    return report
  }()

  /// A hostile report whose commits are hostile too.
  static var hostilePage: Report {
    var report = hostile
    var row = CommitRow.numbered(1)
    row.subject = "</script><script>alert(1)</script> <!-- \" ' & {{x}} ${x} \u{202E}gpj.exe"
    row.repository = "\"><img src=x onerror=alert(1)>"
    row.agent = "<b>agent</b>"
    row.model = "javascript:alert(1)"
    row.evidence = "<i>note</i>"
    row.landing = "\" onmouseover=\"alert(1)"
    row.commit = "\"><svg onload=alert(1)>"
    row.developers = ["<eve>@example.org", "nobody@example.org"]
    row.deployments = [0, 1, 7]
    var long = row
    long.subject = String(repeating: "長", count: 10_000)
    report.repositories.append(report.repositories[0])
    report.repositories[1].name = "<script>alert(1)</script>"
    report.deployments[0].name = "'\"><script>alert(1)</script>"
    report.commits = ListedCommits(rows: [row, long], leftOut: 3)
    return report
  }

  /// As large as a page has to hold.
  static func large(developers: Int, deployments: Int, commits: Int) -> Report {
    var report = paged
    report.developers = (0..<developers).map {
      .named(
        "Person Number\($0)", weeks: 12, ai: (1_800 + $0, 1_700, 30 + $0 % 7),
        dce: 70.25 + Double($0), nd: 18.4)
    }
    report.deployments = (0..<deployments).map { number in
      var row = DeploymentRow.numbered(number % 20)
      row.name = "v\(number / 20).\(number % 20).0"
      row.finishedAt = windowEnd - Int64(deployments - number) * 3_600
      return row
    }
    report.commits = ListedCommits(
      rows: (0..<commits).map { .numbered($0, developers: developers, deployments: deployments) },
      leftOut: 0)
    return report
  }
}

extension WeekRow {
  static func numbered(_ number: Int, spends: Bool) -> WeekRow {
    let wave = Double(number * 7 % 5)
    return WeekRow(
      startsAt: windowEnd - Int64(84 - 7 * number) * aDay, dce: 14 + 2.5 * wave,
      nd: 3.9 + 0.5 * wave,
      unassisted: Unassisted(dce: 20 - wave, nd: 5.2 - 0.25 * wave),
      spendUsdMicros: spends ? 120_000_000 + number * 3_000_000 : nil,
      deployedUsdMicros: spends ? 90_000_000 + number * 2_000_000 : nil)
  }
}

extension Survival {
  static let sample = Survival(
    assisted: .falling(by: 0.012, lines: 5_536, commits: 377),
    unassisted: .falling(by: 0.009, lines: 6_100, commits: 640))
}

extension SurvivalCurve {
  fileprivate static func falling(by step: Double, lines: Int, commits: Int) -> SurvivalCurve {
    let points = (1...20).map { number in
      let share = 1 - step * Double(number)
      let half = 0.01 + 0.002 * Double(number)
      return Point(
        day: number * 4, share: share, interval: Interval(low: share - half, high: share + half),
        atRisk: lines - number * lines / 21)
    }
    return SurvivalCurve(points: points, lastDay: 83, lines: lines, commits: commits)
  }
}

extension CommitRow {
  /// A commit of everything in turn.
  static func numbered(_ number: Int, developers: Int = 6, deployments: Int = 20) -> CommitRow {
    let fate = Fate.allCases[number % 13 < 8 ? 0 : number % Fate.allCases.count]
    let isAssisted = number % 3 != 2
    let names = Report.ordinary.developers.map(\.email)
    var lines = LineCounts()
    lines.novel = fate == .withoutNewLines || fate == .notDeployed ? 0 : 20 + number % 37
    lines.surviving = fate == .surviving ? lines.novel - number % 5 : 0
    lines.pending = fate == .pending ? lines.novel : 0
    lines.removed = lines.novel - lines.surviving - lines.pending
    if isAssisted {
      (lines.aiNovel, lines.aiSurviving) = (lines.novel, lines.surviving)
      (lines.aiPending, lines.aiRemoved) = (lines.pending, lines.removed)
    }
    let hex = String(UInt64(number &* 2_654_435_761 &+ 7_777_777) % 0xFFFF_FFFF_FF, radix: 16)
    let landings = ["direct", "squash", "merge", "rebase"]
    return CommitRow(
      repository: "engine", commit: String((hex + commitA).prefix(40)),
      subject: subjects[number % subjects.count], committedAt: windowEnd - Int64(number) * 9_000,
      developers: number % 31 == 30
        ? []
        : [developers == 6 ? names[number % 6] : "personnumber\(number % developers)@example.org"],
      evidence: isAssisted ? ["trailer", "note", "footer"][number % 3] : nil,
      agent: isAssisted ? (number % 4 == 0 ? "copilot" : "claude-code") : nil,
      model: isAssisted && number % 4 != 0 ? "opus-4.1" : nil,
      landing: fate == .notDeployed
        ? (number % 2 == 0 ? "open" : "abandoned") : landings[number % 4],
      fate: fate, deployments: fate == .notDeployed ? [] : [deployments - 1 - number % deployments],
      lines: fate == .unknown ? nil : lines, isInWindow: number % 29 != 0,
      usdMicros: isAssisted ? 120_000 + number * 13_337 : nil)
  }

  private static let subjects = [
    "pay for the basket", "checkout: keep the address when the card is refused",
    "Fix the rounding of tax where a basket has items of several rates, and test it with the law's "
      + "own examples", "docs: say what a unit is", "parse dates without a zone as UTC",
    "Remove what nobody calls",
  ]
}

extension TeamRow {
  fileprivate init(
    name: String?, members: Set<String>, weeks: Int, ai: (Int, Int, Int), dce: Double, nd: Double
  ) {
    self.init(
      name: name,
      outcome: .made(weeks: weeks, commits: (weeks * 24, weeks * 9), ai: ai, dce: dce, nd: nd),
      members: members)
  }
}
