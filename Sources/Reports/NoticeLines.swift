import Metrics

extension Sheet {
  /// The notices, each in three lines at most; the JSON form has them whole.
  func notices(of report: Report) -> [String] {
    let drawn = groupedNotices(report).map(lines(ofNotice:))
    let isCut = drawn.contains { $0.last?.hasSuffix("…") == true }
    return drawn.flatMap(\.self)
      + (isCut ? remark("Notices are shortened here; '--format json' has them whole.") : [])
  }

  private func lines(ofNotice text: String) -> [String] {
    let label = "notice: "
    let room = min(width, 100) - label.count
    // As much as could fit, so that a notice of a megabyte costs nothing.
    let text = truncated(withShortIDs(visible(String(text.prefix(2_000)))), to: 1_000)
    var lines = wrapped(text, to: room)
    if lines.count > 3 {
      lines = Array(lines.prefix(3))
      lines[2] =
        displayWidth(lines[2]) + 2 > room
        ? truncated(lines[2] + "  ", to: room) : lines[2] + " …"
    }
    return lines.enumerated().map { index, line in
      (index == 0 ? ink(label, .bold) : String(repeating: " ", count: label.count)) + line
    }
  }
}

/// The report's notices and those of its repositories, each once with all that it is about.
func groupedNotices(_ report: Report) -> [String] {
  var names: [String: [String]] = [:]
  var order: [String] = []
  for repository in report.repositories {
    for notice in Set(repository.notices) where !report.notices.contains(notice) {
      names[notice, default: []].append(repository.name)
    }
    for notice in repository.notices where !order.contains(notice) { order.append(notice) }
  }
  var seen: Set<String> = []
  let own = report.notices.filter { seen.insert($0).inserted }
  return own
    + order.compactMap { notice in
      names[notice].map { "\(listed($0)): \(notice)" }
    }
}

/// Three names, and how many there are beyond them.
private func listed(_ names: [String]) -> String {
  let named = names.prefix(3).joined(separator: ", ")
  return names.count > 3 ? named + " and \(count(names.count - 3)) more" : named
}

/// The text with commit ids cut to twelve digits, which is enough to find them.
private func withShortIDs(_ text: String) -> String {
  var result = ""
  var digits = ""
  func short() -> String {
    [40, 64].contains(digits.count) ? String(digits.prefix(12)) : digits
  }
  for character in text {
    if character.isHexDigit, character.isASCII {
      digits.append(character)
    } else {
      result += short()
      digits = ""
      result.append(character)
    }
  }
  return result + short()
}
