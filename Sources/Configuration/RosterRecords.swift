import CSVScanning

/// The records of a roster, all or none.
///
/// White space around a field that has no quotes is not part of it: people align their columns.
///
/// - Throws: where the text is too large or holds a NUL, and the first record that is malformed.
func rosterRecords(_ text: String, source: String) throws(ConfigurationError) -> [CSVRecord] {
  try checkSize(text, source: source)
  var scanner = CSVScanner(trimsBlanks: true, fieldLimit: largestFile)
  var records: [CSVRecord] = []
  func take(_ item: CSVItem) throws(ConfigurationError) {
    switch item {
    case .record(let record): records.append(record)
    case .defect(let defect):
      throw ConfigurationError(
        source: source, line: defect.line, problem: defect.reason.rawValue)
    }
  }
  let bytes = Array(text.utf8)
  var position = 0
  while let item = scanner.next(in: bytes.span, from: &position) { try take(item) }
  if let item = scanner.finish() { try take(item) }
  return records
}
