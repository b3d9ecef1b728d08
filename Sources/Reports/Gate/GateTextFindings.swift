import Configuration
import Gate

/// At most so many findings of a rule are told in full.
private let most = 20

/// What one rule found, those first that are not waived; nothing where it found nothing.
func findingLines(_ verdict: Verdict, of rule: RuleVerdict, on sheet: Sheet) -> [String] {
  guard rule.findings > 0 else { return [] }
  let told = told(verdict, of: rule)
  let shown = told.prefix(most)
  let heading = "\(rule.rule.rawValue) (\(rule.level.rawValue)): \(rule.countsInWords)"
  var lines = sheet.paragraph(heading, .bold)
  for (index, finding) in shown.enumerated() {
    lines += story(finding, waiver: finding.waiver(among: verdict.waivers), on: sheet)
    let isRepeated = index > 0 && finding.mendsOfAny == shown[index - 1].mendsOfAny
    lines += isRepeated ? asAbove(finding, on: sheet) : mends(finding, on: sheet)
  }
  let more = rule.findings - shown.count
  return lines + (more > 0 ? sheet.hanging(rest(more), indent: 2, .dim) : [])
}

/// The findings of the rule, by how much they matter and then in the order of the commits.
func told(_ verdict: Verdict, of rule: RuleVerdict) -> [Finding] {
  let findings = verdict.findings.filter { $0.rule == rule.rule }
  return [.unsatisfied, .error, .overridden].flatMap { result in
    findings.filter { $0.result == result }
  }
}

private func story(_ finding: Finding, waiver: Waiver?, on sheet: Sheet) -> [String] {
  let colour: Ink.Colour? =
    switch (finding.result, finding.level) {
    case (.overridden, _): .dim
    case (.unsatisfied, .fail): .red
    default: .yellow
    }
  return sheet.hanging(finding.result.mark + finding.headline, indent: 2, colour)
    + (finding.why.isEmpty ? [] : sheet.hanging("why: " + clipped(finding.why, to: 500), indent: 6))
    + (waiver.map { sheet.hanging("waiver: by " + $0.brief, indent: 6) } ?? [])
}

private func mends(_ finding: Finding, on sheet: Sheet) -> [String] {
  // What is waived needs no mending.
  guard finding.result != .overridden else { return [] }
  return finding.mends.flatMap { mend in
    sheet.hanging("mend: " + clipped(mend.text, to: 500), indent: 6)
      + (mend.command.map { [String(repeating: " ", count: 10) + sheet.ink(visible($0), .cyan)] }
        ?? [])
  }
}

private func asAbove(_ finding: Finding, on sheet: Sheet) -> [String] {
  guard finding.result != .overridden, !finding.mends.isEmpty else { return [] }
  let own = finding.mendsOfAny == finding.mends ? "" : ", with this commit's id"
  return sheet.hanging("mend: as above" + own, indent: 6, .dim)
}

extension Finding {
  /// The steps without the commit's id, by which those of two commits can be compared.
  fileprivate var mendsOfAny: [Mend] {
    guard case .commit(let id, _, _) = subject else { return mends }
    let short = String(id.prefix(12))
    return mends.map { mend in
      Mend(
        mend.text.replacing(short, with: ""), command: mend.command?.replacing(short, with: ""))
    }
  }
}

extension Sheet {
  /// Prose that begins at a column and goes on two columns to the right of it.
  func hanging(_ text: String, indent: Int, _ colour: Ink.Colour? = nil) -> [String] {
    wrapped(visible(text), to: min(width, 100) - indent - 2).enumerated().map { index, line in
      String(repeating: " ", count: index == 0 ? indent : indent + 2) + ink(line, colour)
    }
  }
}
