/// The diagnosis for people.
///
/// One line for each check, with a mark in front, or a word where there is no colour; below it the
/// remedy, whole, on a line of its own, so that it can be copied.
///
/// - Parameters:
///   - diagnosis: what to show.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the repository holds.
package func text(_ diagnosis: Diagnosis, width: Int = 80, colour: Bool = false) -> String {
  let sheet = Sheet(width: width, colour: colour)
  let labels = CheckLabels(diagnosis, hasMarks: colour)
  return sheet.document([
    diagnosis.checks.flatMap { lines(of: $0, beside: labels, on: sheet) },
    sheet.paragraph(headline(diagnosis), .bold),
  ])
}

/// The columns before the text of a check.
private struct CheckLabels {
  let hasMarks: Bool
  let markWidth: Int
  let idWidth: Int

  init(_ diagnosis: Diagnosis, hasMarks: Bool) {
    self.hasMarks = hasMarks
    markWidth = diagnosis.checks.map { displayWidth($0.state.label(hasMarks)) }.max() ?? 0
    idWidth = diagnosis.checks.map { displayWidth($0.id) }.max() ?? 0
  }

  var width: Int { markWidth + idWidth + 3 }
}

private func lines(
  of check: Diagnosis.Check, beside labels: CheckLabels, on sheet: Sheet
) -> [String] {
  let mark = padded(check.state.label(labels.hasMarks), to: labels.markWidth)
  let label = sheet.ink(mark, check.state.colour) + " " + padded(check.id, to: labels.idWidth)
  let message = truncated(visible(check.message), to: 1_000)
  let space = String(repeating: " ", count: labels.width)
  let measure = max(20, min(sheet.width, 120) - labels.width)
  let body = wrapped(message, to: measure).enumerated().map { index, line in
    (index == 0 ? label + "  " : space) + line
  }
  guard let remedy = check.remedy else { return body }
  return body + [space + sheet.ink("→ ", .dim) + sheet.ink(visible(remedy), .cyan)]
}

/// How much there is to do, in a sentence.
private func headline(_ diagnosis: Diagnosis) -> String {
  let (problems, notices) = (diagnosis.number(of: .problem), diagnosis.number(of: .notice))
  if problems + notices == 0 { return "everything is as it should be" }
  let parts = [(problems, "problem"), (notices, "notice")].filter { $0.0 > 0 }
    .map { counted($0.0, $0.1) }
  return parts.joined(separator: ", ") + "; \(diagnosis.number(of: .ok)) of "
    + "\(counted(diagnosis.checks.count, "check")) found nothing to do"
}

extension Diagnosis.State {
  fileprivate func label(_ hasMarks: Bool) -> String {
    switch self {
    case .ok: hasMarks ? "✓" : "ok"
    case .notice: hasMarks ? "!" : "notice"
    case .problem: hasMarks ? "✗" : "problem"
    }
  }

  fileprivate var colour: Ink.Colour {
    switch self {
    case .ok: .green
    case .notice: .yellow
    case .problem: .red
    }
  }
}
