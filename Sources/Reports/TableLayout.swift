/// A table drawn for a terminal: aligned, cut to the width, its columns dropped where they must.
///
/// Columns go before a name gets so short that nobody would know whose it is; texts are cut to their
/// last few letters only where nothing else is left to go.
struct TableLayout {
  private static let gap = 2
  private static let widestText = 44
  private static let narrowest = 6

  private let table: Table
  private let width: Int
  private let widths: [Int]
  private let dropped: [String]

  /// Finds the columns that fit into `width` and the columns each of them takes.
  init(_ table: Table, width: Int) {
    var table = Self.visibleCells(of: table)
    var dropped: [String] = []
    while Self.readableWidth(of: table) > width, let index = Self.mostExpendable(in: table) {
      dropped.insert(table.columns[index].heading, at: 0)
      table = table.without(index)
    }
    self.table = table
    self.width = width
    self.dropped = dropped.map { $0.split(separator: "\n").joined(separator: " ") }
    widths = Self.shrunk(Self.naturalWidths(of: table), of: table, to: width)
  }

  /// Heading, rows, a rule, the rows that sum up, and what was left out.
  func lines(_ ink: Ink) -> [String] {
    var lines = headings.map(line)
    // The line under the heading takes no room of its own, and stays as long as the table.
    if ink.isOn, let last = lines.popLast() {
      lines.append(ink(padded(last, to: total), .underline))
    }
    lines += table.rows.map(line)
    if !table.footer.isEmpty {
      lines.append(ink(String(repeating: "─", count: total), .dim))
      lines += table.footer.map { ink(line($0), .bold) }
    }
    var notes = table.notes
    if !dropped.isEmpty {
      notes.append("not shown at this width: " + dropped.joined(separator: ", "))
    }
    return lines + notes.flatMap { wrapped($0, to: width) }
  }

  private var total: Int { widths.reduce(0, +) + Self.gap * (widths.count - 1) }

  /// Headings of one or two lines, standing on the rows.
  private var headings: [[String]] {
    let split = table.columns.map { $0.heading.split(separator: "\n").map(String.init) }
    let height = split.map(\.count).max() ?? 1
    return (0..<height).map { line in
      split.map { parts in
        let index = line - (height - parts.count)
        return index < 0 ? "" : parts[index]
      }
    }
  }

  private func line(_ cells: [String]) -> String {
    let parts = cells.indices.map { index in
      let kind = table.columns[index].kind
      let cut = kind == .name ? truncatedName : truncated
      return padded(
        alone(cut(cells[index], widths[index])), to: widths[index], right: kind == .number)
    }
    let line = parts.joined(separator: String(repeating: " ", count: Self.gap))
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}

extension TableLayout {
  private static func visibleCells(of table: Table) -> Table {
    var table = table
    table.rows = table.rows.map { $0.map { truncated(visible($0), to: widestText) } }
    table.footer = table.footer.map { $0.map { truncated(visible($0), to: widestText) } }
    return table
  }

  private static func mostExpendable(in table: Table) -> Int? {
    let index = table.columns.indices.max { left, right in
      table.columns[left].expendable < table.columns[right].expendable
    }
    return index.flatMap { table.columns[$0].expendable > 0 ? $0 : nil }
  }

  private static func naturalWidths(of table: Table) -> [Int] {
    table.columns.indices.map { index in
      let column = table.columns[index]
      let heading = column.heading.split(separator: "\n").map { displayWidth($0) }
      let cells = (table.rows + table.footer).map { displayWidth($0[index]) }
      let widest = (heading + cells).max() ?? 0
      return column.kind == .number ? widest : min(widest, widestText)
    }
  }

  /// The width at which every text can be read.
  private static func readableWidth(of table: Table) -> Int {
    let widths = zip(table.columns, naturalWidths(of: table)).map { column, width in
      switch column.kind {
      case .number: width
      case .text: min(width, 12)
      case .name: min(width, 20)
      }
    }
    return widths.reduce(0, +) + gap * (widths.count - 1)
  }

  /// Takes from the widest text column, one at a time, until the table fits.
  private static func shrunk(_ widths: [Int], of table: Table, to width: Int) -> [Int] {
    var widths = widths
    let text = table.columns.indices.filter { table.columns[$0].kind != .number }
    while widths.reduce(0, +) + gap * (widths.count - 1) > width {
      guard let widest = text.max(by: { widths[$0] < widths[$1] }), widths[widest] > narrowest
      else { return widths }
      widths[widest] -= 1
    }
    return widths
  }
}
