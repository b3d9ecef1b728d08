internal import GRDB
import GRDBSQLite

/// What a column can hold in the ledger's tables.
enum ColumnValue: Hashable {
  case null
  case integer(Int64)
  /// SQLite's texts end at a NUL in some places and not in others: it is left out.
  case text(String)

  init(_ text: String?) { self = text.map(Self.text) ?? .null }

  /// A text as it is when it comes back.
  static func kept(_ text: String) -> String {
    text.utf8.contains(0) ? text.filter { $0 != "\0" } : text
  }
}

/// A statement whose values go to SQLite as they are.
///
/// GRDB's own way of giving a statement its values, and of reading a row, costs several times what
/// SQLite needs for the row: a million records would take a minute.
struct RawStatement {
  private let statement: Statement

  init(_ sql: String, _ database: Database) throws {
    statement = try database.makeStatement(sql: sql)
  }

  /// Runs the statement to its end.
  func run(_ values: [Int64?]) throws { try forEachRow(values) { _ in } }

  /// Runs the statement to its end.
  func run(_ values: [ColumnValue]) throws { try forEachRow(values) { _ in } }

  /// Calls `body` with every row of the answer.
  func forEachRow(_ values: [Int64?], _ body: (RawRow) throws -> Void) throws {
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
    try step(body)
  }

  /// Calls `body` with every row of the answer.
  func forEachRow(_ values: [ColumnValue], _ body: (RawRow) throws -> Void) throws {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .null: bind(nil, at: place)
      case .integer(let number): bind(number, at: place)
      case .text(let text): bind(text, at: place)
      }
    }
    try step(body)
  }

  private func step(_ body: (RawRow) throws -> Void) throws {
    // What it returns was returned by the last step before.
    defer { _ = unsafe sqlite3_reset(statement.sqliteStatement) }
    while true {
      let code = unsafe sqlite3_step(statement.sqliteStatement)
      switch code {
      case SQLITE_ROW: try body(RawRow(statement))
      case SQLITE_DONE: return
      default: throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
    }
  }

  private func bind(_ value: Int64?, at place: Int32) {
    if let value {
      _ = unsafe sqlite3_bind_int64(statement.sqliteStatement, place, value)
    } else {
      _ = unsafe sqlite3_bind_null(statement.sqliteStatement, place)
    }
  }

  private func bind(_ text: String, at place: Int32) {
    var text = ColumnValue.kept(text)
    // SQLITE_TRANSIENT: SQLite makes a copy. The macro is a cast that Swift does not import.
    let copying = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        // Without an address there would be no text rather than an empty one.
        guard let start = bytes.baseAddress, bytes.count > 0 else {
          _ = unsafe sqlite3_bind_text(statement.sqliteStatement, place, "", 0, copying)
          return
        }
        _ = unsafe sqlite3_bind_text(
          statement.sqliteStatement, place, start, Int32(clamping: bytes.count), copying)
      }
    }
  }
}

/// A row of an answer, while it is at hand.
struct RawRow {
  private let statement: Statement

  fileprivate init(_ statement: Statement) { self.statement = statement }

  /// The number in a column, counted from 0; `nil` where there is none.
  func optional(_ column: Int) -> Int64? {
    let number = numberOrZero(column)
    if number == 0,
      unsafe sqlite3_column_type(statement.sqliteStatement, Int32(column)) == SQLITE_NULL
    {
      return nil
    }
    return number
  }

  /// The number in a column; 0 where there is none.
  func numberOrZero(_ column: Int) -> Int64 {
    unsafe sqlite3_column_int64(statement.sqliteStatement, Int32(column))
  }

  /// The number in a column that always has one.
  ///
  /// - Throws: where it has none, which only damage can bring about.
  func number(_ column: Int) throws -> Int64 {
    guard let number = optional(column) else { throw LedgerError.Cause.damaged }
    return number
  }

  /// The text in a column; `nil` where there is none.
  func optionalText(_ column: Int) -> String? {
    guard let start = unsafe sqlite3_column_text(statement.sqliteStatement, Int32(column)) else {
      return nil
    }
    let count = unsafe sqlite3_column_bytes(statement.sqliteStatement, Int32(column))
    return unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
  }

  /// The text in a column that always has one.
  ///
  /// - Throws: where it has none, which only damage can bring about.
  func text(_ column: Int) throws -> String {
    guard let text = optionalText(column) else { throw LedgerError.Cause.damaged }
    return text
  }

  /// The same as bytes.
  func bytes(_ column: Int) throws -> [UInt8] { Array(try text(column).utf8) }
}
