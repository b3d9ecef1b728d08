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
    /// What the commits behind each number of a cell have in common, for a form that can show them.
    var behind: [CommitFilter] = []
  }

  enum Kind {
    /// Text that can be cut.
    case text
    /// Who somebody is: cut so that an address behind the name can still be told from others.
    case name
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
  /// What a terminal draws above the rows, of all of them and of those left out.
  var sparklines: [Sparkline] = []

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
