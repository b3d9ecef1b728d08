/// A table whose first record names its columns: gives the fields of the columns that are wanted,
/// by their names, whatever their order; all others are passed over.
///
/// ```swift
/// enum Column: String, CaseIterable { case date, model, cost = "cost to you" }
/// var table = CSVTable<Column>()
/// while let item = table.next(in: chunk, from: &position) {
///   if case .row(let row) = item { row[.model] … }
/// }
/// ```
///
/// The names are compared without regard to ASCII case and surrounding blanks; where a name stands
/// twice, the first column has it. Blanks around fields without quotes are no part of them.
package struct CSVTable<Column>: Sendable
where Column: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
  /// The columns that the table has; `nil` until its header was read.
  package private(set) var columns: Set<Column>?
  private var scanner: CSVScanner
  /// How many fields each record has.
  private var width = 0
  private let places = Dictionary(
    zip(Column.allCases, 0...), uniquingKeysWith: { first, _ in first })

  package enum Item: Sendable {
    case row(CSVRow<Column>)
    case defect(CSVDefect)
  }

  /// Starts before a table.
  ///
  /// - Parameter fieldLimit: a wanted field, or a name, with more bytes is too long, and only measured.
  package init(fieldLimit: Int = 1 << 16) {
    scanner = CSVScanner(trimsBlanks: true, fieldLimit: fieldLimit)
  }

  /// The next row, or why it is none; `nil` where the chunk is used up.
  package mutating func next(in chunk: Span<UInt8>, from position: inout Int) -> Item? {
    while let item = scanner.next(in: chunk, from: &position) {
      if let item = take(item) { return item }
    }
    return nil
  }

  /// What the table ends with, where no line end does.
  package mutating func finish() -> Item? {
    scanner.finish().flatMap { take($0) }
  }

  /// Gives up the row that was begun, because some of the table is missing here.
  ///
  /// - Parameter next: the line with which the table goes on.
  package mutating func resume(atLine next: Int) { scanner.resume(atLine: next) }

  private mutating func take(_ item: CSVItem) -> Item? {
    switch item {
    case .defect(let defect): return .defect(defect)
    case .record(let record) where columns == nil:
      name(columns: record)
      return nil
    case .record(let record):
      guard record.count == width else {
        return .defect(CSVDefect(reason: .fieldCount, line: record.line))
      }
      return .row(CSVRow(record: record, places: places))
    }
  }

  private mutating func name(columns header: CSVRecord) {
    width = header.count
    var found: Set<Column> = []
    let all = Array(Column.allCases)
    let places = header.columnNames.map { name -> Int? in
      guard let place = all.firstIndex(where: { $0.rawValue == name }),
        found.insert(all[place]).inserted
      else { return nil }
      return place
    }
    columns = found
    scanner.selection = .places(places, count: all.count)
  }
}

/// One row of a table: the fields of the columns that are wanted.
package struct CSVRow<Column>: Sendable
where Column: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
  fileprivate let record: CSVRecord
  fileprivate let places: [Column: Int]

  /// The line on which it begins, counted from 1.
  package var line: Int { record.line }

  /// The field as it is written; `nil` where there is no such column or the field is too long.
  package subscript(column: Column) -> ArraySlice<UInt8>? {
    places[column].flatMap { record[$0] }
  }

  package func isTooLong(_ column: Column) -> Bool {
    places[column].map { record.isTooLong($0) } ?? false
  }
}

extension CSVRecord {
  /// The fields as names of columns: in lower case, as far as ASCII has cases.
  package var columnNames: [String] {
    texts.map { name in
      String(decoding: name.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
  }
}
