import CSVScanning

extension SpendFile {
  /// Calls `body` with every row of a table in CSV.
  ///
  /// What is no row is counted in `intake`: it is cut off where the file ends with it.
  ///
  /// - Parameters:
  ///   - required: columns without which the file is not this table.
  ///   - fieldLimit: a field with more bytes is too long, and only measured.
  ///   - intake: where `body` puts what it makes of a row.
  ///   - body: what is done with a row.
  /// - Throws: where the file cannot be read, or lacks a column that is required.
  func forEachRow<Column>(
    requiring required: [Column], fieldLimit: Int = 4_096, into intake: inout SpendIntake,
    _ body: (inout SpendIntake, CSVRow<Column>) -> Void
  ) throws(SpendFileError) {
    var feed = TableFeed<Column>(required: required, fieldLimit: fieldLimit)
    try forEachLine(into: &intake) { intake, line, number in
      feed.take(line, number: number, into: &intake, body)
    }
    feed.finish(into: &intake)
    guard feed.table.columns != nil else {
      throw SpendFileError("no header that names its columns")
    }
    if let missing = feed.missing { throw SpendFileError("no column '\(missing.rawValue)'") }
  }
}

/// Gives a table the lines of a file, which come without their ends and without empty ones.
private struct TableFeed<Column>
where Column: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
  var table: CSVTable<Column>
  /// The first required column that the table lacks.
  private(set) var missing: Column?
  private let required: [Column]
  private var line = 0
  private var longLines = 0
  /// The last record, where it has another number of fields than the header.
  private var heldBack: CSVDefect?

  init(required: [Column], fieldLimit: Int) {
    self.required = required
    table = CSVTable(fieldLimit: fieldLimit)
  }

  mutating func take(
    _ bytes: Span<UInt8>, number: Int, into intake: inout SpendIntake,
    _ body: (inout SpendIntake, CSVRow<Column>) -> Void
  ) {
    guard missing == nil else { return }
    resumeAfterGap(before: number, intake)
    let end: [UInt8] = [UInt8(ascii: "\n")]
    read(bytes, into: &intake, body)
    read(end.span, into: &intake, body)
    line = number
  }

  /// A line that was too long is missing, and with it the end of the record that it belongs to.
  private mutating func resumeAfterGap(before number: Int, _ intake: SpendIntake) {
    let skipped = intake.tally.skipped[.tooLong]?.count ?? 0
    defer { longLines = skipped }
    guard number > line + 1, skipped > longLines else { return }
    table.resume(atLine: number)
  }

  private mutating func read(
    _ bytes: Span<UInt8>, into intake: inout SpendIntake,
    _ body: (inout SpendIntake, CSVRow<Column>) -> Void
  ) {
    var position = 0
    while missing == nil, let item = table.next(in: bytes, from: &position) {
      release(into: &intake)
      switch item {
      case .row(let row): body(&intake, row)
      case .defect(let defect) where defect.reason == .fieldCount: heldBack = defect
      case .defect(let defect): intake.skip(.malformed, line: defect.line)
      }
    }
    guard let columns = table.columns else { return }
    missing = required.first { !columns.contains($0) }
  }

  private mutating func release(into intake: inout SpendIntake) {
    if let heldBack { intake.skip(.malformed, line: heldBack.line) }
    heldBack = nil
  }

  mutating func finish(into intake: inout SpendIntake) {
    if let heldBack { intake.skip(.cutOff, line: heldBack.line) }
    guard missing == nil, case .defect(let defect) = table.finish() else { return }
    intake.skip(.cutOff, line: defect.line)
  }
}

extension FileSample {
  /// The names of the columns, in lower case, where the file begins with a table in CSV.
  var columnNames: Set<String> {
    var scanner = CSVScanner(trimsBlanks: true, fieldLimit: 200)
    var position = 0
    guard case .record(let header) = scanner.next(in: head.span, from: &position) else { return [] }
    return Set(header.columnNames)
  }
}
