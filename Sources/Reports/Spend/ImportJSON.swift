import Timestamps

/// The import as JSON, `outcomes.spend.import.v1`: every file, whatever became of it.
package func json(_ report: ImportReport) -> String {
  let document: JSONValue = [
    "schema": .string("outcomes.spend.import.v1"),
    "generated_at": .string(Timestamp.format(report.generatedAt)),
    "ledger": .string(report.ledger),
    "complete": .bool(report.isComplete),
    "records": [
      "new": .integer(report.new),
      "amended": .integer(report.changed),
      "known": .integer(report.unchanged),
    ],
    "files": .array(report.files.map(value)),
  ]
  return document.text() + "\n"
}

private func value(_ file: ImportReport.File) -> JSONValue {
  [
    "path": .string(file.path),
    "state": .string(file.state.rawValue),
    "format": JSONValue(file.format),
    "taken": .integer(file.taken),
    "repeated": .integer(file.repeated),
    "passed_over": .integer(file.passedOver),
    "skipped": .array(
      file.skips.map { skip in
        [
          "reason": .string(skip.reason), "count": .integer(skip.count),
          "first_line": JSONValue(skip.firstLine),
        ]
      }),
    "failure": JSONValue(file.failure),
  ]
}
