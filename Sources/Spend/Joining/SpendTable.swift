/// Records by the million: a row each, and every text once.
///
///     let table = SpendTable(records) { pricer.cost(of: $0).nanos }
///     let summary = SpendSummary(table, links: links, repositories: repositories, window: window)
package struct SpendTable: Sendable {
  /// By number; 0 is no text.
  private(set) var texts: [String]
  /// In no order.
  private(set) var rows: SpendRows
  /// Records that were left out since they lie outside of the window that was asked for.
  let outside: Int
  /// From the first to the last record, left out or not, in milliseconds since 1970-01-01 UTC; `nil`
  /// where there is none.
  package let span: ClosedRange<Int64>?
  /// What is known of sessions by the numbers of their texts.
  let marks: [SessionMarks]

  /// A table of rows that were read.
  ///
  /// The texts are those that the rows name, the one at 0 standing for none; the rows of each part
  /// were taken with these texts.
  package init(texts: [String], parts taken: consuming [SpendTablePart]) {
    self.texts = texts
    var parts = taken
    outside = parts.reduce(0) { $0 + $1.outside }
    let (first, last) = (parts.map(\.first).min() ?? .max, parts.map(\.last).max() ?? .min)
    span = first <= last ? first...last : nil
    marks = parts.dropFirst().reduce(into: parts.first?.marks ?? []) { marks, part in
      for (text, more) in part.marks.enumerated() { marks[text].formUnion(more) }
    }
    rows = SpendRows(parts.indices.map { parts[$0].takeRows() })
  }

  /// All of the records; `nanos` is what one costs, `nil` where nobody knows.
  package init(_ records: [SpendRecord], nanos: (SpendRecord) -> Int64?) {
    var numbers = TextNumbers([""])
    let rows = records.map { record in
      SpendRow(record, costing: nanos(record)) { numbers.number(of: $0) }
    }
    var part = SpendTablePart(texts: numbers.texts.count, rows: rows.count, window: nil)
    for row in rows { part.add(row) }
    self.init(texts: numbers.texts, parts: [part])
  }

  /// The records, without what only tells copies of one apart.
  package var records: [SpendRecord] { rows.indices.map { record(at: $0) } }

  func record(at row: Int) -> SpendRecord { rows[row].record(text) }

  /// The text of a number; `nil` for none.
  func text(_ number: SpendRow.Text) -> String? { number == 0 ? nil : texts[Int(number)] }

  /// The ids of all sessions, left out or not, in lower case.
  package var sessions: Set<String> { sessions(marked: .named) }

  /// Those of them of which there are calls, or sums of their calls.
  var sessionsWithCalls: Set<String> { sessions(marked: .calls) }

  /// Those of them of which some lie within a time, in milliseconds since 1970-01-01 UTC.
  func sessionsWithCalls(in window: Range<Int64>) -> Set<String> {
    var isInside = [Bool](repeating: false, count: texts.count)
    for row in rows.indices where rows[row].grain <= .session && window.contains(rows[row].time) {
      isInside[Int(rows[row].session)] = true
    }
    return Set(texts.indices.dropFirst().filter { isInside[$0] }.map { texts[$0].lowercased() })
  }

  private func sessions(marked mark: SessionMarks) -> Set<String> {
    Set(marks.indices.lazy.filter { marks[$0].contains(mark) }.map { texts[$0].lowercased() })
  }

  /// Adds records.
  mutating func add(_ records: [SpendRecord], nanos: (SpendRecord) -> Int64?) {
    guard !records.isEmpty else { return }
    var numbers = TextNumbers(texts)
    for record in records {
      rows.append(SpendRow(record, costing: nanos(record)) { numbers.number(of: $0) })
    }
    texts = numbers.texts
  }
}

/// Numbers for texts, the same for the same text.
private struct TextNumbers {
  private(set) var texts: [String]
  private var numbers: [String: SpendRow.Text] = [:]

  /// `texts` are those that have numbers; the first one has 0, which is none.
  init(_ texts: [String]) {
    self.texts = texts
    for (number, text) in texts.enumerated().dropFirst() {
      numbers[text] = SpendRow.Text(number)
    }
  }

  mutating func number(of text: String?) -> SpendRow.Text {
    guard let text else { return 0 }
    if let number = numbers[text] { return number }
    let number = SpendRow.Text(texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }
}
