import Metrics
import Spend

/// Whose numbers these are: the work that sums are made of.
enum Work: CaseIterable {
  /// Everything that git tells, whoever or whatever wrote it.
  case any
  case assisted
  case unassisted
  /// Money and tokens.
  case spend
}

/// Who a report is about, and who did what kind of work.
///
/// A group is as large as the number of persons *who contributed*: of eight developers of whom one
/// used an agent, the AI-assisted lines are one person's.
struct Population {
  private let numbers: [String: Int]
  private var touching: [Work: People] = [:]
  private var counted: [Work: People] = [:]
  /// Whoever spent money and has no row: at least one person nobody knows, where there is any.
  let strangers: People
  /// Developers with builder-weeks who did anything.
  let builders: Int

  init(_ report: Report) {
    let known = Set(report.developers.map(\.email))
    let unknown = report.everyMember.subtracting(known).sorted()
    let all = report.developers.map(\.email) + unknown
    let size = all.count + 1
    let places = Dictionary(zip(all, all.indices), uniquingKeysWith: { first, _ in first })
    numbers = places
    func people(_ emails: some Sequence<String>) -> People {
      var people = People(of: size)
      for place in emails.compactMap({ places[$0] }) { people.insert(place) }
      return people
    }
    let others = people(unknown)
    let active = report.developers.filter { Work.allCases.contains(where: $0.outcome.has) }
    for work in Work.allCases {
      let own = people(report.developers.filter { $0.outcome.has(work) }.map(\.email))
      // Of somebody without a row nobody knows what they did: enough to be hidden, and not enough
      // to hide others, but where it is about all work.
      counted[work] = work == .any ? own.union(others) : own
      touching[work] = own.union(others)
    }
    // Who wrote nothing may still have builder-weeks, by the roster.
    touching[.any]?.formUnion(people(known))
    builders = active.count { $0.outcome.builderWeeks > 0 && $0.outcome.has(.any) }
    var strangers = others
    if others.isEmpty { strangers.insert(size - 1) }
    self.strangers = report.unattributed.has(.spend) ? strangers : People(of: size)
    if report.unattributed.has(.spend) { touching[.spend]?.formUnion(strangers) }
    nobody = People(of: size)
  }

  let nobody: People

  /// Those of the addresses who may have done such work.
  func people(_ emails: Set<String>, in work: Work) -> People {
    var people = nobody
    for email in emails { if let number = numbers[email] { people.insert(number) } }
    people.formIntersection(all(in: work))
    return people
  }

  func all(in work: Work) -> People { touching[work] ?? nobody }

  /// Those who are known to have done such work: they make a group.
  func counted(in work: Work) -> People { counted[work] ?? nobody }
}

extension Report {
  fileprivate var everyMember: Set<String> {
    var members: Set<String> = []
    for row in teams { members.formUnion(row.members) }
    for row in agents { members.formUnion(row.contributors.all) }
    for row in deployments { members.formUnion(row.contributors.all) }
    for row in weeks { members.formUnion(row.contributors.all) }
    return members
  }
}

extension Outcome {
  /// Whether any such work is in it.
  func has(_ work: Work) -> Bool {
    let lines = lines ?? LineCounts()
    return switch work {
    case .any: commits.total > 0 || lines.novel > 0 || has(.assisted) || has(.unassisted)
    case .assisted: commits.tagged > 0 || lines.aiNovel > 0 || (dce ?? 0) > 0
    case .unassisted:
      commits.total > commits.tagged || lines.novel > lines.aiNovel || (unassisted.dce ?? 0) > 0
    case .spend: spend.map { $0.totalUsdMicros != 0 || $0.tokens.total > 0 } ?? false
    }
  }
}
