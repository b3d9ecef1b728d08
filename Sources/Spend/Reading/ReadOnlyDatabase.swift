import GRDB
import GRDBSQLite

/// An SQLite database that a program on this machine writes, for reading only.
///
/// Nothing is ever written beside it, and whatever stands in it is taken for hostile: only real
/// tables are read, row by row in the order of their row ids, and no expression of the database's
/// own is computed. See `DatabaseAccess` for how a database is opened that is in use.
///
/// The one importer of GRDB in this module.
struct ReadOnlyDatabase {
  private let database: Database
  private let deadline: DatabaseDeadline

  /// A longer value is not read: its row is skipped.
  static let valueLimit: Int32 = 64 << 20

  /// Calls `body` with the database, all of it as it was at one moment.
  ///
  /// - Parameters:
  ///   - file: the database's main file.
  ///   - patience: how long all of it may take; by default what its size makes likely, many times.
  ///   - body: reads it; the database is closed afterwards.
  /// - Throws: where it cannot be opened, is damaged, in use, or changed meanwhile.
  static func read(
    _ file: SpendFile, patience: Duration? = nil,
    _ body: (ReadOnlyDatabase) throws(SpendFileError) -> Void
  ) throws(SpendFileError) {
    var access = try DatabaseAccess(to: file)
    defer { access.end() }
    do {
      let deadline = DatabaseDeadline(patience ?? access.patience)
      let queue = try open(&access, deadline)
      try queue.read { try body(ReadOnlyDatabase(database: $0, deadline: deadline)) }
      try queue.close()
    } catch {
      throw SpendFileError(error)
    }
    try access.checkUnchanged()
  }

  private static func open(
    _ access: inout DatabaseAccess, _ deadline: DatabaseDeadline
  ) throws -> DatabaseQueue {
    let configuration = configuration(deadline)
    do {
      return try DatabaseQueue(path: access.locator, configuration: configuration)
    } catch let error as DatabaseError
      where [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode) && access.needsIndex
    {
      // The log's index is of no use, as when nobody may read it.
      try access.copy()
      return try DatabaseQueue(path: access.locator, configuration: configuration)
    }
  }

  private static func configuration(_ deadline: DatabaseDeadline) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { database in
      unsafe sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, valueLimit)
      unsafe sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
      deadline.watch(database)
      // https://www.sqlite.org/security.html, "Untrusted SQLite Database Files".
      try database.execute(
        sql: "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;")
      // A file that is cut short while it is mapped would end the program.
      try database.execute(sql: "PRAGMA mmap_size = 0")
    }
    return configuration
  }

  /// The columns of a table that are stored in it; `nil` where there is no such table.
  ///
  /// Views and virtual tables are none, and generated columns are not stored: either could compute
  /// for ever.
  func columns(of table: String) throws(SpendFileError) -> Set<String>? {
    do {
      let isTable = try Bool.fetchOne(
        database,
        sql: """
          SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table' AND rootpage > 0
            AND typeof(sql) = 'text' AND sql LIKE 'create table%'
          """, arguments: [table])
      guard isTable == true else { return nil }
      let names = try DatabaseValue.fetchAll(
        database, sql: "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0",
        arguments: [table])
      return Set(names.compactMap { String.fromDatabaseValue($0) })
    } catch {
      throw SpendFileError(error)
    }
  }

  /// Calls `body` with every row of a table, in the order of their row ids.
  ///
  /// - Parameters:
  ///   - table: a table that `columns(of:)` knows.
  ///   - columns: what is read; a column that is not there is empty in every row.
  ///   - isTooLong: called for every row in which a value is longer than `valueLimit`.
  ///   - body: called with every other row.
  /// - Throws: where the database is damaged, and what `body` throws.
  func forEachRow(
    of table: String, _ columns: [DatabaseColumn], isTooLong: () -> Void = {},
    _ body: (DatabaseRow) throws(SpendFileError) -> Void
  ) throws(SpendFileError) {
    let stored = try self.columns(of: table) ?? []
    let list = columns.map { stored.contains($0.name) ? $0.expression : "NULL" }
    let sql =
      "SELECT rowid, \(list.joined(separator: ", ")) FROM \(quoted(table)) "
      + "WHERE rowid >= ? ORDER BY rowid"
    var next = Int64.min
    do {
      while try !readRows(sql, from: &next, body) {
        let after = "SELECT rowid FROM \(quoted(table)) WHERE rowid >= ? ORDER BY rowid LIMIT 1"
        guard let long = try Int64.fetchOne(database, sql: after, arguments: [next]), long < .max
        else { return }
        isTooLong()
        next = long + 1
      }
    } catch {
      throw SpendFileError(error)
    }
  }

  /// Reads rows from `next` on; `next` becomes the row id after the last that was read.
  ///
  /// - Returns: `false` where the row that follows has a value that is too long.
  private func readRows(
    _ sql: String, from next: inout Int64,
    _ body: (DatabaseRow) throws(SpendFileError) -> Void
  ) throws -> Bool {
    do {
      let rows = try Row.fetchCursor(database, sql: sql, arguments: [next])
      while let row = try rows.next() {
        // In a damaged file pages may be their own parents: rows would come back for ever.
        guard let id = Int64.fromDatabaseValue(row[0]), id >= next, id < .max else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        next = id + 1
        guard !deadline.isOver else { throw DatabaseError(resultCode: .SQLITE_INTERRUPT) }
        try body(DatabaseRow(row: row))
      }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_TOOBIG {
      return false
    }
  }
}

