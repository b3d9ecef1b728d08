import Configuration
import Gate

func value(_ finding: Finding) -> JSONValue {
  [
    "rule": .string(finding.rule.rawValue),
    "level": .string(finding.level.rawValue),
    "result": .string(finding.result.rawValue),
    "subject": value(finding.subject),
    "what": excerpt(finding.what),
    "why": excerpt(finding.why),
    "mend": .array(
      finding.mends.map { ["text": excerpt($0.text), "command": JSONValue($0.command)] }),
    "waiver": JSONValue(finding.waiver),
  ]
}

private func value(_ subject: Finding.Subject) -> JSONValue {
  switch subject {
  case .commit(let id, let title, let author):
    [
      "kind": .string("commit"), "commit": .string(id), "title": excerpt(title),
      "author": excerpt(author),
    ]
  case .message: whole("message")
  case .range: whole("range")
  }
}

private func whole(_ kind: String) -> JSONValue {
  ["kind": .string(kind), "commit": .null, "title": .null, "author": .null]
}

func value(_ waiver: Waiver) -> JSONValue {
  [
    "rule": excerpt(waiver.rule),
    "reason": excerpt(waiver.reason),
    "person": excerpt(waiver.person),
    "commit": JSONValue(waiver.commit),
    "counts": .bool(waiver.refusal == nil),
    "refusal": excerpt(waiver.refusal),
    "overrides": .integer(waiver.overrides),
  ]
}

func value(_ squash: SquashVerdict) -> JSONValue {
  [
    "survives": .bool(squash.survives),
    "trailers": JSONValue(squash.trailers),
    "missing": JSONValue(squash.missing),
    "block": .string(squash.block),
    "caution": excerpt(squash.caution),
  ]
}

/// The beginning of a text that a repository brings: a title may have 10 MB, in many findings.
func excerpt(_ text: String?) -> JSONValue {
  guard let text else { return .null }
  let beginning = text.unicodeScalars.prefix(1_000)
  let isWhole = beginning.endIndex == text.unicodeScalars.endIndex
  return .string(String(beginning) + (isWhole ? "" : "…"))
}
