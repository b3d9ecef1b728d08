internal import GRDB
import GRDBSQLite

/// A statement all of whose values are whole numbers, or nothing.
///
/// GRDB's own way of giving a statement its values, and of reading a row, costs several times what
/// SQLite needs for the row: a million records would take a minute.
struct IntegerStatement {
  private let statement: Statement

  init(_ sql: String, _ database: Database) throws {
    statement = try database.makeStatement(sql: sql)
  }

  /// Runs the statement to its end.
  func run(_ values: [Int64?]) throws { try forEachRow(values) { _ in } }

  /// Calls `body` with every row of the answer.
  func forEachRow(_ values: [Int64?], _ body: (IntegerRow) throws -> Void) throws {
    bind(values)
    // What it returns was returned by the last step before.
    defer { _ = unsafe sqlite3_reset(statement.sqliteStatement) }
    while true {
      let code = unsafe sqlite3_step(statement.sqliteStatement)
      switch code {
      case SQLITE_ROW: try body(IntegerRow(statement))
      case SQLITE_DONE: return
      default: throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
    }
  }

  private func bind(_ values: [Int64?]) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      if let value {
        _ = unsafe sqlite3_bind_int64(statement.sqliteStatement, place, value)
      } else {
        _ = unsafe sqlite3_bind_null(statement.sqliteStatement, place)
      }
    }
  }
}

/// A row of an answer, while it is at hand.
struct IntegerRow {
  private let statement: Statement

  fileprivate init(_ statement: Statement) { self.statement = statement }

  /// The number in a column, counted from 0; `nil` where there is none.
  func optional(_ column: Int) -> Int64? {
    guard unsafe sqlite3_column_type(statement.sqliteStatement, Int32(column)) != SQLITE_NULL else {
      return nil
    }
    return unsafe sqlite3_column_int64(statement.sqliteStatement, Int32(column))
  }

  /// The number in a column that always has one.
  ///
  /// - Throws: where it has none, which only damage can bring about.
  func number(_ column: Int) throws -> Int64 {
    guard let number = optional(column) else { throw LedgerError.Cause.damaged }
    return number
  }
}
