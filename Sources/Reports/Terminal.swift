package import Metrics

/// The report for people: a sentence, the funnel, tables, notices.
///
/// - Parameters:
///   - report: what to show.
///   - grouping: what a row of the main table stands for.
///   - width: the columns of the terminal; 40 at least are used.
///   - colour: whether the terminal understands ANSI colours.
/// - Returns: lines that end with a line break, safe to print whatever the repository holds.
package func table(
  _ report: Report, by grouping: Grouping = .developer, width: Int = 80, colour: Bool = false
) -> String {
  let page = Page(width: max(40, width), ink: Ink(isOn: colour))
  var blocks = [
    page.paragraph(headline(report), .bold),
    page.items("Window", windowItems(report)) + page.items("Method", methodItems(report)),
  ]
  if report.funnel.tagged > 0 { blocks.append(page.funnel(report.funnel)) }
  blocks += sections(report, by: grouping).map {
    TableLayout($0, width: page.width).lines(page.ink)
  }
  blocks.append(notices(report).flatMap(page.notice))
  return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    .joined(separator: "\n\n") + "\n"
}

/// The paper: its width and its ink.
private struct Page {
  let width: Int
  let ink: Ink

  /// Prose, not wider than the eye likes to follow.
  private var measure: Int { min(width, 100) }

  func paragraph(_ text: String, _ colour: Ink.Colour) -> [String] {
    wrapped(truncated(visible(text), to: 1000), to: measure).map { ink($0, colour) }
  }

  /// Items beside their label, broken between items where they fit into a line.
  func items(_ label: String, _ items: [String]) -> [String] {
    let indent = 8
    var lines: [String] = []
    for item in items.map({ truncated(visible($0), to: 200) }) {
      if let last = lines.last, displayWidth(last) + 3 + displayWidth(item) <= width - indent {
        lines[lines.count - 1] = last + " · " + item
      } else {
        lines += wrapped(item, to: width - indent)
      }
    }
    return lines.enumerated().map { index, line in
      ink(padded(index == 0 ? label : "", to: indent), .dim) + line
    }
  }

  /// The steps as bars, with their share of the tagged commits.
  func funnel(_ funnel: Funnel) -> [String] {
    let steps = steps(funnel)
    let digits = steps.map { count($0.commits).count }.max() ?? 1
    let room = min(50, width - 26 - digits)
    let lines = steps.map { step in
      let label = padded((step.isPart ? "  " : "") + step.label, to: 16)
      let numbers =
        padded(count(step.commits), to: digits, right: true)
        + padded(percent(step.share), to: 7, right: true)
      let bar = bar(step.share, width: room)
      return label + numbers + (bar.isEmpty ? "" : "  " + ink(bar, step.colour))
    }
    return [ink("AI-assisted commits, share of the tagged ones", .dim)] + lines
  }

  /// A notice, in 1000 columns at most: the JSON form has it whole.
  func notice(_ text: String) -> [String] {
    let label = "notice: "
    let indent = String(repeating: " ", count: label.count)
    let lines = wrapped(truncated(visible(text), to: 1000), to: measure - label.count)
    return lines.enumerated().map { index, line in
      (index == 0 ? ink(label, .yellow) : indent) + line
    }
  }
}
