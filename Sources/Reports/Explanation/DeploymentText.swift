package import Metrics

/// The story of one deployment for people: what went live, and what stayed.
///
/// - Parameters:
///   - explanation: the story.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the repository holds.
package func text(
  _ explanation: DeploymentExplanation, width: Int = 80, colour: Bool = false
) -> String {
  let sheet = Sheet(width: width, colour: colour)
  let deployment = explanation.deployment
  var seen: Set<String> = []
  let places = [explanation.repository, deployment.unit, deployment.environment]
    .filter { seen.insert($0).inserted }
  return sheet.document([
    sheet.title(
      deployment.name, id: deployment.commit, under: [minute(deployment.finishedAt)] + places),
    sheet.paragraph(verdict(explanation)),
    facts(explanation).flatMap(sheet.items),
    fateLines(explanation.lines, on: sheet),
    deployedCommitLines(explanation, on: sheet),
    sheet.sentences("Why", explanation.reasons),
    explanation.notices.flatMap(sheet.notice),
  ])
}

/// What it brought and what became of that, in a sentence.
private func verdict(_ explanation: DeploymentExplanation) -> String {
  if explanation.isBaseline {
    return "The baseline: counting begins with what stood in it, so that nothing in it is new."
  }
  let new = explanation.newCommits
  let commits =
    new == 0
    ? "It brought no new commits"
    : "It brought \(counted(new, "new commit")), "
      + (explanation.taggedCommits == 0
        ? "none of them AI-assisted" : "\(count(explanation.taggedCommits)) of them AI-assisted")
  return commits + "; " + becameOf(explanation.lines, days: explanation.horizonDays) + "."
}

private func facts(_ explanation: DeploymentExplanation) -> [Fact] {
  let replaced = explanation.previous.map { previous in
    [previous.name, minute(previous.finishedAt), "commit \(short(previous.commit))"]
  }
  return [
    Fact(label: "Replaced", items: replaced ?? ["nothing: it is the first one that is known"]),
    Fact(
      label: "Measure",
      items: [
        "horizon \(counted(explanation.horizonDays, "day"))",
        "evidence '\(explanation.minimumEvidence)' or stronger",
      ]),
  ]
}
