/// The deployments of a report in their order, and where those of each repository are.
struct PlacedDeployments {
  private(set) var rows: [DeploymentRow] = []
  /// For every tally, and every deployment of it, the place in `rows`.
  private(set) var places: [[Int]]

  init(_ tallies: [RepositoryTally]) {
    places = tallies.map { [Int](repeating: 0, count: $0.deployments.count) }
    let found = tallies.indices.flatMap { index in
      tallies[index].deployments.indices.map { (index, $0, tallies[index].row($0)) }
    }.sorted { ($0.2.finishedAt, $0.2.unit, $0.2.name) < ($1.2.finishedAt, $1.2.unit, $1.2.name) }
    for (place, (tally, deployment, row)) in found.enumerated() {
      places[tally][deployment] = place
      rows.append(row)
    }
  }
}

extension RepositoryTally {
  /// One deployment as a row.
  fileprivate func row(_ index: Int) -> DeploymentRow {
    let tally = deployments[index]
    func known(_ lines: Int) -> Int? { knowsLines ? lines : nil }
    var row = DeploymentRow(
      repository: summary.name, unit: tally.unit, environment: tally.environment,
      name: tally.name, commit: tally.commit, finishedAt: tally.finishedAt,
      newCommits: tally.newCommits, taggedCommits: tally.taggedCommits,
      novelLines: known(tally.novelLines), aiNovelLines: known(tally.aiNovelLines),
      survivingLines: known(tally.survivingLines), aiSurvivingLines: known(tally.aiSurvivingLines),
      pendingLines: known(tally.pendingLines), aiPendingLines: known(tally.aiPendingLines))
    row.contributors = tally.contributors
    return row
  }
}
