import Metrics
import Spend

/// The parts of the page in order, but for the list of commits.
struct PageSections {
  private var before: [PageSection?]
  private var after: [PageSection?]

  init(_ report: Report, _ links: CommitLinks) {
    before = [
      .funnel(report), .weeks(report), .survival(report), .deployments(report, links),
      .money(report, links), .developers(report, links), .teams(report, links),
      .agents(report, links), .repositories(report, links),
    ]
    after = [.notices(report), .reading(report)]
  }

  func all(around commits: PageSection?) -> [PageSection] {
    (before + [commits] + after).compactMap(\.self)
  }
}

extension PageSection {
  fileprivate static func funnel(_ report: Report) -> PageSection? {
    PageSection("funnel", "Funnel", title: "What became of AI-assisted commits") {
      guard report.funnel.tagged > 0 else { return }
      $0.funnelChart(report)
    }
  }

  fileprivate static func weeks(_ report: Report) -> PageSection? {
    PageSection("weeks", "Weeks", title: "Week by week") { $0.weeksChart(report) }
  }

  fileprivate static func survival(_ report: Report) -> PageSection? {
    PageSection("survival", "Survival", title: "How long lines stay") { $0.survivalChart(report) }
  }

  fileprivate static func money(_ report: Report, _ links: CommitLinks) -> PageSection? {
    guard let spend = report.spend else { return nil }
    let whole = Reports.money(spend.totalUsdMicros, unpriced: spend.unpricedTokens)
    return PageSection("money", "Money", title: "Where \(whole) of AI spend went") { section in
      section.spendFlowChart(report)
      section.destinations(spend, links)
      section.costChart(report)
    }
  }

  fileprivate static func notices(_ report: Report) -> PageSection? {
    PageSection("notices", "Notices", title: "Notices") { section in
      let all = Reports.notices(report)
      guard !all.isEmpty else { return }
      section.element("ul", ["class": "notices"]) { list in
        for notice in listed(all, first: 100) {
          list.element("li", text: truncated(visible(notice), to: 600))
        }
      }
    }
  }
}

extension Markup {
  /// Where the money went, each sum leading to its commits, and how far it can be trusted.
  fileprivate mutating func destinations(_ spend: SpendReport, _ links: CommitLinks) {
    let page = PageTable(
      id: "destinations-table", table: moneyTable(spend),
      caption: "Destinations of the spend of the window, which add up to all of it",
      rowFilters: spend.shownParts.map(\.destination.filter))
    table(page, links)
  }
}

extension Destination {
  /// What the commits that the money went into have in common; `nil` where it went into none here.
  fileprivate var filter: CommitFilter? {
    switch self {
    case .deployed: .stayedCost
    case .deployedThenRemoved: .removedCost
    case .mergedNotDeployed: .mergedCost
    case .open: .openCost
    case .abandoned: .abandonedCost
    case .noCommit, .elsewhere, .aggregate: nil
    }
  }
}
