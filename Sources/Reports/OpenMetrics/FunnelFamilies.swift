import Metrics

/// What became of the commits with evidence of AI.
func funnelFamilies(_ report: Report) -> [MetricFamily] {
  let funnel = report.funnel
  let landings = funnel.landings
  return [
    commits(
      "funnel_commits", "AI-assisted commits that came so far; each step holds the next.", "step",
      [("tagged", funnel.tagged), ("merged", funnel.merged), ("deployed", funnel.deployed)]),
    commits(
      "deployed_commits", "Deployed AI-assisted commits by what became of most of their lines.",
      "fate",
      [
        ("surviving", funnel.surviving), ("pending", funnel.pending), ("removed", funnel.removed),
        ("without_new_lines", funnel.withoutNewLines),
      ]),
    commits(
      "landing_commits", "AI-assisted commits by how they reached the mainline, or did not.",
      "landing",
      [
        ("direct", landings.direct), ("merge", landings.merge), ("squash", landings.squash),
        ("rebase", landings.rebase), ("cherry-pick", landings.cherryPick), ("open", landings.open),
        ("abandoned", landings.abandoned),
      ]),
  ]
}

private func commits(
  _ name: String, _ help: String, _ label: String, _ counts: [(String, Int?)]
) -> MetricFamily {
  MetricFamily(
    name, help, counts.map { MetricSample([MetricLabel(label, $0.0)], count: $0.1) })
}
