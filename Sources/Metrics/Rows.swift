import Foundation
import Timestamps

/// The developers' rows of a report, what belongs to nobody, and the totals.
struct Rows {
  private(set) var developers: [DeveloperRow] = []
  let unattributed: Outcome
  let totals: Outcome
  /// By name, the developers without a team last; empty where `teams` is.
  let teams: [TeamRow]
  private let people: [Person]
  private let rest: Person

  /// `teams` has the team of each developer, by e-mail address in lower case.
  init(
    _ tallies: [RepositoryTally], sizes: [String: Double], roster: [String: Int],
    teams: [String: String], knowsLines: Bool
  ) {
    var sums: [String: DeveloperTally] = [:]
    for tally in tallies.flatMap(\.developers) {
      if sums[tally.email]?.add(tally) == nil { sums[tally.email] = tally }
    }
    for email in roster.keys where sums[email] == nil {
      sums[email] = DeveloperTally(name: email, email: email, namedAt: 0)
    }
    var nobody = DeveloperTally(name: "", email: "", namedAt: 0)
    for tally in tallies { nobody.add(tally.unattributed) }
    // Only whoever did or had something in the window has a row.
    people = sums.values
      .filter {
        $0.firstWeek != nil || $0.commits.total > 0 || $0.lines.novel > 0
          || roster[$0.email] != nil
      }
      .sorted { ($0.name.lowercased(), $0.email) < ($1.name.lowercased(), $1.email) }
      .map { Person($0, sizes: sizes, weeks: roster[$0.email]) }
    let commits = Self.commits(tallies)
    developers = people.map { person in
      DeveloperRow(
        name: person.tally.name, email: person.tally.email,
        outcome: person.outcome(knowsLines: knowsLines))
    }
    rest = Person(nobody, sizes: sizes, weeks: 0)
    unattributed = rest.unattributedOutcome(knowsLines: knowsLines)
    totals = Self.totals(people, rest, commits, knowsLines: knowsLines)
    self.teams = Self.teams(people, teams, knowsLines: knowsLines)
  }

  /// The ISO weeks of the window, with what came to production in each; without lines, none.
  func weeks(of window: Window) -> [WeekRow] {
    guard window.since < window.until, totals.lines != nil else { return [] }
    let weeks = Timestamp.week(of: window.since)...Timestamp.week(of: window.until - 1)
    // A forged date could make a window of any length.
    guard weeks.count <= Self.mostWeeks else { return [] }
    var rows = weeks.map {
      WeekRow(
        startsAt: Timestamp.start(ofWeek: $0), dce: 0, nd: 0,
        unassisted: Unassisted(dce: 0, nd: 0))
    }
    for person in people + [rest] { person.add(to: &rows, since: weeks.lowerBound) }
    return rows
  }

  /// A hundred years.
  private static let mostWeeks = 5_300

  private static func teams(
    _ people: [Person], _ teams: [String: String], knowsLines: Bool
  ) -> [TeamRow] {
    guard !teams.isEmpty else { return [] }
    let groups = Dictionary(grouping: people) { teams[$0.tally.email] ?? "" }
    return groups.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
      .map { name, people in
        var commits = CommitCounts()
        for person in people { commits.add(person.tally.commits) }
        return TeamRow(
          name: name.isEmpty ? nil : name,
          outcome: totals(people, nil, commits, knowsLines: knowsLines),
          members: Set(people.map(\.tally.email)))
      }
  }

  /// A commit of two developers stands in both rows, and once in the totals.
  private static func commits(_ tallies: [RepositoryTally]) -> CommitCounts {
    var counts = CommitCounts()
    for tally in tallies {
      counts.total += tally.summary.commits
      counts.tagged += tally.funnel.tagged
      counts.merged += tally.funnel.merged
      counts.deployed += tally.funnel.deployed
      counts.surviving += tally.funnel.surviving ?? 0
    }
    return counts
  }

