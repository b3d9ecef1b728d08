/// A table as it is meant, before it is drawn: the terminal and Markdown share it.
///
/// Cells hold text as it came; whoever draws them makes them safe.
struct Table {
  struct Column {
    /// The heading; a line break splits it where the columns are narrow.
    var heading: String
    var kind: Kind
    /// Where the width is short, the column with the highest number goes first, and one with
    /// zero never.
    var expendable = 0
  }

  enum Kind {
    /// Text that can be cut.
    case text
    /// Numbers, to the right, never cut.
    case number
  }

  var title: String
  var columns: [Column]
  var rows: [[String]]
  /// Rows that sum up the others.
  var footer: [[String]] = []
  /// What the table leaves out, and what its words mean.
  var notes: [String] = []

  /// The table without its column at `index`.
  func without(_ index: Int) -> Table {
    var table = self
    table.columns.remove(at: index)
    for row in table.rows.indices { table.rows[row].remove(at: index) }
    for row in table.footer.indices { table.footer[row].remove(at: index) }
    return table
  }

  /// The table without those columns whose cells all say the same as the first one's.
  func withoutUniform(_ headings: Set<String>) -> Table {
    columns.indices.reversed().reduce(self) { table, index in
      guard headings.contains(columns[index].heading), Set(rows.map { $0[index] }).count < 2
      else { return table }
      return table.without(index)
    }
  }
}
