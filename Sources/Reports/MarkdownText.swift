/// A table as GitHub-flavoured Markdown, without its title, its notes below.
func markdownTable(_ table: Table) -> String {
  let headings = table.columns.map { column in
    escaped(column.heading.split(separator: "\n").joined(separator: " "))
  }
  let rules = table.columns.map { $0.kind == .number ? "---:" : ":---" }
  let rows = table.rows.map { $0.map(cell) }
  let footer = table.footer.map { $0.map { "**" + cell($0) + "**" } }
  let lines = ([headings, rules] + rows + footer).map { "| " + $0.joined(separator: " | ") + " |" }
  let notes = table.notes.map { "\n\n" + escaped($0) }.joined()
  return lines.joined(separator: "\n") + notes
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
