import Metrics

/// What of a report is hidden, decided from who is behind each number.
struct Hiding {
  /// The kinds of work whose sums over all are withheld.
  private(set) var withheld: Set<Work> = []
  private var suppressions: [Work: Suppression] = [:]

  init(_ report: Report, minimum: Int) {
    let population = Population(report)
    for work in Work.allCases {
      let all = population.all(in: work)
      let counted = population.counted(in: work)
      let isTooFew = !all.isEmpty && all.count(among: counted) < minimum
      if isTooFew || (work == .spend && report.developers.map(\.outcome).isDominated) {
        withheld.insert(work)
      }
    }
    if population.builders < minimum { withheld = Set(Work.allCases) }
    let cells = ReportCells(report, population)
    for work in Work.allCases {
      var suppression = Suppression(
        minimum: minimum, counted: population.counted(in: work), lists: cells.lists(of: work),
        strangers: work == .spend ? population.strangers : population.nobody,
        hasTotal: !withheld.contains(work))
      suppression.hideSmall()
      suppressions[work] = suppression
    }
    hideDominated(report)
    repeat { join() } while hideDifferences()
  }

  /// Whether the row's numbers of such work are hidden.
  func hides(_ work: Work, _ list: Cell.List, _ place: Int) -> Bool {
    guard let rows = suppressions[work]?.lists[list.rawValue], rows.indices.contains(place) else {
      return false
    }
    return rows[place].isHidden
  }

  /// Whether the row is not shown at all: what it tells beside money cannot be unknown.
  func hides(_ list: Cell.List, _ place: Int) -> Bool {
    switch list {
    case .teams, .deployments: hides(.any, list, place)
    case .agents:
      hides(.assisted, list, place)
        || (hides(.spend, list, place) && isNobodys(.assisted, list, place))
    case .weeks: false
    }
  }

  private func isNobodys(_ work: Work, _ list: Cell.List, _ place: Int) -> Bool {
    suppressions[work]?.lists[list.rawValue][place].isEmpty ?? true
  }

  private mutating func hideDifferences() -> Bool {
    var found = false
    for work in Work.allCases where suppressions[work]?.hideDifferences() == true { found = true }
    return found
  }

  /// A row is hidden as a whole where numbers of one kind of work cannot be left out of it; and of
  /// a hidden row no money is told.
  private mutating func join() {
    for list in [Cell.List.teams, .agents, .deployments] {
      let count = suppressions[.any]?.lists[list.rawValue].count ?? 0
      let rows = max(count, suppressions[.assisted]?.lists[list.rawValue].count ?? 0)
      for place in 0..<rows
      where hides(.any, list, place) || hides(.assisted, list, place)
        || hides(.unassisted, list, place)
      {
        for work in Work.allCases { hide(work, list, place) }
      }
    }
    joinWeeks()
  }

  /// Of a week, the numbers with AI and those without are hidden each for themselves; where their
  /// sum would tell too much, both are.
  private mutating func joinWeeks() {
    let list = Cell.List.weeks
    for place in suppressions[.any]?.lists[list.rawValue].indices ?? 0..<0 {
      if hides(.assisted, list, place) || hides(.unassisted, list, place) {
        hide(.any, list, place)
      } else if hides(.any, list, place) {
        hide(.assisted, list, place)
        hide(.unassisted, list, place)
      }
    }
  }

  private mutating func hide(_ work: Work, _ list: Cell.List, _ place: Int) {
    guard suppressions[work]?.lists[list.rawValue].indices.contains(place) == true else { return }
    suppressions[work]?.lists[list.rawValue][place].isHidden = true
  }

  /// Money of which nearly all is one person's says what that person spent.
  private mutating func hideDominated(_ report: Report) {
    for (place, team) in report.teams.enumerated() {
      let outcomes = report.developers.filter { team.members.contains($0.email) }.map(\.outcome)
      if outcomes.isDominated { hide(.spend, .teams, place) }
    }
  }
}

extension [Outcome] {
  /// The p-percent rule, with p = 10: whoever spent second most, and knows it, could tell the most
  /// that anybody spent to a tenth.
  fileprivate var isDominated: Bool {
    let amounts = compactMap { $0.spend?.totalUsdMicros }.filter { $0 > 0 }.sorted(by: >)
    guard let most = amounts.first else { return false }
    let others = amounts.dropFirst(2).reduce(0) { $0.addingReportingOverflow($1).partialValue }
    return others < most / 10
  }
}
