internal import GRDB

/// A file that was read as a row of `spend_file`, and its rows of `spend_file_skip`.
struct FileRow: Hashable {
  var file: ImportedFile
  /// The generation of the readers.
  var readers: Int64

  private static let names = """
    path, device, inode, size, mtime_ns, ctime_ns, format, assigned_author, imported_at, taken, \
    repeated, passed_over, readers
    """

  /// Calls `body` with every row, by path.
  static func forEach(in database: Database, _ body: (FileRow) throws -> Void) throws {
    let skips = try RawStatement(
      "SELECT reason, count, first_line FROM spend_file_skip WHERE path = ? ORDER BY reason",
      database)
    let files = try RawStatement("SELECT \(names) FROM spend_file ORDER BY path", database)
    try files.forEachRow([] as [Int64?]) { row in
      var row = try FileRow(row)
      try skips.forEachRow([.text(row.file.path)]) { skip in
        row.file.skips.append(
          ImportedFile.Skip(
            reason: try skip.text(0), count: Int(try skip.number(1)),
            firstLine: skip.optional(2).map(Int.init)))
      }
      try body(row)
    }
  }

  /// Puts the row in the place of what is known of the file.
  func replace(in database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM spend_file WHERE path = ?")
      .execute(arguments: [file.path])
    try database.cachedStatement(
      sql: """
        INSERT INTO spend_file (\(Self.names)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      file.path, file.identity.device, file.identity.inode, file.identity.size,
      file.identity.modifiedAt, file.identity.changedAt, file.format, file.assignedAuthor,
      file.importedAt, file.taken, file.repeated, file.passedOver, readers,
    ])
    for skip in file.skips {
      try database.cachedStatement(
        sql: "INSERT INTO spend_file_skip (path, reason, count, first_line) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [file.path, skip.reason, skip.count, skip.firstLine])
    }
  }

  /// Puts the row in the place of what is known of the file, where that is older.
  func replaceOlder(in database: Database) throws {
    let known = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT imported_at FROM spend_file WHERE path = ?"),
      arguments: [file.path])
    if let known, known >= file.importedAt { return }
    try replace(in: database)
  }

  private init(_ row: RawRow) throws {
    readers = try row.number(12)
    file = ImportedFile(
      path: try row.text(0),
      identity: ImportedFile.Identity(
        device: try row.number(1), inode: try row.number(2), size: try row.number(3),
        modifiedAt: try row.number(4), changedAt: try row.number(5)),
      format: row.optionalText(6), assignedAuthor: row.optionalText(7),
      importedAt: try row.number(8), taken: Int(try row.number(9)),
      repeated: Int(try row.number(10)), passedOver: Int(try row.number(11)))
  }

  init(file: ImportedFile, readers: Int64) {
    self.file = file
    self.readers = readers
  }
}
