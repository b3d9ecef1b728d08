import Metrics
import Timestamps

/// The fate of the new lines file by file, largest first, and who took lines away.
func fileLines(_ explanation: CommitExplanation, on sheet: Sheet) -> [String] {
  guard let lines = explanation.lines, !explanation.files.isEmpty else { return [] }
  let files = largestFirst(explanation.files, by: \.lines.novel)
  let shown = files.prefix(files.count > 21 ? 20 : 21)
  let fields = fields(of: lines)
  let rest = sum(files.dropFirst(shown.count).lazy.map(\.lines))
  let room = sheet.width - width(of: fields, for: shown.map(\.lines) + [rest])
  let table = Table(
    title: "Files",
    columns: [.init(heading: "File", kind: .text)]
      + fields.map { .init(heading: $0.heading, kind: .number) },
    rows: shown.map { file in
      [ending(file.path, to: min(44, max(12, room)))] + fields.map { $0.cell(file.lines) }
    })
  // A page of many files has room for the main reason of each.
  let limit = files.count > 5 ? 1 : 3
  return sheet.table(
    table.withRest(files.count - shown.count, cells: fields.map { $0.cell(rest) }),
    details: shown.map { removals($0.removals, first: limit).flatMap { sheet.detail($0) } })
}

/// Largest first; what is as large stays in order.
func largestFirst<Value>(_ values: [Value], by size: (Value) -> Int) -> [Value] {
  values.enumerated()
    .sorted { (size($1.element), $0.offset) < (size($0.element), $1.offset) }
    .map(\.element)
}

private struct Field {
  var heading: String
  var cell: (LineCounts) -> String
}

/// The columns that have something to say.
private func fields(of lines: LineCounts) -> [Field] {
  var fields = [
    Field(heading: "new") { count($0.novel) },
    Field(heading: "surviving") { count($0.surviving) },
  ]
  if lines.pending > 0 { fields.append(Field(heading: "pending") { count($0.pending) }) }
  if lines.removed > 0 { fields.append(Field(heading: "removed") { count($0.removed) }) }
  if lines.isMixed { fields.append(Field(heading: "AI's new") { count($0.aiNovel) }) }
  return fields
}

/// The columns that the numbers take, each with a gap before it.
private func width(of fields: [Field], for lines: [LineCounts]) -> Int {
  fields.reduce(0) { width, field in
    width + 2 + ([field.heading] + lines.map(field.cell)).map { displayWidth($0) }.reduce(0, max)
  }
}

/// Who removed the most lines of a file, and when that went live.
private func removals(_ removals: [ExplainedRemoval], first limit: Int) -> [String] {
  let largest = largestFirst(removals, by: \.lines)
  var lines = largest.prefix(limit).map(phrase)
  if let last = lines.popLast() {
    let hidden = largest.count - limit
    lines.append(last + (hidden > 0 ? ", and \(counted(hidden, "more removal"))" : ""))
  }
  return lines
}

private func phrase(_ removal: ExplainedRemoval) -> String {
  let deployment = truncated(visible(removal.deployment), to: 60)
  let day = Timestamp.day(removal.at)
  return removal.commit.map {
    "\(count(removal.lines)) removed by \(short($0)) in \(deployment) on \(day)"
  } ?? "\(count(removal.lines)) removed as \(deployment) went back to an older tree on \(day)"
}
