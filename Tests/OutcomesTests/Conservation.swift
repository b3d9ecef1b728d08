import FixtureSupport

/// Sums that every report keeps (DESIGN section 3): nothing is counted twice, nothing is lost.
enum Conservation {
  private static let states = ["surviving", "pending", "removed"]

  static func violations(in report: JSONValue) -> [String] {
    funnel(report["funnel"]) + rows(of: report) + totals(of: report) + money(of: report)
  }

  private static func funnel(_ funnel: JSONValue) -> [String] {
    let parts = (states + ["without_new_lines"]).compactMap { funnel[$0].integer }
    guard parts.count == 4, parts.reduce(0, +) != funnel["deployed"].integer else { return [] }
    return ["funnel: deployed is not the sum of what became of it"]
  }

  private static func rows(of report: JSONValue) -> [String] {
    let rows = report["developers"].items + [report["unattributed"], report["totals"]]
    return rows.flatMap { row in
      lines(row["lines"]).map { "\(row["email"].string ?? "unattributed or totals"): \($0)" }
    }
  }

  private static func lines(_ lines: JSONValue) -> [String] {
    guard case .object(let counts) = lines else { return [] }
    let count = counts.mapValues { $0.integer ?? 0 }
    let sums = ["", "ai_"].filter { prefix in
      states.map { count[prefix + $0] ?? 0 }.reduce(0, +) != count[prefix + "novel"]
    }
    let shares = (states + ["novel"]).filter { (count["ai_" + $0] ?? 0) > (count[$0] ?? 0) }
    return sums.map { "\($0)novel is not surviving + pending + removed" }
      + shares.map { "more ai_\($0) than \($0)" }
  }

  private static func totals(of report: JSONValue) -> [String] {
    let rows = report["developers"].items + [report["unattributed"]]
    return report["totals"]["lines"].members.keys.sorted().filter { key in
      let sum = rows.map { $0["lines"][key].integer ?? 0 }.reduce(0, +)
      return sum != report["totals"]["lines"][key].integer
    }.map { "totals: lines.\($0) is not the sum of the rows" }
  }

  /// Destinations, people and agents each add up to all that was spent.
  private static func money(of report: JSONValue) -> [String] {
    guard let total = report["spend"]["total_usd_micros"].integer else { return [] }
    let people = report["developers"].items + [report["unattributed"]]
    let sums = [
      "destinations": report["spend"]["destinations"].members.values.compactMap(\.integer),
      "agents": report["agents"].items.compactMap { $0["spend_usd_micros"].integer },
      "people": people.compactMap { $0["spend"]["total_usd_micros"].integer },
      "totals": [report["totals"]["spend"]["total_usd_micros"].integer ?? -1],
    ]
    return sums.filter { $0.value.reduce(0, +) != total }.map {
      "spend: \($0.key) do not add up to the total"
    }.sorted()
  }
}
