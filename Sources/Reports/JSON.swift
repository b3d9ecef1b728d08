package import Metrics
import Timestamps

/// The report as JSON, `outcomes.scan.v1`: for programs, and the most complete of the forms.
///
/// Keys are snake_case in the contract's order, times RFC 3339 in UTC, absent knowledge `null`.
/// The same report gives the same bytes, and a line break ends them.
package func json(_ report: Report) -> String {
  value(report).text() + "\n"
}

private func value(_ report: Report) -> JSONValue {
  [
    "schema": .string("outcomes.scan.v1"),
    "generated_at": .string(Timestamp.format(report.generatedAt)),
    "window": [
      "since": .string(Timestamp.format(report.window.since)),
      "until": .string(Timestamp.format(report.window.until)),
    ],
    "parameters": value(report.parameters),
    "repositories": .array(report.repositories.map(value)),
    "funnel": value(report.funnel),
    "developers": .array(report.developers.map(value)),
    "unattributed": .object(members(report.unattributed)),
    "totals": .object(members(report.totals)),
    "deployments": .array(report.deployments.map(value)),
    "agents": .array(report.agents.map(value)),
    "spend": report.spend.map(value) ?? .null,
    "notices": JSONValue(report.notices),
  ]
}

private func value(_ parameters: Parameters) -> JSONValue {
  [
    "horizon_days": .integer(parameters.horizonDays),
    "minimum_evidence": .string(parameters.minimumEvidence),
    "mainline": JSONValue(parameters.mainline),
    "reference_change_lines": sorted(parameters.referenceChangeLines) { .number($0) },
    "deployment_source": JSONValue(parameters.deploymentSource),
    "look_back": sorted(parameters.lookBack) {
      ["commit": .string($0.commit), "at": .string(Timestamp.format($0.at))]
    },
  ]
}

/// An object in the order of its keys' bytes, the only one that a dictionary can promise.
private func sorted<Value>(
  _ dictionary: [String: Value], _ value: (Value) -> JSONValue
) -> JSONValue {
  .object(
    dictionary.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (key: $0.key, value: value($0.value)) })
}

private func value(_ repository: RepositorySummary) -> JSONValue {
  [
    "name": .string(repository.name),
    "head": JSONValue(repository.head),
    "mainline": JSONValue(repository.mainline),
    "commits": .integer(repository.commits),
    "deployments": .integer(repository.deployments),
    "complete": .bool(repository.complete),
    "notices": JSONValue(repository.notices),
    "reverts": .array(repository.reverts.map(value)),
  ]
}

private func value(_ revert: RevertRow) -> JSONValue {
  [
    "commit": .string(revert.commit),
    "kind": .string(revert.kind),
    "of": JSONValue(revert.of),
    "named": .string(revert.named),
  ]
}

private func value(_ funnel: Funnel) -> JSONValue {
  [
    "tagged": .integer(funnel.tagged),
    "merged": .integer(funnel.merged),
    "deployed": .integer(funnel.deployed),
    "surviving": JSONValue(funnel.surviving),
    "pending": JSONValue(funnel.pending),
    "removed": JSONValue(funnel.removed),
    "without_new_lines": JSONValue(funnel.withoutNewLines),
    "landings": value(funnel.landings),
  ]
}

private func value(_ landings: LandingCounts) -> JSONValue {
  [
    "direct": .integer(landings.direct),
    "merge": .integer(landings.merge),
    "squash": .integer(landings.squash),
    "rebase": .integer(landings.rebase),
    "cherry_pick": .integer(landings.cherryPick),
    "open": .integer(landings.open),
    "abandoned": .integer(landings.abandoned),
  ]
}

private func value(_ deployment: DeploymentRow) -> JSONValue {
  [
    "repository": .string(deployment.repository),
    "unit": .string(deployment.unit),
    "environment": .string(deployment.environment),
    "name": .string(deployment.name),
    "commit": .string(deployment.commit),
    "finished_at": .string(Timestamp.format(deployment.finishedAt)),
    "new_commits": .integer(deployment.newCommits),
    "tagged_commits": .integer(deployment.taggedCommits),
    "novel_lines": JSONValue(deployment.novelLines),
    "ai_novel_lines": JSONValue(deployment.aiNovelLines),
    "surviving_lines": JSONValue(deployment.survivingLines),
    "ai_surviving_lines": JSONValue(deployment.aiSurvivingLines),
    "ai_share": JSONValue(deployment.aiShare),
  ]
}

private func value(_ agent: AgentRow) -> JSONValue {
  [
    "agent": .string(agent.agent),
    "model": JSONValue(agent.model),
    "commits": .integer(agent.commits),
    "ai_novel_lines": JSONValue(agent.aiNovelLines),
    "ai_surviving_lines": JSONValue(agent.aiSurvivingLines),
    "spend_usd_micros": JSONValue(agent.spendUsdMicros),
  ]
}
