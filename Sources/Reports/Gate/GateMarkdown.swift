import Gate

/// The gate's report as GitHub-flavoured Markdown, for the summary of a CI step or a comment.
///
/// Nothing from the repository is markup here: no link, mention, image, HTML or formula. GitHub
/// drops a whole summary of more than 1,024 KiB
/// (docs.github.com/actions, "Step isolation and limits"), so that findings end before that.
///
/// - Parameters:
///   - report: the verdicts.
///   - limit: the most bytes; findings, and then ranges, that do not fit are counted.
/// - Returns: lines that end with a line break; nothing where not even the headline fits.
package func gateSummary(_ report: GateReport, limit: Int = 1_000_000) -> String {
  let headline = "## \(escaped(report.headline))\n"
  guard headline.utf8.count <= limit else { return "" }
  var room = limit - headline.utf8.count - longestRest
  var sections: [GateMarkdown] = []
  for verdict in report.verdicts {
    let section = GateMarkdown(verdict, isOnly: report.verdicts.count == 1)
    guard section.size <= room else { break }
    room -= section.size
    sections.append(section)
  }
  let left = report.verdicts.count - sections.count
  let text = headline + sections.map { $0.text(room: &room) }.joined() + more(left, "range")
  return text.utf8.count <= limit ? withoutLineCommands(text) : headline
}

/// No line about what is left out takes more bytes.
let longestRest = 100

/// What is said of what is left out; nothing where there is nothing.
func more(_ left: Int, _ noun: String) -> String {
  left > 0 ? "\n… and \(counted(left, "more \(noun)")); the other formats have all\n" : ""
}

/// The section of one verdict: what is always told of it, and its findings.
struct GateMarkdown {
  private let verdict: Verdict
  private let opening: String
  private let closing: String

  init(_ verdict: Verdict, isOnly: Bool) {
    self.verdict = verdict
    let range = "Range: \(escaped(verdict.range.words)) · \(escaped(verdict.range.size))"
    let policy = "Policy: " + escaped(verdict.policy.words)
    opening = Self.joined([
      isOnly ? "" : "### \(escaped(verdict.headline))",
      range + "<br>\n" + policy,
      verdict.rules.isEmpty ? "" : markdownTable(Self.demands(verdict)),
    ])
    closing = Self.joined([
      waiverItems(verdict.waivers),
      verdict.squash.map(squashBlock) ?? "",
      items(verdict.notices.map { "notice: " + clipped($0, to: 500) }),
    ])
  }

  /// The bytes without findings, with room for a line about those that do not fit.
  var size: Int { opening.utf8.count + closing.utf8.count + longestRest }

  /// The section with as many findings as there is room for, which is taken away from `room`.
  func text(room: inout Int) -> String {
    var findings = ""
    var told = 0
    let all = verdict.rules.reduce(0) { $0 + $1.findings }
    for rule in verdict.rules where rule.findings > 0 {
      let group = findingsBlock(verdict, of: rule, room: room)
      findings += group.text
      told += group.findings
      room -= group.text.utf8.count
    }
    return opening + findings + more(all - told, "finding") + closing
  }

  /// The rules' table with what each rule demands, which has no room in a terminal.
  private static func demands(_ verdict: Verdict) -> Table {
    var table = rulesTable(verdict)
    table.columns.append(.init(heading: "demand", kind: .text))
    for (index, rule) in verdict.rules.enumerated() { table.rows[index].append(rule.demand) }
    return table
  }

  private static func joined(_ blocks: [String]) -> String {
    blocks.filter { !$0.isEmpty }.map { "\n\($0)\n" }.joined()
  }
}
