import Metrics

/// New lines by what became of them, as bars.
func fateLines(_ lines: ExplainedLines?, on sheet: Sheet) -> [String] {
  guard let lines, lines.novel > 0 else { return [] }
  func bar(_ label: String, _ number: Int, _ colour: Ink.Colour) -> Sheet.Bar {
    Sheet.Bar(label: label, number: number, share: share(number, of: lines.novel), colour: colour)
  }
  return sheet.remark(whose(lines))
    + sheet.bars([
      bar("surviving", lines.surviving, .green), bar("pending", lines.pending, .yellow),
      bar("removed", lines.removed, .red),
    ])
    + (lines.unknown > 0
      ? sheet.remark("the attribution note has no entry for \(count(lines.unknown)) of them") : [])
}

extension ExplainedLines {
  /// Whether some of the new lines count as AI's and others do not.
  var isMixed: Bool { aiNovel > 0 && aiNovel < novel }

  /// Adds the other's numbers; a sum that cannot be counted stays at the most that can.
  mutating func add(_ other: Self) {
    func add(_ number: Int, to sum: inout Int) {
      let (value, overflow) = sum.addingReportingOverflow(number)
      sum = overflow ? .max : value
    }
    add(other.novel, to: &novel)
    add(other.surviving, to: &surviving)
    add(other.pending, to: &pending)
    add(other.removed, to: &removed)
    add(other.aiNovel, to: &aiNovel)
    add(other.aiSurviving, to: &aiSurviving)
    add(other.aiPending, to: &aiPending)
    add(other.aiRemoved, to: &aiRemoved)
    add(other.unknown, to: &unknown)
  }
}

/// The sum of all.
func sum(_ lines: some Sequence<ExplainedLines>) -> ExplainedLines {
  lines.reduce(into: ExplainedLines()) { $0.add($1) }
}

private func whose(_ lines: ExplainedLines) -> String {
  let whole = counted(lines.novel, "new line")
  if lines.aiNovel == 0 { return "\(whole), without evidence of AI" }
  guard lines.isMixed else { return "\(whole), counted as AI's" }
  return "\(whole), \(count(lines.aiNovel)) of them AI's: \(count(lines.aiSurviving)) surviving, "
    + "\(count(lines.aiPending)) pending, \(count(lines.aiRemoved)) removed"
}
