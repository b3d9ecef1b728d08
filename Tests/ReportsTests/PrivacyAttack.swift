import Metrics
import Reports

/// What an attacker can compute from a report who knows how the lists split the same work.
struct PrivacyAttack {
  /// What is added up.
  enum Measure: CaseIterable {
    case novel, surviving, commits, aiNovel, aiSurviving, tagged, otherNovel, otherSurviving
    case usdMicros

    func amount(_ piece: PrivacyWorld.Piece) -> Int {
      let isAI = piece.agent != nil
      return switch self {
      case .novel: piece.novel
      case .surviving: piece.surviving
      case .commits: piece.commits
      case .aiNovel: isAI ? piece.novel : 0
      case .aiSurviving: isAI ? piece.surviving : 0
      case .tagged: isAI ? piece.commits : 0
      case .otherNovel: isAI ? 0 : piece.novel
      case .otherSurviving: isAI ? 0 : piece.surviving
      case .usdMicros: piece.usdMicros
      }
    }
  }

  /// A number that is published, or follows from the numbers of one list.
  struct Known {
    var name: String
    var pieces: Set<Int>
  }

  let world: PrivacyWorld
  let minimum: Int

  /// Every difference of two known numbers that is the work of too few, in words.
  func findings(in report: Report) -> [String] {
    Measure.allCases.flatMap { measure in
      let known = known(measure, in: report)
      return known.flatMap { whole in
        finding(whole.pieces, measure, whole.name)
          + known.flatMap { part in
            part.pieces.isStrictSubset(of: whole.pieces)
              ? finding(
                whole.pieces.subtracting(part.pieces), measure, "\(whole.name) - \(part.name)")
              : []
          }
      }
    }
  }

  private func finding(_ pieces: Set<Int>, _ measure: Measure, _ name: String) -> [String] {
    let people = Set(pieces.map { world.pieces[$0].person })
    guard !people.isEmpty, people.count < minimum else { return [] }
    return ["\(measure): \(name) is of \(people.sorted())"]
  }

  /// The numbers of such a measure that are in the report, and each list's total minus its rows.
  private func known(_ measure: Measure, in report: Report) -> [Known] {
    var known: [Known] = []
    let total = isTotalKnown(measure, report) ? pieces(measure) { _ in true } : nil
    if let total { known.append(Known(name: "total", pieces: total)) }
    for (list, rows) in lists(measure, in: report) {
      known += rows.map { Known(name: $0.name, pieces: $0.pieces) }
      guard let total, !rows.isEmpty else { continue }
      let hidden = rows.reduce(total) { $0.subtracting($1.pieces) }
      known.append(Known(name: "total - all \(list)", pieces: hidden))
    }
    return known.filter { !$0.pieces.isEmpty }
  }

  private func pieces(
    _ measure: Measure, where isIn: (PrivacyWorld.Piece) -> Bool
  ) -> Set<Int> {
    Set(
      world.pieces.indices.filter {
        measure.amount(world.pieces[$0]) > 0 && isIn(world.pieces[$0])
      })
  }

  private func isTotalKnown(_ measure: Measure, _ report: Report) -> Bool {
    switch measure {
    // Counts of commits over all stay where the sums are withheld: the contract has no null for
    // them, and everybody who has the repository can count them.
    case .commits, .tagged: report.totals.lines != nil
    case .aiSurviving: report.totals.lines != nil || report.totals.dce != nil
    case .otherSurviving: report.totals.lines != nil || report.totals.unassisted.dce != nil
    case .novel, .surviving, .aiNovel, .otherNovel: report.totals.lines != nil
    case .usdMicros: report.spend != nil || report.totals.spend != nil
    }
  }

  private func lists(
    _ measure: Measure, in report: Report
  ) -> [(name: String, rows: [Known])] {
    [
      ("teams", teams(measure, report)), ("agents", agents(measure, report)),
      ("deployments", deployments(measure, report)), ("weeks", weeks(measure, report)),
    ]
  }

  private func teams(_ measure: Measure, _ report: Report) -> [Known] {
    report.teams.filter { measure != .usdMicros || $0.outcome.spend != nil }.map { row in
      Known(
        name: row.name ?? "",
        pieces: pieces(measure) { "team \(world.teams[$0.person])" == row.name })
    }
  }

  private func agents(_ measure: Measure, _ report: Report) -> [Known] {
    switch measure {
    case .aiNovel, .aiSurviving, .tagged, .usdMicros: break
    default: return []
    }
    var names = report.agents.filter { measure != .usdMicros || $0.spendUsdMicros != nil }
      .map(\.agent)
    if measure == .usdMicros { names += report.spend?.flows.map(\.agent) ?? [] }
    return Set(names).sorted().filter { $0 != "other agents" }.map { name in
      Known(
        name: name, pieces: pieces(measure) { $0.agent.map { "agent-\($0)" } == name })
    }
  }

  private func deployments(_ measure: Measure, _ report: Report) -> [Known] {
    guard measure != .usdMicros else { return [] }
    return report.deployments.map { row in
      Known(name: row.name, pieces: pieces(measure) { "v1.\($0.deployment)" == row.name })
    }
  }

  private func weeks(_ measure: Measure, _ report: Report) -> [Known] {
    report.weeks.enumerated().filter { _, row in
      switch measure {
      case .aiSurviving: row.dce != nil || row.nd != nil
      case .otherSurviving: row.unassisted.dce != nil || row.unassisted.nd != nil
      case .surviving: row.dce != nil && row.unassisted.dce != nil
      case .usdMicros: row.spendUsdMicros != nil || row.deployedUsdMicros != nil
      case .novel, .aiNovel, .otherNovel, .commits, .tagged: false
      }
    }.map { number, _ in
      Known(name: "week \(number)", pieces: pieces(measure) { $0.week == number })
    }
  }
}
