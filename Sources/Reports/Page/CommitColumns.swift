import Metrics
import Timestamps

/// What a row of the commits says, and the names of what it leads to.
struct CommitColumns {
  struct Column {
    var heading: String
    /// What the script knows it by.
    var key: String?
    var isNumber = false
  }

  let hasRepositories: Bool
  let hasCosts: Bool
  let hasSeveralUnits: Bool
  /// Classes of the table, where the names or the agents of some are so long that they must wrap.
  private(set) var wideness = ""
  let deployments: [DeploymentRow]
  /// The deployments that have a row to lead to.
  let shownDeployments: Set<Int>
  /// Names and places of the developers, by e-mail address.
  let developers: [String: (name: String, place: Int)]
  /// Places of the agents, by agent and model.
  let agents: [[String?]: Int]

  init(_ report: Report) {
    hasRepositories = report.repositories.count > 1
    hasCosts = report.spend != nil
    hasSeveralUnits = Set(report.deployments.map(\.unit)).count > 1
    deployments = report.deployments
    shownDeployments = Set(report.newestDeployments)
    developers = Dictionary(
      report.developers.enumerated().map { place, row in
        (row.email.lowercased(), (row.name.isEmpty ? row.email : row.name, place))
      }, uniquingKeysWith: { first, _ in first })
    agents = Dictionary(
      report.agents.enumerated().map { ([$1.agent, $1.model], $0) },
      uniquingKeysWith: { first, _ in first })
    let commits = report.commits?.rows ?? []
    if commits.contains(where: { names($0).utf8.count > 24 }) { wideness += " long-names" }
    if commits.contains(where: { agent(of: $0).utf8.count > 20 }) { wideness += " long-agents" }
  }

  var all: [Column] {
    [Column(heading: "Commit")]
      + (hasRepositories ? [Column(heading: "repository")] : [])
      + [
        Column(heading: "date"), Column(heading: "subject"), Column(heading: "developers"),
        Column(heading: "agent"), Column(heading: "evidence", key: "evidence"),
        Column(heading: "landing", key: "landing"), Column(heading: "first live with"),
        Column(heading: "fate", key: "fate"),
        Column(heading: "AI lines stayed/new", key: "lines", isNumber: true),
      ] + (hasCosts ? [Column(heading: "cost", key: "cost", isNumber: true)] : [])
  }

  /// How many columns of text stand before the numbers.
  var texts: Int { all.count { !$0.isNumber } }

  /// The names of the rows to whose numbers a commit belongs: developers, agents, deployments.
  func owners(_ commit: CommitRow) -> [String] {
    var names = commit.developers.compactMap { developers[$0].map { "d\($0.place)" } }
    if commit.developers.isEmpty { names.append("nobody") }
    if let agent = commit.agent, let place = agents[[agent, commit.model]] {
      names.append("a\(place)")
    }
    return names + commit.deployments.map { "p\($0)" }
  }

  /// What the script cannot read from the row's cells: whose it is, and where it is an exception.
  func facts(_ commit: CommitRow) -> String {
    var words = owners(commit)
    if !commit.isInWindow { words.append("outside") }
    if let lines = commit.lines, lines.surviving > lines.aiSurviving { words.append("others") }
    return words.joined(separator: " ")
  }

  func names(_ commit: CommitRow) -> String {
    let names = commit.developers.map { developers[$0]?.name ?? $0 }
    return names.isEmpty
      ? unknown
      : listed(names.map { shortened($0, to: 40) }, first: 3).joined(separator: ", ")
  }
}

extension CommitRow.Fate {
  var words: String {
    switch self {
    case .surviving: "surviving"
    case .pending: "pending"
    case .removed: "removed"
    case .withoutNewLines: "no new lines"
    case .notDeployed: "not deployed"
    case .unknown: "unknown"
    }
  }
}

extension Markup {
  mutating func commit(_ commit: CommitRow, _ columns: CommitColumns) {
    element("tr", ["data-t": columns.facts(commit)]) { row in
      row.element("th", text: String(commit.commit.prefix(10)))
      if columns.hasRepositories { row.element("td", text: shortened(commit.repository, to: 30)) }
      row.element("td", text: Timestamp.day(commit.committedAt))
      row.element("td", text: shortened(commit.subject, to: 72))
      row.element("td", text: columns.names(commit))
      row.element("td", text: agent(of: commit))
      row.element("td", text: commit.evidence ?? unknown)
      row.element("td", text: commit.landing)
      row.element("td") { $0.firstDeployments(of: commit, columns) }
      row.element("td", text: commit.fate.words)
      row.element("td", text: lines(commit.lines?.aiSurviving, of: commit.lines?.aiNovel))
      guard columns.hasCosts else { return }
      row.element(
        "td", ["data-value": commit.usdMicros.map(String.init)],
        text: dollars(micros: commit.usdMicros))
    }
  }

  private mutating func firstDeployments(of commit: CommitRow, _ columns: CommitColumns) {
    let places = commit.deployments.filter(columns.deployments.indices.contains)
    guard !places.isEmpty else {
      text(unknown)
      return
    }
    for (index, place) in places.prefix(2).enumerated() {
      if index > 0 { text(", ") }
      let row = columns.deployments[place]
      let name = shortened(columns.hasSeveralUnits ? "\(row.unit) \(row.name)" : row.name, to: 30)
      if columns.shownDeployments.contains(place) {
        element("a", ["href": "#p\(place)"], text: name)
      } else {
        text(name)
      }
    }
    if places.count > 2 { text(" and \(count(places.count - 2)) more") }
  }
}

private func agent(of commit: CommitRow) -> String {
  guard let agent = commit.agent else { return unknown }
  return shortened(commit.model.map { "\(agent) \($0)" } ?? agent, to: 40)
}
