package import Metrics
import Timestamps

/// The story of one commit as JSON, `outcomes.explain.v1` of the kind `commit`.
///
/// Keys are snake_case, times RFC 3339 in UTC, absent knowledge `null`; nothing is left out.
package func json(_ explanation: CommitExplanation) -> String {
  let members =
    identity(explanation) + provenance(explanation) + delivery(explanation) + account(explanation)
  return JSONValue.object(members).text() + "\n"
}

private typealias Members = [(key: String, value: JSONValue)]

private func identity(_ explanation: CommitExplanation) -> Members {
  [
    ("schema", .string("outcomes.explain.v1")),
    ("kind", .string("commit")),
    ("repository", .string(explanation.repository)),
    ("commit", .string(explanation.commit)),
    ("subject", .string(explanation.subject)),
    (
      "author",
      ["name": .string(explanation.authorName), "email": .string(explanation.authorEmail)]
    ),
    ("committed_at", .string(Timestamp.format(explanation.committedAt))),
    ("is_merge", .bool(explanation.isMerge)),
  ]
}

private func provenance(_ explanation: CommitExplanation) -> Members {
  [
    ("developers", .array(explanation.developers.map(value))),
    ("is_tagged", .bool(explanation.isTagged)),
    ("minimum_evidence", .string(explanation.minimumEvidence)),
    ("evidence", .array(explanation.evidence.map(value))),
  ]
}

private func delivery(_ explanation: CommitExplanation) -> Members {
  // Without the files' content, a list without files would say that there are none.
  let knowsLines = explanation.lines != nil
  return [
    ("landing", value(explanation.landing)),
    ("deployments", .array(explanation.deployments.map(value))),
    ("lines", explanation.lines.map { .object(members($0)) } ?? .null),
    ("files", knowsLines ? .array(explanation.files.map(value)) : .null),
    ("credits", knowsLines ? .array(explanation.credits.map(value)) : .null),
    ("spend", spend(explanation.usage)),
    ("cost", explanation.cost.map(value) ?? .null),
  ]
}

private func account(_ explanation: CommitExplanation) -> Members {
  [
    ("reverts", JSONValue(explanation.reverts)),
    ("reverted_by", JSONValue(explanation.revertedBy)),
    ("horizon_days", .integer(explanation.horizonDays)),
    (
      "window",
      [
        "since": .string(Timestamp.format(explanation.window.since)),
        "until": .string(Timestamp.format(explanation.window.until)),
      ]
    ),
    ("counts_in_window", .bool(explanation.isInWindow)),
    ("reasons", JSONValue(explanation.reasons)),
    ("notices", JSONValue(explanation.notices)),
  ]
}

private func value(_ developer: ExplainedDeveloper) -> JSONValue {
  [
    "name": .string(developer.name),
    "email": .string(developer.email),
    "reason": .string(developer.reason),
  ]
}

private func value(_ evidence: ExplainedEvidence) -> JSONValue {
  [
    "level": .string(evidence.level),
    "counts": .bool(evidence.counts),
    "agent": .string(evidence.agent),
    "model": JSONValue(evidence.model),
    "session": JSONValue(evidence.session),
    "matched": .string(evidence.matched),
    "commit": JSONValue(evidence.commit),
  ]
}

private func value(_ landing: ExplainedLanding) -> JSONValue {
  [
    "kind": .string(landing.kind),
    "mainline_commit": JSONValue(landing.mainlineCommit),
    "arrived_at": JSONValue(landing.arrivedAt.map(Timestamp.format)),
    "linked_by": JSONValue(landing.linkedBy),
    "unlinked_because": JSONValue(landing.unlinkedBecause),
    "carries": JSONValue(landing.carries),
  ]
}

private func value(_ deployment: ExplainedDeployment) -> JSONValue {
  .object(members(deployment) + [("is_first", .bool(deployment.isFirst))])
}

private func value(_ file: ExplainedFile) -> JSONValue {
  [
    "path": .string(file.path),
    "lines": .object(members(file.lines)),
    "removals": .array(file.removals.map(value)),
  ]
}

private func value(_ removal: ExplainedRemoval) -> JSONValue {
  [
    "lines": .integer(removal.lines),
    "commit": JSONValue(removal.commit),
    "deployment": .string(removal.deployment),
    "at": .string(Timestamp.format(removal.at)),
  ]
}

private func value(_ credit: ExplainedCredit) -> JSONValue {
  [
    "email": JSONValue(credit.email),
    "unit": .string(credit.unit),
    "week": .string(Timestamp.format(credit.week)),
    "ai_lines": .integer(credit.aiLines),
    "lines": .integer(credit.lines),
    "share": .number(credit.share),
    "reference_change_lines": .number(credit.referenceChangeLines),
    "dce": .number(credit.dce),
  ]
}
