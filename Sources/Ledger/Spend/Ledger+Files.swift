internal import GRDB

extension Ledger {
  /// The generation of the readers: one higher whenever a reader takes something else from the same
  /// file, so that files are read again once.
  private static let readers: Int64 = 1

  /// The files that were read before, by path.
  ///
  /// - Throws: a `LedgerError` where the ledger cannot be read to the end.
  package func knownFiles() throws(LedgerError) -> [String: ImportedFile] {
    try read(from: "spend_file", orElse: [:]) { database in
      var files: [String: ImportedFile] = [:]
      try FileRow.forEach(in: database) { row in
        if row.readers == Self.readers { files[row.file.path] = row.file }
      }
      return files
    }
  }

  static func insert(_ files: [ImportedFile], _ database: Database) throws {
    for file in files { try FileRow(file: file, readers: readers).replace(in: database) }
  }
}
