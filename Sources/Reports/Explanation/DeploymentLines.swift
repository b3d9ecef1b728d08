import Metrics

/// Where the commit is live: the deployment that brought it, and those that still had it.
func deploymentLines(_ explanation: CommitExplanation, on sheet: Sheet) -> [String] {
  let deployments = explanation.deployments
  guard !deployments.isEmpty else { return [] }
  let units = byUnit(deployments)
  let shown = units.prefix(5)
  var table = Table(title: "Deployments", columns: columns, rows: shown.flatMap(rows))
  if units.count > shown.count {
    table.notes = ["… and \(counted(units.count - shown.count, "more unit"))"]
  }
  // What goes without saying needs no column.
  if deployments.allSatisfy({ $0.environment == "production" }) { table = table.without(2) }
  if deployments.allSatisfy({ isUsual($0.unit, in: explanation) }) { table = table.without(1) }
  return sheet.table(table)
}

private let columns: [Table.Column] = [
  .init(heading: "Deployment", kind: .text),
  .init(heading: "unit", kind: .text),
  .init(heading: "environment", kind: .text, expendable: 1),
  .init(heading: "finished", kind: .text),
  .init(heading: "commit", kind: .text, expendable: 2),
  .init(heading: "", kind: .text),
]

/// Whether the unit is the one that a repository has by itself.
func isUsual(_ unit: String, in explanation: CommitExplanation) -> Bool {
  unit == explanation.repository || unit == "production"
}

/// The deployments of each unit, in the order in which the units come.
private func byUnit(_ deployments: [ExplainedDeployment]) -> [[ExplainedDeployment]] {
  var places: [[String]: Int] = [:]
  return deployments.reduce(into: []) { units, deployment in
    let place = places[[deployment.unit, deployment.environment], default: units.count]
    places[[deployment.unit, deployment.environment]] = place
    if place == units.count { units.append([]) }
    units[place].append(deployment)
  }
}

/// The first three, how many more, and the last one.
private func rows(_ deployments: [ExplainedDeployment]) -> [[String]] {
  guard let last = deployments.last, deployments.count > 5 else { return deployments.map(cells) }
  let rest = ["… \(count(deployments.count - 4)) more", last.unit, last.environment, "", "", ""]
  return deployments.prefix(3).map(cells) + [rest, cells(last)]
}

private func cells(_ deployment: ExplainedDeployment) -> [String] {
  [
    deployment.name, deployment.unit, deployment.environment, minute(deployment.finishedAt),
    short(deployment.commit), deployment.isFirst ? "brought it in" : "",
  ]
}
