import Metrics

/// The tables of a report, in order.
///
/// By developer, which is the default, comes everything; otherwise the one table asked for, whole.
func sections(_ report: Report, by grouping: Grouping) -> [Table] {
  switch grouping {
  case .developer: allSections(report)
  case .team: [teamTable(report)]
  case .agent: [agentTable(report)]
  case .deployment: [deploymentTable(report)]
  case .repository: [repositoryTable(report)]
  }
}

private func allSections(_ report: Report) -> [Table] {
  var tables: [Table] = []
  if report.developers.isEmpty, !report.teams.isEmpty {
    // Developers are withheld: their teams are the smallest groups that may be seen.
    tables.append(teamTable(report))
  } else if !report.developers.isEmpty || !report.totals.isEmpty {
    tables.append(developerTable(report))
  }
  if !report.deployments.isEmpty { tables.append(deploymentTable(report, recent: 15)) }
  if !report.agents.isEmpty { tables.append(agentTable(report)) }
  if report.repositories.count > 1 || report.repositories.contains(where: { !$0.complete }) {
    tables.append(repositoryTable(report))
  }
  return tables
}

/// The report's notices and those of its repositories, each once.
func notices(_ report: Report) -> [String] {
  let own = report.repositories.flatMap { repository in
    repository.notices.map { "\(repository.name): \($0)" }
  }
  var seen: Set<String> = []
  return (report.notices + own).filter { seen.insert($0).inserted }
}
