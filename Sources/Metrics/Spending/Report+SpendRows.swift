import Spend
import Timestamps

extension Report {
  /// Money beside the teams' rows: what their developers' rows have.
  mutating func setTeams(_ summary: SpendSummary) {
    for index in teams.indices {
      let rows = developers.filter { teams[index].members.contains($0.email) }
      let spends = rows.compactMap(\.outcome.spend)
      guard var sum = spends.first else { continue }
      for spend in spends.dropFirst() { sum.add(spend) }
      teams[index].outcome.set(sum)
    }
  }

  /// Money beside the weeks; a week in which nobody spent is one without spend.
  mutating func setWeeks(_ summary: SpendSummary) {
    let spent = weeks.map {
      summary.weeks[Timestamp.week(of: $0.startsAt)] ?? SpendSummary.Week()
    }
    let total = rounded(spent.map(\.total.nanos), by: 1_000)
    let deployed = rounded(spent.map(\.deployed.nanos), by: 1_000)
    for (index, week) in spent.enumerated() {
      weeks[index].spendUsdMicros = Int(total.parts[index])
      weeks[index].deployedUsdMicros = Int(deployed.parts[index])
      weeks[index].contributors.payers = week.people.filter { !$0.isEmpty }
    }
  }

  /// Money beside the commits; one that nothing is known of may have cost something all the same.
  mutating func setCommits(_ summary: SpendSummary) {
    guard var listed = commits else { return }
    for index in listed.rows.indices {
      let row = listed.rows[index]
      guard let cost = summary.commits[row.repository]?[row.commit],
        cost.sum.nanos != 0 || cost.sum.unpricedTokens == 0
      else { continue }
      listed.rows[index].usdMicros = Int(rounded([cost.sum.nanos], by: 1_000).sum)
    }
    commits = listed
  }
}

extension SpendTotals {
  fileprivate mutating func add(_ other: Self) {
    attributedUsdMicros += other.attributedUsdMicros
    totalUsdMicros += other.totalUsdMicros
    tokens.add(other.tokens)
    unpricedTokens += other.unpricedTokens
  }
}
