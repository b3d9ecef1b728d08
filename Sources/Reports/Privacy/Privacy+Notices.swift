import Metrics

extension Privacy {
  /// What is not shown, in numbers of rows, and why.
  func notices(of hiding: Hiding, in report: Report) -> [String] {
    withheld(hiding.withheld, in: report).map {
      "\($0), and [privacy] has rows = \"team\" and minimum_group = \(minimumGroup)"
    } + hidden(hiding, in: report)
  }

  private func withheld(_ works: Set<Work>, in report: Report) -> [String] {
    if works.contains(.any) {
      return ["totals are withheld: fewer than \(minimumGroup) developers were active"]
    }
    var texts: [String] = []
    if works.contains(.assisted) {
      texts.append(
        "what AI-assisted work came to is withheld: fewer than \(minimumGroup) developers did any")
    }
    if works.contains(.unassisted) {
      texts.append(
        "what work without AI came to is withheld: fewer than \(minimumGroup) developers did any")
    }
    if works.contains(.spend), report.spend != nil || report.totals.spend != nil {
      texts.append(
        "spend is withheld: it is known of fewer than \(minimumGroup) developers, or nearly all of "
          + "it is one's")
    }
    return texts
  }

  private func hidden(_ hiding: Hiding, in report: Report) -> [String] {
    func hidden(_ list: Cell.List, _ count: Int) -> Int {
      (0..<count).count { hiding.hides(list, $0) }
    }
    let rows = [
      (hidden(.teams, report.teams.count), "team"),
      (hidden(.agents, report.agents.count), "agent"),
      (hidden(.deployments, report.deployments.count), "deployment"),
      (report.weeks.indices.count { isPartlyHidden($0, hiding) }, "week"),
    ].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    guard let last = rows.last else { return [] }
    let listed = rows.count > 1 ? rows.dropLast().joined(separator: ", ") + " and " + last : last
    return [
      "not shown, or not whole: \(listed), which would speak of fewer than \(minimumGroup) "
        + "developers, or give away others that do"
    ]
  }

  private func isPartlyHidden(_ place: Int, _ hiding: Hiding) -> Bool {
    Work.allCases.contains { hiding.hides($0, .weeks, place) }
  }
}
