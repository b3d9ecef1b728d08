import Foundation
import Metrics
import Testing

@testable import Reports

@Suite("Privacy: the numbers that forms write") struct PrivacyFormTests {
  /// All numbers of every form of one report; dollars as micro-USD and DCE as lines, too.
  private func numbers(in texts: [String]) -> Set<Double> {
    var numbers: Set<Double> = []
    for text in texts {
      let plain = text.replacing(",", with: ";").replacing("'", with: " ")
      for match in plain.matches(of: /[0-9]+(\.[0-9]+)?/) {
        guard let number = Double(match.output.0), number >= 1_000 else { continue }
        numbers.insert(number)
        guard match.output.1 != nil else { continue }
        // Dollars, or DCE.
        numbers.insert((number * 1_000_000).rounded())
        numbers.insert((number * PrivacyWorld.size).rounded())
      }
    }
    return numbers
  }

  private func forms(of report: Report) -> [String] {
    let tables = Grouping.allCases.flatMap { grouping in
      [csv(report, by: grouping)]
        // Numbers for people have a comma at each thousand.
        + [table(report, by: grouping, width: 160), markdown(report, by: grouping)]
        .map { $0.replacing(",", with: "") }
        + [openMetrics(report, by: grouping)]
    }
    return tables + [json(report), page(report), page(report).replacing(",", with: "")]
  }

  /// What each person, and each few of them, did in all and in each row: what nobody may learn.
  private func secrets(of world: PrivacyWorld) -> Set<Double> {
    var secrets: Set<Double> = []
    for measure in PrivacyAttack.Measure.allCases {
      for isIn in rows(of: world) {
        var sums: [Int: Int] = [:]
        for piece in world.pieces where isIn(piece) && measure.amount(piece) > 0 {
          sums[piece.person, default: 0] += measure.amount(piece)
        }
        for sum in fewSums(sums.values.sorted()) { secrets.insert(Double(sum)) }
        if (1..<5).contains(sums.count) { secrets.insert(Double(sums.values.reduce(0, +))) }
      }
    }
    return secrets
  }

  private func rows(of world: PrivacyWorld) -> [(PrivacyWorld.Piece) -> Bool] {
    var rows: [(PrivacyWorld.Piece) -> Bool] = [{ _ in true }]
    rows += (0..<world.agents).map { number in { $0.agent == number } }
    rows += world.deployments.indices.map { number in { $0.deployment == number } }
    rows += (0..<world.weeks).map { number in { $0.week == number } }
    rows += Set(world.teams).map { team in { world.teams[$0.person] == team } }
    return rows
  }

  /// Sums of one and of two.
  private func fewSums(_ amounts: [Int]) -> [Int] {
    amounts
      + amounts.indices.flatMap { first in
        amounts[..<first].map { $0 + amounts[first] }
      }
  }

  @Test(
    "no number of any form, and no difference of two, is that of one or two people",
    arguments: [21, 22, 23, 24] as [UInt64]) func allForms(seed: UInt64)
  {
    var shape = PrivacyWorld.Shape()
    shape.people = 12...18
    shape.deployments = 3...6
    shape.teams = 2...2
    let world = PrivacyWorld(seed: seed, shape: shape)
    let secrets = secrets(of: world)
    let open = numbers(in: forms(of: world.report))
    #expect(!secrets.isDisjoint(with: open), "the whole report tells of people")
    let numbers = numbers(in: forms(of: Privacy(rows: .team).applied(to: world.report))).sorted()
    #expect(!numbers.isEmpty)
    for (place, number) in numbers.enumerated() {
      #expect(!secrets.contains(number), "\(number)")
      for smaller in numbers[..<place] where secrets.contains(number - smaller) {
        Issue.record("\(number) - \(smaller) is what one or two people did")
      }
    }
  }

  @Test("no name or address is in any form") func names() {
    let world = PrivacyWorld(seed: 5)
    for text in forms(of: Privacy(rows: .team).applied(to: world.report)) {
      #expect(!text.contains("@example.org"))
      #expect(!text.contains("Person No"))
    }
  }
}
