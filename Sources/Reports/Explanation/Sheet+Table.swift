extension Sheet {
  /// The table, aligned and cut to the width, without columns that say nothing.
  ///
  /// - Parameters:
  ///   - table: the table; its headings take one line where there are details.
  ///   - details: lines to stand under each row, dimmer than the row.
  /// - Returns: lines that fit, and after them what was left out.
  func table(_ table: Table, details: [[String]] = []) -> [String] {
    let table = table.withoutSilentColumns()
    let lines = TableLayout(table, width: width).lines(ink)
    guard details.contains(where: { !$0.isEmpty }) else { return lines }
    let height =
      table.columns.map { $0.heading.split(separator: "\n").count }.max() ?? 1
    let last = min(height + table.rows.count, lines.count)
    let rows = lines[height..<last].enumerated().flatMap { index, row in
      [row] + (index < details.count ? details[index].map { ink("  " + $0, .dim) } : [])
    }
    return Array(lines[..<height]) + rows + Array(lines[last...])
  }

  /// Text under a row, as it came where it fits into a line, in `columns` at most.
  func detail(_ text: String, columns: Int = 300) -> [String] {
    let text = truncated(visible(text), to: columns)
    return displayWidth(text) <= width - 2 ? [text] : wrapped(text, to: width - 2)
  }
}

extension Table {
  /// The table without the columns in which no row says anything.
  func withoutSilentColumns() -> Table {
    columns.indices.dropFirst().reversed().reduce(self) { table, index in
      rows.allSatisfy { $0[index].isEmpty || $0[index] == unknown } ? table.without(index) : table
    }
  }

  /// The table with a row for `hidden` more; `cells` are those after the first one.
  func withRest(_ hidden: Int, cells: [String] = []) -> Table {
    guard hidden > 0 else { return self }
    var table = self
    let row = ["… \(count(hidden)) more"] + cells
    table.rows.append(row + Array(repeating: "", count: max(0, columns.count - row.count)))
    return table
  }
}
