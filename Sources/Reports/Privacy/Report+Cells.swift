import Metrics
import Timestamps

/// The cells of a report, kind of work by kind of work.
struct ReportCells {
  private let report: Report
  private let population: Population
  /// S, where all units have the same: what makes DCE of lines.
  private let size: Double?

  init(_ report: Report, _ population: Population) {
    self.report = report
    self.population = population
    let sizes = Set(report.parameters.referenceChangeLines.values)
    size = sizes.count == 1 ? sizes.first : nil
  }

  /// The rows of every list that has such work, by `Cell.List`.
  func lists(of work: Work) -> [[Cell]] {
    [teams(work), agents(work), deployments(work), weeks(work)]
  }

  private func cell(
    _ members: Set<String>, _ work: Work, _ amounts: [Double?], weeks: ClosedRange<Int64>? = nil
  ) -> Cell {
    // Where there is nothing, nobody did any of it.
    let isNothing = amounts.contains { $0 != nil } && amounts.allSatisfy { ($0 ?? 0) == 0 }
    return Cell(
      people: isNothing ? population.nobody : population.people(members, in: work),
      amounts: amounts, weeks: weeks)
  }

  private func teams(_ work: Work) -> [Cell] {
    report.teams.map { row in
      let outcome = row.outcome
      let commits = outcome.commits
      let lines = outcome.lines.map { $0.amounts(of: work) } ?? [nil, nil]
      let amounts: [Double?] =
        switch work {
        case .any: lines + [Double(commits.total)]
        case .assisted: lines + [Double(commits.tagged)]
        case .unassisted: lines + [Double(commits.total - commits.tagged)]
        case .spend: lines + [nil, outcome.spend.map(\.amount)]
        }
      return cell(row.members, work, amounts)
    }
  }

  private func agents(_ work: Work) -> [Cell] {
    switch work {
    case .any, .unassisted: []
    case .assisted:
      report.agents.map { row in
        cell(
          row.contributors[work], work,
          [real(row.aiNovelLines), real(row.aiSurvivingLines), Double(row.commits)])
      }
    case .spend:
      report.agents.map { row in
        let amount = row.spendUsdMicros.map { Double($0) + Double(row.unpricedTokens) }
        return cell(row.contributors[work], work, [nil, nil, nil, amount])
      }
    }
  }

  private func deployments(_ work: Work) -> [Cell] {
    guard work != .spend else { return [] }
    var previous: [[String]: Int64] = [:]
    return report.deployments.map { row in
      let unit = [row.repository, row.unit, row.environment]
      let week = Timestamp.week(of: row.finishedAt)
      let since = previous.updateValue(week, forKey: unit)
      return cell(
        row.contributors[work], work, row.amounts(of: work),
        weeks: since.map { min($0, week)...week })
    }
  }

  private func weeks(_ work: Work) -> [Cell] {
    report.weeks.map { row in
      let week = Timestamp.week(of: row.startsAt)
      let dce: Double? =
        switch work {
        case .any: row.dce.flatMap { own in row.unassisted.dce.map { own + $0 } }
        case .assisted: row.dce
        case .unassisted: row.unassisted.dce
        case .spend: nil
        }
      let lines = dce.flatMap { dce in size.map { dce * $0 } }
      let money = work == .spend ? real(row.spendUsdMicros) : nil
      return cell(
        row.contributors[work], work, [nil, lines, nil, money, dce],
        weeks: work == .spend ? nil : week...week)
    }
  }
}

extension Contributors {
  /// Whose work of a kind it is.
  fileprivate subscript(work: Work) -> Set<String> {
    switch work {
    case .any: assisted.union(unassisted)
    case .assisted: assisted
    case .unassisted: unassisted
    case .spend: payers
    }
  }
}

private func real(_ number: Int?) -> Double? { number.map(Double.init) }

extension SpendTotals {
  /// Money, and tokens where no money stands for them.
  fileprivate var amount: Double { Double(totalUsdMicros) + Double(unpricedTokens) }
}

extension LineCounts {
  fileprivate func amounts(of work: Work) -> [Double?] {
    switch work {
    case .any: [Double(novel), Double(surviving)]
    case .assisted: [Double(aiNovel), Double(aiSurviving)]
    case .unassisted: [Double(novel - aiNovel), Double(surviving - aiSurviving)]
    case .spend: [nil, nil]
    }
  }
}

extension DeploymentRow {
  fileprivate func amounts(of work: Work) -> [Double?] {
    func others(_ all: Int?, _ part: Int?) -> Double? {
      all.flatMap { all in part.map { Double(all - $0) } }
    }
    return switch work {
    case .any: [real(novelLines), real(survivingLines), Double(newCommits)]
    case .assisted: [real(aiNovelLines), real(aiSurvivingLines), Double(taggedCommits)]
    case .unassisted:
      [
        others(novelLines, aiNovelLines), others(survivingLines, aiSurvivingLines),
        Double(newCommits - taggedCommits),
      ]
    case .spend: []
    }
  }
}
