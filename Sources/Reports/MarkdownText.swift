/// A table as GitHub-flavoured Markdown, without its title, its notes below.
///
/// - Parameters:
///   - table: what to write.
///   - limit: the most bytes; rows that do not fit are left out, and counted below.
///   - keepsLast: whether the last rows stay, rather than the first.
/// - Returns: lines without a line break at the end.
func markdownTable(_ table: Table, within limit: Int = .max, keepsLast: Bool = false) -> String {
  let headings = table.columns.map { column in
    escaped(column.heading.split(separator: "\n").joined(separator: " "))
  }
  let rules = table.columns.map { $0.kind == .number ? "---:" : ":---" }
  let head = [headings, rules].map(line)
  let footer = table.footer.map { line($0.map { $0.isEmpty ? "" : "**" + cell($0) + "**" }) }
  let notes = table.notes.map { "\n\n" + escaped($0) }
  let fixed = (head + footer + notes).reduce(200) { $0 + $1.utf8.count + 1 }
  let rows = fitting(table.rows, within: limit - fixed, keepsLast: keepsLast)
  let leftOut = table.rows.count - rows.count
  let remark =
    leftOut > 0
    ? ["\n\n… and \(counted(leftOut, keepsLast ? "earlier row" : "more row")) (see CSV)"] : []
  let body = (head + rows + footer).joined(separator: "\n")
  // What follows is found without a long way down; the blank lines keep the table a table.
  let folded =
    rows.count > 30
    ? "<details><summary>\(count(table.rows.count)) rows</summary>\n\n\(body)\n\n</details>" : body
  return folded + (remark + notes).joined()
}

/// As many of the rows as fit, as lines.
private func fitting(_ rows: [[String]], within limit: Int, keepsLast: Bool) -> [String] {
  var lines: [String] = []
  var used = 0
  for row in keepsLast ? rows.reversed() : rows {
    let line = line(row.map(cell))
    used += line.utf8.count + 1
    if used > limit { break }
    lines.append(line)
  }
  return keepsLast ? lines.reversed() : lines
}

private func line(_ cells: [String]) -> String {
  "| " + cells.joined(separator: " | ") + " |"
}

/// A cell, shorter than the text of a paragraph may be.
private func cell(_ text: String) -> String {
  escaped(truncated(visible(text), to: 100))
}

/// Text that is shown as it is.
///
/// A backslash or an entity does not stop GitHub from making mentions, references and links of
/// plain text; an empty comment between their parts does. Scalars are looked at and not characters,
/// since a combining mark after `://` hides it in a character. A step summary ends at one megabyte,
/// so that there is a longest text.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in truncated(visible(text), to: 1000).unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "@", "#": result += "\(scalar)<!-- -->"
    case "/" where ends(result, ":"), "." where ends(result, "www"), "-" where ends(result, "gh"):
      result += "<!-- -->\(scalar)"
    case "\\", "`", "*", "_", "~", "[", "]", "|", "!", "$": result += "\\\(scalar)"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Whether the text ends in these small letters, or the same capital ones.
private func ends(_ text: String, _ end: String) -> Bool {
  text.utf8.suffix(end.utf8.count).elementsEqual(end.utf8) { $0 | 0x20 == $1 }
}
