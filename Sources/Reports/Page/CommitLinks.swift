import Metrics

/// How the numbers of a page lead to the commits behind them, in its last table.
///
/// A link names what its commits have in common, in words that the script knows, such as
/// `d3 tagged`: the developer at place 3, and tagged. Without the script it leads to the table.
struct CommitLinks {
  /// What commits say, and to whom they belong.
  let columns: CommitColumns
  /// The filters that any commit holds of those that belong to a row, as bits, by the row's name;
  /// all commits belong to the name that is empty.
  private var filters: [String: Int] = [:]

  init(_ report: Report) {
    columns = CommitColumns(report)
    for commit in report.commits?.rows ?? [] {
      let bits = CommitFilter.allCases.reduce(0) { bits, filter in
        filter.holds(commit) ? bits | 1 << filter.rawValue : bits
      }
      for owner in [""] + columns.owners(commit) { filters[owner, default: 0] |= bits }
    }
  }

  /// Whether the page lists commits at all.
  var areListed: Bool { !filters.isEmpty }

  /// What a number of a row leads to; `nil` where that is no commit.
  func address(_ row: String, _ filter: CommitFilter) -> String? {
    guard let bits = filters[row], bits & 1 << filter.rawValue != 0 else { return nil }
    return [row, filter.words].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Markup {
  /// Writes a number that leads to its commits; plain where there are none.
  mutating func number(_ text: String, _ row: String, _ filter: CommitFilter?, _ links: CommitLinks)
  {
    guard let filter, !["0", "0.00", "$0.00", unknown].contains(text), !text.hasSuffix(" tokens"),
      let address = links.address(row, filter)
    else { return self.text(text) }
    element("a", ["href": "#commits", "data-show": address], text: text)
  }

  /// Writes a cell's numbers: one, or two with a stroke between them.
  mutating func numbers(
    _ text: String, _ row: String, _ filters: [CommitFilter], _ links: CommitLinks
  ) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      // Terminals line up the parts of a pair with figure spaces.
      .map { $0.trimmingPrefix(while: \.isWhitespace) }
    guard filters.count == 2, parts.count == 2 else {
      return number(text, row, filters.first, links)
    }
    number(String(parts[0]), row, filters[0], links)
    self.text("/")
    number(String(parts[1]), row, filters[1], links)
  }
}
