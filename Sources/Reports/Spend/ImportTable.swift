/// The import for people: what the ledger has more now, files by format, and every file that was not
/// read whole.
///
/// - Parameters:
///   - report: what was done.
///   - isVerbose: whether every file is listed.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the files are called.
package func table(
  _ report: ImportReport, isVerbose: Bool = false, width: Int = 80, colour: Bool = false
) -> String {
  let sheet = Sheet(width: width, colour: colour)
  var blocks = [sheet.paragraph(headline(report), .bold)]
  let formats = report.formats
  if !formats.isEmpty {
    var table = Table(title: "Import", columns: columns, rows: formats.map(cells))
    if formats.count > 1 { table.footer = [cells(report.total)] }
    blocks.append(TableLayout(table, width: sheet.width).lines(sheet.ink))
  }
  if isVerbose { blocks.append(fileLines(report, sheet)) }
  blocks.append(notices(report, limit: isVerbose ? .max : 20).flatMap(sheet.notice))
  return sheet.document(blocks)
}

/// Every file that was not read whole, and how many no reader knows, in words.
///
/// - Parameters:
///   - report: what was done.
///   - limit: how many files are named at most.
/// - Returns: sentences without a full stop.
package func notices(_ report: ImportReport, limit: Int = .max) -> [String] {
  let remarkable = report.files.filter(\.isRemarkable)
  var notices = remarkable.prefix(limit).map { "'\($0.path)': \(problem($0))" }
  if remarkable.count > limit {
    notices.append(
      "\(count(remarkable.count - limit)) more files were not read whole; see --verbose")
  }
  let unknown = report.files.count { $0.state == .unrecognised && !$0.isRemarkable }
  if unknown > 0 {
    notices.append(
      "\(counted(unknown, "file")) of no known format \(unknown == 1 ? "was" : "were") left out; "
        + "name the format with --as")
  }
  return notices
}

private func headline(_ report: ImportReport) -> String {
  let read = report.files.count { $0.state == .read }
  let unchanged = report.files.count { $0.state == .unchanged }
  if report.files.isEmpty { return "There are no files to import." }
  if read == 0, unchanged > 0 {
    return "Nothing has changed in \(counted(unchanged, "file")) since the last import."
  }
  let kept = report.new + report.changed + report.unchanged
  let before = unchanged > 0 ? "; \(counted(unchanged, "file")) had not changed" : ""
  return "Read \(counted(kept, "record")) from \(counted(read, "file")): \(count(report.new)) new, "
    + "\(count(report.changed)) amended, \(count(report.unchanged)) known\(before)."
}

private let columns: [Table.Column] = [
  .init(heading: "Format", kind: .text),
  .init(heading: "files", kind: .number),
  .init(heading: "un-\nchanged", kind: .number, expendable: 1),
  .init(heading: "records", kind: .number),
  .init(heading: "copies", kind: .number, expendable: 2),
  .init(heading: "passed\nover", kind: .number, expendable: 3),
  .init(heading: "not\nusable", kind: .number),
]

private func cells(_ row: ImportReport.FormatRow) -> [String] {
  [row.format]
    + [row.files, row.unchanged, row.taken, row.repeated, row.passedOver, row.skipped].map(count)
}

/// One line for each file.
private func fileLines(_ report: ImportReport, _ sheet: Sheet) -> [String] {
  let table = Table(
    title: "Files",
    columns: [
      .init(heading: "File", kind: .text), .init(heading: "state", kind: .text),
      .init(heading: "format", kind: .text), .init(heading: "records", kind: .number),
      .init(heading: "copies", kind: .number, expendable: 2),
      .init(heading: "passed\nover", kind: .number, expendable: 3),
      .init(heading: "not\nusable", kind: .number, expendable: 1),
    ],
    rows: report.files.map { file in
      [ending(file.path, to: 44), file.state.rawValue, file.format ?? unknown]
        + [file.taken, file.repeated, file.passedOver, file.skipped].map(count)
    })
  return TableLayout(table, width: sheet.width).lines(sheet.ink)
}

/// What is wrong with a file, in words.
private func problem(_ file: ImportReport.File) -> String {
  let skips = file.skips.map { skip in
    let line = skip.firstLine.map { skip.count == 1 ? " (line \($0))" : " (first in line \($0))" }
    return "\(counted(skip.count, "entry", "entries")) \(skip.reason)\(line ?? "")"
  }
  return ([file.failure].compactMap(\.self) + skips).joined(separator: "; ")
}

private func counted(_ number: Int, _ noun: String, _ plural: String) -> String {
  number == 1 ? "one \(noun)" : "\(count(number)) \(plural)"
}
