import Metrics

/// New lines by what became of them, as bars.
func fateLines(_ lines: LineCounts?, on sheet: Sheet) -> [String] {
  guard let lines, lines.novel > 0 else { return [] }
  func bar(_ label: String, _ number: Int, _ colour: Ink.Colour) -> Sheet.Bar {
    Sheet.Bar(
      label: label, amount: count(number), share: share(number, of: lines.novel), colour: colour)
  }
  return sheet.remark(whose(lines))
    + sheet.bars([
      bar("surviving", lines.surviving, .green), bar("pending", lines.pending, .yellow),
      bar("removed", lines.removed, .red),
    ])
    + (lines.unknown > 0
      ? sheet.remark("the attribution note has no entry for \(count(lines.unknown)) of them") : [])
}

extension LineCounts {
  /// Whether some of the new lines count as AI's and others do not.
  var isMixed: Bool { aiNovel > 0 && aiNovel < novel }
}

/// The sum of all.
func sum(_ lines: some Sequence<LineCounts>) -> LineCounts {
  lines.reduce(into: LineCounts()) { $0.add($1) }
}

private func whose(_ lines: LineCounts) -> String {
  let whole = counted(lines.novel, "new line")
  if lines.aiNovel == 0 { return "\(whole), without evidence of AI" }
  guard lines.isMixed else { return "\(whole), counted as AI's" }
  return "\(whole), \(count(lines.aiNovel)) of them AI's: \(count(lines.aiSurviving)) surviving, "
    + "\(count(lines.aiPending)) pending, \(count(lines.aiRemoved)) removed"
}
