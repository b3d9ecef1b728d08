/// A record while it is read: which of its bytes are kept, and where its fields end.
struct CSVRecordBuilder: Sendable {
  let trimsBlanks: Bool
  let fieldLimit: Int
  var selection: CSVSelection {
    didSet { if !hasBegun { record = CSVRecord(line: record.line, places: selection.count) } }
  }
  private var record = CSVRecord(line: 1)
  /// The place at which the field is kept, if it is.
  private var place: Int?
  /// Where the field begins among the kept bytes.
  private var start = 0
  private var isQuoted = false
  private var isTooLong = false
  /// Whether anything of the record was read.
  private(set) var hasBegun = false
  /// Whether the record is an empty line, as far as it was read.
  private var isBlank = true

  init(trimsBlanks: Bool, fieldLimit: Int, selection: CSVSelection) {
    (self.trimsBlanks, self.fieldLimit) = (trimsBlanks, fieldLimit)
    self.selection = selection
  }

  /// Begins a record, and forgets the one before.
  mutating func begin(atLine line: Int) {
    record = CSVRecord(line: line, places: selection.count)
    (hasBegun, isBlank) = (false, true)
  }

  mutating func beginField(isQuoted: Bool) {
    place = selection.place(of: record.count)
    start = record.bytes.count
    (self.isQuoted, isTooLong, hasBegun) = (isQuoted, false, true)
  }

  mutating func append(_ byte: UInt8) {
    let isPadding = trimsBlanks && !isQuoted && Self.isBlank(byte)
    if !isPadding { isBlank = false }
    guard place != nil, !isTooLong else { return }
    let length = record.bytes.count - start
    // Blanks behind a field that is just short enough may be its end.
    if isPadding, length == 0 || length == fieldLimit { return }
    guard length < fieldLimit else {
      isTooLong = true
      record.bytes.removeSubrange(start...)
      return
    }
    record.bytes.append(byte)
  }

  mutating func endField() {
    if trimsBlanks, !isQuoted {
      while record.bytes.count > start, let last = record.bytes.last, Self.isBlank(last) {
        record.bytes.removeLast()
      }
    }
    record.count += 1
    guard let place else { return }
    while record.fields.count <= place { record.fields.append(.absent) }
    record.fields[place] = isTooLong ? .tooLong : .text(start..<record.bytes.count)
  }

  /// Ends the record, and begins the next one.
  ///
  /// - Returns: the record; `nil` where it is an empty line.
  mutating func end(nextLine: Int) -> CSVRecord? {
    let (ended, isEmptyLine) = (record, isBlank && record.count == 1)
    begin(atLine: nextLine)
    return isEmptyLine ? nil : ended
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
