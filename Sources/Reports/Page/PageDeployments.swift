import Metrics

extension PageSection {
  /// As many deployments as a page can hold; more are the matter of a spreadsheet.
  static let mostDeployments = 1_000

  static func deployments(_ report: Report, _ links: CommitLinks) -> PageSection? {
    let withheld = withheldDeployments(report)
    guard !report.deployments.isEmpty || withheld > 0 else { return nil }
    return PageSection(
      "deployments", "Deployments", title: "Deployments",
      lead: "What each brought of new lines, AI-assisted and other, and how much of it stayed."
    ) { section in
      if !report.deployments.isEmpty {
        section.deploymentsChart(report)
        section.table(deployments(report), links)
      }
      guard withheld > 0 else { return }
      section.notes([
        "\(counted(withheld, "deployment")) \(withheld == 1 ? "is" : "are") withheld: too few "
          + "developers are behind what they brought, or they would give away others."
      ])
    }
  }

  /// How many deployments of the window have no row because of the privacy of persons.
  private static func withheldDeployments(_ report: Report) -> Int {
    let all = report.repositories.reduce(0) { $0 + $1.deployments }
    return report.withholdsPeople ? max(0, all - report.deployments.count) : 0
  }

  private static func deployments(_ report: Report) -> PageTable {
    var shown = report
    let places = report.newestDeployments
    // The table has the newest last, as a terminal needs it, and a page has them first.
    shown.deployments = places.reversed().map { report.deployments[$0] }
    var table = deploymentTable(shown, young: report.youngSince)
    table.rows.reverse()
    let left = report.deployments.count - places.count
    if left > 0 {
      table.notes.append(
        "\(counted(left, "earlier deployment")) left out; 'outcomes scan --by deployment --format "
          + "csv' has all.")
    }
    return PageTable(
      id: "deployments-table", table: table, caption: "Deployments of the window, newest first",
      rowNames: places.map { "p\($0)" }, rowsHaveIDs: true)
  }
}

extension Report {
  /// The places of the deployments that the page shows, newest first.
  var newestDeployments: [Int] {
    let order = deployments.indices.sorted {
      (deployments[$0].finishedAt, $0) > (deployments[$1].finishedAt, $1)
    }
    return Array(order.prefix(PageSection.mostDeployments))
  }
}
