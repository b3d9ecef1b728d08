package import Metrics
import Timestamps

/// The story of one deployment as JSON, `outcomes.explain.v1` of the kind `deployment`.
///
/// Keys are snake_case, times RFC 3339 in UTC, absent knowledge `null`; nothing is left out.
package func json(_ explanation: DeploymentExplanation) -> String {
  let knowsLines = explanation.lines != nil
  let story: JSONValue = [
    "schema": .string("outcomes.explain.v1"),
    "kind": .string("deployment"),
    "repository": .string(explanation.repository),
    "deployment": .object(members(explanation.deployment)),
    "previous": explanation.previous.map { .object(members($0)) } ?? .null,
    "is_baseline": .bool(explanation.isBaseline),
    "new_commits": .integer(explanation.newCommits),
    "tagged_commits": .integer(explanation.taggedCommits),
    "lines": explanation.lines.map { .object(members($0)) } ?? .null,
    "commits": .array(explanation.commits.map { value($0, knowsLines: knowsLines) }),
    "horizon_days": .integer(explanation.horizonDays),
    "minimum_evidence": .string(explanation.minimumEvidence),
    "reasons": JSONValue(explanation.reasons),
    "notices": JSONValue(explanation.notices),
  ]
  return story.text() + "\n"
}

/// A deployment as both stories show it.
func members(_ deployment: ExplainedDeployment) -> [(key: String, value: JSONValue)] {
  [
    ("unit", .string(deployment.unit)),
    ("environment", .string(deployment.environment)),
    ("name", .string(deployment.name)),
    ("commit", .string(deployment.commit)),
    ("finished_at", .string(Timestamp.format(deployment.finishedAt))),
  ]
}

private func value(_ commit: DeployedCommit, knowsLines: Bool) -> JSONValue {
  [
    "commit": JSONValue(commit.commit),
    "subject": .string(commit.subject),
    "developers": JSONValue(commit.developers),
    "is_tagged": .bool(commit.isTagged),
    "agent": JSONValue(commit.agent),
    "landing": .string(commit.landing),
    "lines": knowsLines ? .object(members(commit.lines)) : .null,
  ]
}