  private static func totals(
    _ people: [Person], _ rest: Person?, _ commits: CommitCounts, knowsLines: Bool
  ) -> Outcome {
    var lines = rest?.tally.lines ?? LineCounts()
    for person in people { lines.add(person.tally.lines) }
    let weeks = people.reduce(0) { $0 + $1.weeks }
    let nd = people.reduce(0) { $0 + $1.nd }
    let regular = people.reduce(0) { $0 + $1.regular }
    guard knowsLines else { return .unknownLines(weeks, commits) }
    return Outcome(
      builderWeeks: weeks, commits: commits, lines: lines,
      dce: people.reduce(rest?.dce ?? 0) { $0 + $1.dce }, nd: nd,
      ndPerWeek: weeks > 0 ? nd / Double(weeks) : nil,
      ndInterval: ratioInterval(people.map { ($0.nd, $0.weeks) }),
      regularity: weeks > 0 ? Double(regular) / Double(weeks) : nil,
      unassisted: Unassisted(
        dce: people.reduce(rest?.unassistedDCE ?? 0) { $0 + $1.unassistedDCE },
        nd: people.reduce(0) { $0 + $1.unassistedND }))
  }
}

/// One developer's numbers before they are put in a row.
private struct Person {
  let tally: DeveloperTally
  /// Builder-weeks: ISO weeks from the first to the last commit that arrived on the mainline.
  let weeks: Int
  let dce: Double
  let nd: Double
  let regular: Int
  let unassistedDCE: Double
  let unassistedND: Double
  private let weekly: WeeklyChanges

  init(_ tally: DeveloperTally, sizes: [String: Double], weeks: Int?) {
    self.tally = tally
    var span = 0
    if let first = tally.firstWeek, let last = tally.lastWeek { span = Int(last - first) + 1 }
    weekly = WeeklyChanges(tally.credits, referenceSizes: sizes)
    self.weeks = weeks ?? span
    dce = deployedChangeEquivalents(weekly.assisted)
    nd = normalizedDeployments(weekly.assisted)
    regular = min(regularWeeks(weekly.assisted), self.weeks)
    unassistedDCE = deployedChangeEquivalents(weekly.unassisted)
    unassistedND = normalizedDeployments(weekly.unassisted)
  }

  /// Adds what came in each week to the weeks' rows, which begin with the week `first`.
  ///
  /// Nobody has no normalized deployments, as in the totals.
  func add(to rows: inout [WeekRow], since first: Int64) {
    let isSomebody = !tally.email.isEmpty
    func add(
      _ weekly: [Int64: Double], _ dce: WritableKeyPath<WeekRow, Double?>,
      _ nd: WritableKeyPath<WeekRow, Double?>, isAI: Bool
    ) {
      for (week, changes) in weekly.sorted(by: { $0.key < $1.key }) {
        let place = Int(week - first)
        guard rows.indices.contains(place) else { continue }
        rows[place][keyPath: dce] = (rows[place][keyPath: dce] ?? 0) + changes
        guard isSomebody else { continue }
        rows[place][keyPath: nd] = (rows[place][keyPath: nd] ?? 0) + log2(1 + changes)
        rows[place].contributors.add([tally.email], isAI: isAI)
      }
    }
    add(weekly.assisted, \.dce, \.nd, isAI: true)
    add(weekly.unassisted, \.unassisted.dce, \.unassisted.nd, isAI: false)
  }

  func outcome(knowsLines: Bool) -> Outcome {
    guard knowsLines else { return .unknownLines(weeks, tally.commits) }
    return Outcome(
      builderWeeks: weeks, commits: tally.commits, lines: tally.lines, dce: dce, nd: nd,
      ndPerWeek: weeks > 0 ? nd / Double(weeks) : nil, ndInterval: nil,
      regularity: weeks > 0 ? Double(regular) / Double(weeks) : nil,
      unassisted: Unassisted(dce: unassistedDCE, nd: unassistedND))
  }

  /// Nobody has no weeks, so that nothing but what is linear can be said.
  func unattributedOutcome(knowsLines: Bool) -> Outcome {
    guard knowsLines else { return .unknownLines(0, tally.commits) }
    return Outcome(
      builderWeeks: 0, commits: tally.commits, lines: tally.lines, dce: dce, nd: nil,
      ndPerWeek: nil, ndInterval: nil, regularity: nil,
      unassisted: Unassisted(dce: unassistedDCE, nd: nil))
  }
}

extension Outcome {
  /// The commits alone, where the files' content is not there.
  fileprivate static func unknownLines(_ weeks: Int, _ commits: CommitCounts) -> Outcome {
    Outcome(
      builderWeeks: weeks, commits: commits, lines: nil, dce: nil, nd: nil, ndPerWeek: nil,
      ndInterval: nil, regularity: nil, unassisted: Unassisted(dce: nil, nd: nil))
  }
}
