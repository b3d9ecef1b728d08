import Metrics

/// What was learnt, in one sentence: the first thing that people read.
func headline(_ report: Report) -> String {
  let funnel = report.funnel
  let lines = report.totals.lines
  if funnel.tagged == 0, (lines?.aiNovel ?? 0) == 0 { return withoutTags(report) }
  // Rows may be withheld; the repositories know how many there were.
  let deployments = report.repositories.reduce(report.deployments.count) { $0 + $1.deployments }
  if deployments == 0, funnel.deployed == 0 {
    return "Nothing was deployed in this window: of \(commits(funnel.tagged)), "
      + "\(number(funnel.merged)) \(funnel.merged == 1 ? "is" : "are") merged and none is in "
      + "production."
  }
  guard let lines else {
    return "Of \(commits(funnel.tagged)), \(number(funnel.deployed)) reached production; what "
      + "became of their lines is unknown or withheld: the notices say why."
  }
  if lines.aiNovel == 0 {
    return funnel.deployed == 0
      ? "Of \(commits(funnel.tagged)), none has reached production yet."
      : "Of \(commits(funnel.tagged)), \(number(funnel.deployed)) reached production, but brought "
        + "no new lines there."
  }
  return work(report) + reached(report, lines) + ";" + survival(lines, report.parameters) + "."
}

private func withoutTags(_ report: Report) -> String {
  let total = report.totals.commits.total
  if total == 0 { return "There are no commits in this window." }
  return "No commit of this window is tagged as AI-assisted: "
    + "\(total == 1 ? "its only commit has" : "none of \(count(total)) has") evidence at level "
    + "'\(report.parameters.minimumEvidence)' or stronger."
}

/// Whose work it is; not how many, where the developers are hidden.
private func work(_ report: Report) -> String {
  let assisted = report.developers.count { ($0.outcome.lines?.aiNovel ?? 0) > 0 }
  return assisted == 0
    ? "AI-assisted work" : "AI-assisted work of \(counted(assisted, "developer"))"
}

private func reached(_ report: Report, _ lines: LineCounts) -> String {
  guard let rate = report.totals.ndPerWeek, lines.aiSurviving > 0 else {
    return " reached production"
  }
  let unit = "normalized deployments per builder-week"
  guard let interval = report.totals.ndInterval else {
    return " reached production at \(decimal(rate)) \(unit) (no interval from so few developers)"
  }
  return " reached production at \(decimal(rate, within: interval)) \(unit) (95 % interval)"
}

/// How much stayed, of what is old enough to tell.
private func survival(_ lines: LineCounts, _ parameters: Parameters) -> String {
  let decided = lines.aiSurviving + lines.aiRemoved
  let days = parameters.horizonDays == 1 ? "one day" : "\(parameters.horizonDays) days"
  guard let stayed = share(lines.aiSurviving, of: decided) else {
    return " its \(counted(lines.aiNovel, "new line")) went live less than \(days) ago, too "
      + "short to tell whether they stay"
  }
  if stayed == 0 { return " none of its lines stayed live for \(days)" }
  if stayed == 1 { return " all of its lines are still live after \(days)" }
  return " \(percent(stayed)) of its lines are still live after \(days)"
}

private func commits(_ number: Int) -> String {
  counted(number, "AI-assisted commit")
}

private func number(_ number: Int) -> String {
  number == 0 ? "none" : count(number)
}
