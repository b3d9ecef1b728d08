import CSVScanning

/// A map of revisions in CSV.
enum RevisionMapCSV {
  private static let origins = ["from", "image", "digest", "artifact", "manifest"]
  private static let commits = ["commit", "sha", "revision"]

  /// - Throws: `DeploymentFailure` where a row is no pair.
  static func pairs(
    in bytes: Span<UInt8>, file: String
  ) throws(DeploymentFailure) -> [RevisionMap.Pair] {
    var scanner = CSVScanner(trimsBlanks: true)
    var (position, columns): (Int, (from: Int, commit: Int)?) = (0, nil)
    var pairs: [RevisionMap.Pair] = []
    while let item = scanner.next(in: bytes, from: &position) ?? scanner.finish() {
      let record: CSVRecord
      switch item {
      case .defect(let defect):
        throw DeploymentFailure(file: file, line: defect.line, message: defect.reason.rawValue)
      case .record(let found): record = found
      }
      guard let known = columns else {
        columns = header(record)
        if columns == nil, let pair = pair(record, (from: 0, commit: 1)), record.count == 2,
          isCommit(pair.commit)
        {
          columns = (0, 1)
          pairs.append(pair)
        }
        guard columns != nil else {
          throw failure(
            record, file, "expected a table in CSV whose first row names 'from' and 'commit'")
        }
        continue
      }
      guard let pair = pair(record, known) else {
        throw failure(record, file, "expected a revision and the commit that it is")
      }
      pairs.append(pair)
    }
    return pairs
  }

  private static func header(_ record: CSVRecord) -> (from: Int, commit: Int)? {
    let names = record.columnNames
    guard let from = origins.lazy.compactMap({ names.firstIndex(of: $0) }).first,
      let commit = commits.lazy.compactMap({ names.firstIndex(of: $0) }).first
    else { return nil }
    return (from, commit)
  }

  private static func pair(
    _ record: CSVRecord, _ columns: (from: Int, commit: Int)
  ) -> RevisionMap.Pair? {
    guard let from = record[columns.from].flatMap({ StoredText.kept($0) }),
      let commit = record[columns.commit].flatMap({ StoredText.kept($0) })
    else { return nil }
    return RevisionMap.Pair(from: from, commit: commit)
  }

  private static func isCommit(_ text: String) -> Bool {
    (7...64).contains(text.utf8.count) && RevisionText.isHexadecimal(text)
  }

  private static func failure(
    _ record: CSVRecord, _ file: String, _ message: String
  ) -> DeploymentFailure {
    DeploymentFailure(file: file, line: record.line, message: message)
  }
}
