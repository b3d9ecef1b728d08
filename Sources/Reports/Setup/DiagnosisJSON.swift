import Timestamps

/// The diagnosis as JSON, `outcomes.doctor.v1`.
package func json(_ diagnosis: Diagnosis) -> String {
  let document: JSONValue = [
    "schema": .string("outcomes.doctor.v1"),
    "generated_at": .string(Timestamp.format(diagnosis.generatedAt)),
    "checks": .array(diagnosis.checks.map(value)),
  ]
  return document.text() + "\n"
}

private func value(_ check: Diagnosis.Check) -> JSONValue {
  [
    "id": .string(check.id),
    "state": .string(check.state.rawValue),
    "message": .string(check.message),
    "remedy": JSONValue(check.remedy),
  ]
}