/// A column of which the values are read, in a form that no content can make fail.
enum DatabaseColumn {
  /// Text of at most `textLimit` characters; longer ones are left out.
  case text(String)
  /// A number, or text that is one.
  case number(String)
  /// A text of any length; only those that contain another text, where one is given, in their first
  /// bytes: searching all of a large text takes longer than reading it.
  case document(String, containing: StaticString? = nil, within: Int = documentLimit)

  static let textLimit = 4_096
  static let documentLimit = Int(ReadOnlyDatabase.valueLimit)

  var name: String {
    switch self {
    case .text(let name), .number(let name), .document(let name, _, _): name
    }
  }

  fileprivate var expression: String {
    let column = quoted(name)
    switch self {
    case .text:
      return "CASE WHEN length(\(column)) <= \(Self.textLimit) THEN CAST(\(column) AS BLOB) END"
    case .number: return column
    case .document(_, .none, _): return "CAST(\(column) AS BLOB)"
    case .document(_, .some(let text), let limit):
      // Bytes are searched in half the time of characters.
      let wanted = text.description.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      return "CASE WHEN instr(substr(CAST(\(column) AS BLOB), 1, \(limit)), x'\(wanted.joined())')"
        + " > 0 THEN CAST(\(column) AS BLOB) END"
    }
  }
}

private func quoted(_ name: String) -> String { "\"\(name)\"" }

/// A row, for as long as it is shown.
struct DatabaseRow {
  fileprivate let row: Row

  /// The bytes of the column that was asked for at `index`, from 0 on.
  func bytes(_ index: Int) -> [UInt8]? {
    guard case .blob(let data) = (row[index + 1] as DatabaseValue).storage else { return nil }
    return Array(data)
  }

  /// The text, its bytes repaired to UTF-8; `nil` where it is empty.
  func text(_ index: Int) -> String? {
    guard let bytes = bytes(index), !bytes.isEmpty else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the number is; `nil` where there is none.
  func number(_ index: Int) -> DatabaseNumber? {
    switch (row[index + 1] as DatabaseValue).storage {
    case .null: nil
    case .int64(let value): .whole(value)
    case .double(let value): Int64(exactly: value).map { .whole($0) } ?? .unusable
    case .string(let text): Int64(text).map { .whole($0) } ?? .unusable
    case .blob: .unusable
    }
  }
}

/// What stands where a number should be.
enum DatabaseNumber: Hashable {
  case whole(Int64)
  /// Something that is no whole number.
  case unusable

  var whole: Int64? { if case .whole(let value) = self { value } else { nil } }
}
