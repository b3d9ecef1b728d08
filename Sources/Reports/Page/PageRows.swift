import Metrics

extension PageSection {
  static func developers(_ report: Report, _ links: CommitLinks) -> PageSection? {
    guard !report.withholdsPeople,
      !report.developers.isEmpty || (report.teams.isEmpty && !report.totals.isEmpty)
    else { return nil }
    let names = report.developers.indices.map { "d\($0)" }
    return PageSection(
      "developers", "Developers", title: "Developers",
      lead: "In the order of their names: nothing here says who is better."
    ) {
      let page = PageTable(
        id: "developers-table", table: developerTable(report),
        caption: "Developers by name, with the numbers of the window",
        rowNames: names, rowsHaveIDs: true, sortsByAll: false,
        footerNames: report.unattributed.isEmpty ? [""] : ["nobody", ""])
      $0.table(page, links)
    }
  }

  /// The teams, where their developers are withheld.
  static func teams(_ report: Report, _ links: CommitLinks) -> PageSection? {
    guard report.developers.isEmpty else { return nil }
    guard !report.teams.isEmpty else { return report.withholdsPeople ? nobody(report, links) : nil }
    return PageSection(
      "teams", "Teams", title: "Teams",
      lead: "Developers have no rows of their own here, nor have groups too small to hide one."
    ) {
      let page = PageTable(
        id: "teams-table", table: teamTable(report),
        caption: "Teams by name, with the numbers of the window", sortsByAll: false)
      $0.table(page, links)
    }
  }

  /// What stands where no developer and no team may be seen.
  private static func nobody(_ report: Report, _ links: CommitLinks) -> PageSection? {
    PageSection(
      "teams", "Teams", title: "Developers and teams",
      lead: "Rows of single persons are withheld, and so are groups too small to hide one: none is "
        + "left to show. The notices say why."
    ) { section in
      let page = PageTable(
        id: "teams-table", table: developerTable(report),
        caption: "All developers together, with the numbers of the window", sortsByAll: false)
      section.table(page, links)
    }
  }

  static func agents(_ report: Report, _ links: CommitLinks) -> PageSection? {
    guard !report.agents.isEmpty else { return nil }
    return PageSection("agents", "Agents", title: "Agents") {
      var table = agentTable(report)
      if links.areListed {
        table.notes.append(
          "A commit with evidence of several agents counts for each; in the list of commits it "
            + "stands under the one with the strongest.")
      }
      let page = PageTable(
        id: "agents-table", table: table,
        caption: "Agents and models, over all developers",
        rowNames: report.agents.indices.map { "a\($0)" }, rowsHaveIDs: true)
      $0.table(page, links)
    }
  }

  static func repositories(_ report: Report, _ links: CommitLinks) -> PageSection? {
    guard report.repositories.count > 1 || report.repositories.contains(where: { !$0.complete })
    else { return nil }
    return PageSection("repositories", "Repositories", title: "Repositories") {
      let page = PageTable(
        id: "repositories-table", table: repositoryTable(report),
        caption: "Repositories, and whether each was read whole")
      $0.table(page, links)
    }
  }
}
