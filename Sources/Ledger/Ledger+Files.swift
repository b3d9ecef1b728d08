internal import GRDB

extension Ledger {
  /// The generation of the readers: one higher whenever a reader takes something else from the same
  /// file, so that files are read again once.
  private static let readers = 1

  /// The files that were read before, by path.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func knownFiles() throws(LedgerError) -> [String: ImportedFile] {
    try read { database in
      var files: [String: ImportedFile] = [:]
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(columns) FROM spend_file WHERE readers = ?",
        arguments: [Self.readers])
      while let row = try rows.next() {
        let file = try ImportedFile(row)
        files[file.path] = file
      }
      let skips = try Row.fetchCursor(
        database, sql: "SELECT path, reason, count, first_line FROM spend_file_skip ORDER BY reason"
      )
      while let row = try skips.next() {
        files[try row.decode(String.self, atIndex: 0)]?.skips.append(try ImportedFile.Skip(row))
      }
      return files
    }
  }

  static func insert(_ files: [ImportedFile], _ database: Database) throws {
    for file in files {
      try database.cachedStatement(sql: "DELETE FROM spend_file WHERE path = ?")
        .execute(arguments: [file.path])
      try database.cachedStatement(
        sql: """
          INSERT INTO spend_file (\(columns), readers)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: file.arguments + [readers])
      for skip in file.skips {
        try database.cachedStatement(
          sql: "INSERT INTO spend_file_skip (path, reason, count, first_line) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [file.path, skip.reason, skip.count, skip.firstLine])
      }
    }
  }
}

private let columns = """
  path, device, inode, size, mtime_ns, ctime_ns, format, assigned_author, imported_at, taken, \
  repeated, passed_over
  """

extension ImportedFile {
  fileprivate var arguments: StatementArguments {
    [
      path, identity.device, identity.inode, identity.size, identity.modifiedAt,
      identity.changedAt, format, assignedAuthor, importedAt, taken, repeated, passedOver,
    ]
  }

  fileprivate init(_ row: Row) throws {
    self.init(
      path: try row.decode(String.self, atIndex: 0),
      identity: Identity(
        device: try row.decode(Int64.self, atIndex: 1),
        inode: try row.decode(Int64.self, atIndex: 2), size: try row.decode(Int64.self, atIndex: 3),
        modifiedAt: try row.decode(Int64.self, atIndex: 4),
        changedAt: try row.decode(Int64.self, atIndex: 5)),
      format: try row.decode(String?.self, atIndex: 6),
      assignedAuthor: try row.decode(String?.self, atIndex: 7),
      importedAt: try row.decode(Int64.self, atIndex: 8),
      taken: try row.decode(Int.self, atIndex: 9),
      repeated: try row.decode(Int.self, atIndex: 10),
      passedOver: try row.decode(Int.self, atIndex: 11))
  }
}

extension ImportedFile.Skip {
  fileprivate init(_ row: Row) throws {
    self.init(
      reason: try row.decode(String.self, atIndex: 1), count: try row.decode(Int.self, atIndex: 2),
      firstLine: try row.decode(Int?.self, atIndex: 3))
  }
}
