import Configuration
import Gate

/// The findings of one rule, to be folded, as far as they fit.
///
/// - Parameters:
///   - verdict: the verdict.
///   - rule: one of its rules.
///   - room: the most bytes.
/// - Returns: the block, empty where no finding fits, and how many findings are in it.
func findingsBlock(
  _ verdict: Verdict, of rule: RuleVerdict, room: Int
) -> (text: String, findings: Int) {
  let title = escaped("\(rule.rule.rawValue) (\(rule.level.rawValue)): \(rule.countsInWords)")
  // What makes the gate refuse is seen at once.
  let isOpen = rule.level == .fail && rule.count(of: .unsatisfied) + rule.count(of: .error) > 0
  let start = "\n<details\(isOpen ? " open" : "")><summary>\(title)</summary>\n\n"
  let end = "\n</details>\n"
  var text = ""
  var shown: [Finding] = []
  var left = room - start.utf8.count - end.utf8.count
  for finding in told(verdict, of: rule) {
    let item = item(finding, after: shown.last, verdict.waivers)
    guard item.utf8.count <= left else { break }
    left -= item.utf8.count
    text += item
    shown.append(finding)
  }
  return shown.isEmpty ? ("", 0) : (start + text + end, shown.count)
}

/// One finding; what mends it is not said twice in a row.
private func item(_ finding: Finding, after last: Finding?, _ waivers: [Waiver]) -> String {
  var lines = ["- " + escaped(finding.result.mark + finding.headline)]
  if !finding.why.isEmpty { lines.append("  - why: " + escaped(clipped(finding.why, to: 500))) }
  if let waiver = finding.waiver(among: waivers) {
    lines.append("  - waiver: by " + escaped(waiver.brief))
  }
  if finding.result != .overridden, !finding.mends.isEmpty {
    lines += finding.mends == last?.mends ? ["  - mend: as above"] : finding.mends.flatMap(steps)
  }
  return lines.joined(separator: "\n") + "\n"
}

private func steps(_ mend: Finding.Mend) -> [String] {
  let text = "  - mend: " + escaped(clipped(mend.text, to: 500))
  guard let command = mend.command else { return [text] }
  return [text] + fenced([visible(command)]).map { "    " + $0 }
}

/// The lines as they are, in a fence that none of them closes (GFM 4.5).
func fenced(_ lines: [String]) -> [String] {
  var (longest, run) = (2, 0)
  for line in lines {
    for byte in line.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    run = 0
  }
  let fence = String(repeating: "`", count: longest + 1)
  return [fence] + lines + [fence]
}
