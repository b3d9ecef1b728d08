/// Days of agents, and of persons where they are named, by number from 1.
struct AgentDays {
  private struct Day: Hashable {
    var family: SpendRow.Text
    var person: SpendRow.Text
    var day: Int64
  }

  private let naming: Bool
  /// By the number of an agent's text.
  private var families: [SpendRow.Text]
  /// By family, whether there is a day of it.
  private var hasDays: [Bool]
  private let nobody: SpendRow.Text?
  private var numbers: [Day: UInt32] = [:]

  /// The days of some of a table's rows.
  init(of rows: [Int], in table: SpendTable, naming: Bool) {
    self.naming = naming
    families = table.texts.indices.map { SpendRow.Text($0) }
    for (member, name) in Self.members {
      guard let place = table.texts.firstIndex(of: member) else { continue }
      families[place] =
        table.texts.firstIndex(of: name).map { SpendRow.Text($0) } ?? families[place]
    }
    hasDays = [Bool](repeating: false, count: table.texts.count)
    nobody = table.texts.dropFirst().firstIndex(of: "").map { SpendRow.Text($0) }
    for row in rows {
      let day = day(of: table.rows[row])
      hasDays[Int(day.family)] = true
      if numbers[day] == nil { numbers[day] = UInt32(count) }
    }
  }

  /// One more than there are days.
  var count: Int { numbers.count + 1 }

  /// The number of a row's day; 0 where it has none.
  func number(of row: SpendRow) -> UInt32 {
    hasDays[Int(families[Int(row.agent)])] ? numbers[day(of: row)] ?? 0 : 0
  }

  private func day(of row: SpendRow) -> Day {
    let (days, rest) = row.time.quotientAndRemainder(dividingBy: 86_400_000)
    return Day(
      family: families[Int(row.agent)],
      person: naming && row.author != nobody ? row.author : 0, day: rest < 0 ? days - 1 : days)
  }

  /// The agents whose calls a vendor's report holds as well, by the agent that the report names.
  private static let members = ["anthropic-api": "claude-code", "openai-api": "codex"]
}
