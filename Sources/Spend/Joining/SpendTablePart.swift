/// Rows of a table that one thread reads.
package struct SpendTablePart: Sendable {
  private(set) var rows: [SpendRow] = []
  /// How many records lie outside of the window.
  private(set) var outside = 0
  private(set) var first = Int64.max
  private(set) var last = Int64.min
  /// By the number of the session's text.
  private(set) var marks: [SessionMarks]
  private let window: Range<Int64>?

  /// - Parameters:
  ///   - texts: how many texts the table has, with the one at 0.
  ///   - rows: how many there may be: memory is set aside for them, and not used before.
  ///   - window: milliseconds since 1970-01-01 UTC; rows outside are not wanted. `nil` where all are.
  package init(texts: Int, rows: Int, window: Range<Int64>?) {
    marks = [SessionMarks](repeating: [], count: texts)
    self.window = window
    self.rows.reserveCapacity(rows)
  }

  /// Takes note of a record.
  ///
  /// - Parameters:
  ///   - time: milliseconds since 1970-01-01 UTC.
  ///   - session: the number of its text.
  ///   - grain: how much the record stands for.
  /// - Returns: whether it lies within the window, so that its row is wanted.
  package mutating func notes(time: Int64, session: SpendRow.Text, grain: Grain) -> Bool {
    first = min(first, time)
    last = max(last, time)
    let isInside = window?.contains(time) ?? true
    if !isInside { outside += 1 }
    if session != 0 {
      marks[Int(session)].formUnion(grain <= .session ? [.named, .calls] : .named)
    }
    return isInside
  }

  /// Takes the row of a record that is within the window, and noted.
  package mutating func append(_ row: SpendRow) { rows.append(row) }

  /// Takes note of a row, and takes it where it lies within the window.
  mutating func add(_ row: SpendRow) {
    if notes(time: row.time, session: row.session, grain: row.grain) { append(row) }
  }

  /// The rows, which are not here any more.
  mutating func takeRows() -> [SpendRow] {
    var taken: [SpendRow] = []
    swap(&taken, &rows)
    return taken
  }
}

/// What is known of a session, whether its rows are wanted or not.
struct SessionMarks: OptionSet, Sendable {
  let rawValue: UInt8

  /// Some record names it.
  static let named = SessionMarks(rawValue: 1)
  /// Some record is a call of it, or a sum of its calls.
  static let calls = SessionMarks(rawValue: 2)
}
