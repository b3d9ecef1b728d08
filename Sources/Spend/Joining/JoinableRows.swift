/// The rows of a table that count, ready to be joined.
struct JoinableRows: Sendable {
  let table: SpendTable
  let groups: SpendGroups
  /// The sessions in lower case, by number; the first one is none.
  let sessions: [String]
  /// Whether a row that counts has the session; sums by person and day may, too.
  private let isNamed: [Bool]

  init(_ table: SpendTable, _ columns: RowColumns, counts: [Bool]) {
    self.table = table
    sessions = columns.names
    groups = SpendGroups(table, columns, counts: counts)
    var isNamed = [Bool](repeating: false, count: columns.names.count)
    for (row, session) in columns.sessions.enumerated() where counts[row] {
      isNamed[Int(session)] = true
    }
    self.isNamed = isNamed
  }

  /// The sessions of rows that count, in lower case.
  var sessionNames: [String] {
    sessions.indices.dropFirst().filter { isNamed[$0] }.map { sessions[$0] }
  }
}
