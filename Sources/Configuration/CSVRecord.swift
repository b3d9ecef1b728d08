/// One record of a CSV file, with the line it begins on.
struct CSVRecord: Hashable {
  var line: Int
  var fields: [String]
}

/// The records of a CSV text (RFC 4180; a bare line feed also ends one), without empty lines.
///
/// White space around a field that has no quotes is not part of it: people align their columns.
func csvRecords(_ text: String, source: String) throws(ConfigurationError) -> [CSVRecord] {
  try checkSize(text, source: source)
  var reader = CSVReader(text, source: source)
  var records: [CSVRecord] = []
  while let record = try reader.next() {
    if record.fields != [""] { records.append(record) }
  }
  return records
}

/// Reads record by record.
private struct CSVReader {
  private let scalars: [Unicode.Scalar]
  private let source: String
  private var position = 0
  private var line = 1

  init(_ text: String, source: String) {
    let scalars = Array(text.unicodeScalars)
    // Spreadsheets put a mark before a text in UTF-8.
    self.scalars = scalars.first == "\u{FEFF}" ? Array(scalars.dropFirst()) : scalars
    self.source = source
  }

  private var scalar: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func next() throws(ConfigurationError) -> CSVRecord? {
    guard scalar != nil else { return nil }
    var record = CSVRecord(line: line, fields: [])
    while true {
      record.fields.append(scalar == "\"" ? try quotedField() : try plainField())
      guard scalar == "," else { break }
      position += 1
    }
    if scalar == "\r" { position += 1 }
    if scalar == "\n" { position += 1 }
    line += 1
    return record
  }

  private mutating func plainField() throws(ConfigurationError) -> String {
    var field = String.UnicodeScalarView()
    while let scalar, scalar != ",", scalar != "\n", scalar != "\r" {
      if scalar == "\"" { throw error("a quote inside a field that has none around it", line) }
      field.append(scalar)
      position += 1
    }
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let trimmed = String(field).drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    return String(trimmed)
  }

  /// The text between quotes; two quotes in it stand for one.
  private mutating func quotedField() throws(ConfigurationError) -> String {
    let start = line
    var field = String.UnicodeScalarView()
    position += 1
    while let scalar {
      position += 1
      if scalar == "\n" { line += 1 }
      guard scalar == "\"" else {
        field.append(scalar)
        continue
      }
      if self.scalar == "\"" {
        field.append(scalar)
        position += 1
        continue
      }
      if let next = self.scalar, next != ",", next != "\n", next != "\r" {
        throw error("expected a comma or the end of the line after a closing quote", line)
      }
      return String(field)
    }
    throw error("a quote that is never closed", start)
  }

  private func error(_ problem: String, _ line: Int) -> ConfigurationError {
    ConfigurationError(source: source, line: line, problem: problem)
  }
}
