/// Reads CSV (RFC 4180) piece by piece, and keeps only the fields that are wanted.
///
/// The bytes come in chunks of any size and need not be valid UTF-8; what is not wanted is only
/// measured, so that a table of any size takes no memory but for one record's wanted fields. A line
/// feed, a carriage return, or both end a record; in quotes they belong to the field. A byte order
/// mark and empty lines are no part of the table. Where a record is malformed, the next one begins
/// after the next line feed.
///
/// ```swift
/// var csv = CSVScanner()
/// var position = 0
/// while let item = csv.next(in: chunk, from: &position) { … }  // for each chunk
/// if let item = csv.finish() { … }
/// ```
package struct CSVScanner: Sendable {
  private enum State: Hashable { case mark(Int), fieldStart, plain, quoted, afterQuote, spoilt }

  /// Which fields are kept, from the record that begins next on.
  package var selection: CSVSelection {
    get { builder.selection }
    set { builder.selection = newValue }
  }
  private var builder: CSVRecordBuilder
  private var state = State.mark(0)
  private var line = 1
  /// The line of the quote that is open, or was last.
  private var quoteLine = 1
  /// Whether a carriage return ended the last record: a line feed that follows belongs to it.
  private var awaitsLineFeed = false

  /// Starts before a table; all fields are kept.
  ///
  /// - Parameters:
  ///   - trimsBlanks: whether spaces and tabs around a field without quotes are no part of it.
  ///   - fieldLimit: a kept field with more bytes is too long, and only measured.
  package init(trimsBlanks: Bool = false, fieldLimit: Int = 1 << 16) {
    // Tables are not that wide; a file of commas would be.
    builder = CSVRecordBuilder(
      trimsBlanks: trimsBlanks, fieldLimit: fieldLimit, selection: .all(upTo: 4_096))
  }

  /// The next record, or why it is none; `nil` where the chunk is used up.
  package mutating func next(in chunk: Span<UInt8>, from position: inout Int) -> CSVItem? {
    while position < chunk.count {
      var item: CSVItem?
      switch state {
      case .mark(let count): stepOverMark(count, in: chunk, from: &position)
      case .fieldStart: beginField(in: chunk, from: &position)
      case .plain: item = readPlain(in: chunk, from: &position)
      case .quoted: readQuoted(in: chunk, from: &position)
      case .afterQuote: item = readAfterQuote(in: chunk, from: &position)
      case .spoilt: stepOverLine(in: chunk, from: &position)
      }
      if let item { return item }
    }
    return nil
  }

  /// What the table ends with, where no line end does; afterwards, another table can begin.
  package mutating func finish() -> CSVItem? {
    defer {
      (state, line, awaitsLineFeed) = (.mark(0), 1, false)
      builder.begin(atLine: 1)
    }
    switch state {
    case .quoted: return .defect(CSVDefect(reason: .neverClosed, line: quoteLine))
    case .mark, .spoilt: return nil
    case .fieldStart:
      guard builder.hasBegun else { return nil }
      builder.beginField(isQuoted: false)
      return endRecord()
    case .plain, .afterQuote: return endRecord()
    }
  }

  /// Gives up the record that was begun, because some of the table is missing here.
  ///
  /// - Parameter next: the line with which the table goes on.
  package mutating func resume(atLine next: Int) {
    (state, line, awaitsLineFeed) = (.fieldStart, next, false)
    builder.begin(atLine: next)
  }

  /// Spreadsheets put a mark, EF BB BF, before a text in UTF-8.
  private mutating func stepOverMark(
    _ count: Int, in chunk: Span<UInt8>, from position: inout Int
  ) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if chunk[position] == mark[count] {
      position += 1
      state = count == 2 ? .fieldStart : .mark(count + 1)
      return
    }
    state = .fieldStart
    guard count > 0 else { return }
    builder.beginField(isQuoted: false)
    for byte in mark[..<count] { builder.append(byte) }
    state = .plain
  }

  private mutating func beginField(in chunk: Span<UInt8>, from position: inout Int) {
    let byte = chunk[position]
    if awaitsLineFeed {
      awaitsLineFeed = false
      if byte == UInt8(ascii: "\n") {
        position += 1
        return
      }
    }
    let isQuoted = byte == UInt8(ascii: "\"")
    builder.beginField(isQuoted: isQuoted)
    state = isQuoted ? .quoted : .plain
    guard isQuoted else { return }
    position += 1
    quoteLine = line
  }

  private mutating func readPlain(in chunk: Span<UInt8>, from position: inout Int) -> CSVItem? {
    while position < chunk.count {
      let byte = chunk[position]
      position += 1
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return endField(at: byte)
      case UInt8(ascii: "\""): return spoil(.strayQuote)
      default: builder.append(byte)
      }
    }
    return nil
  }

  private mutating func readQuoted(in chunk: Span<UInt8>, from position: inout Int) {
    while position < chunk.count {
      let byte = chunk[position]
      position += 1
      guard byte != UInt8(ascii: "\"") else {
        state = .afterQuote
        return
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      builder.append(byte)
    }
  }

  private mutating func readAfterQuote(
    in chunk: Span<UInt8>, from position: inout Int
  ) -> CSVItem? {
    let byte = chunk[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""):
      state = .quoted
      builder.append(byte)
      return nil
    case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return endField(at: byte)
    default: return spoil(.textAfterQuote)
    }
  }

  private mutating func stepOverLine(in chunk: Span<UInt8>, from position: inout Int) {
    while position < chunk.count {
      position += 1
      guard chunk[position - 1] == UInt8(ascii: "\n") else { continue }
      return resume(atLine: line + 1)
    }
  }

  private mutating func spoil(_ reason: CSVDefect.Reason) -> CSVItem {
    state = .spoilt
    return .defect(CSVDefect(reason: reason, line: line))
  }

  /// Ends the field, and with it the record, unless a comma ended it.
  private mutating func endField(at byte: UInt8) -> CSVItem? {
    state = .fieldStart
    guard byte == UInt8(ascii: ",") else {
      awaitsLineFeed = byte == UInt8(ascii: "\r")
      return endRecord()
    }
    builder.endField()
    return nil
  }

  private mutating func endRecord() -> CSVItem? {
    builder.endField()
    line += 1
    return builder.end(nextLine: line).map { .record($0) }
  }
}
