/// One record of a table in CSV, with those of its fields that are kept.
package struct CSVRecord: Hashable, Sendable {
  /// The line on which it begins, counted from 1.
  package internal(set) var line: Int
  /// How many fields it has, kept or not.
  package internal(set) var count = 0
  /// The kept fields, one after the other.
  var bytes: [UInt8] = []
  var fields: [Field] = []

  enum Field: Hashable, Sendable {
    case absent
    case tooLong
    case text(Range<Int>)
  }

  init(line: Int, places: Int = 0) {
    self.line = line
    fields = Array(repeating: .absent, count: places)
  }

  /// The field that is kept at a place, as it is written; `nil` where there is none or where it is
  /// too long.
  package subscript(place: Int) -> ArraySlice<UInt8>? {
    guard fields.indices.contains(place), case .text(let range) = fields[place] else { return nil }
    return bytes[range]
  }

  package func isTooLong(_ place: Int) -> Bool {
    fields.indices.contains(place) && fields[place] == .tooLong
  }

  /// The kept fields as texts, repaired to UTF-8; empty where one is too long.
  package var texts: [String] {
    fields.indices.map { String(decoding: self[$0] ?? [], as: UTF8.self) }
  }
}

/// Why a record could not be read.
package struct CSVDefect: Error, Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable {
    case strayQuote = "a quote inside a field that has none around it"
    case textAfterQuote = "expected a comma or the end of the line after a closing quote"
    case neverClosed = "a quote that is never closed"
    case fieldCount = "another number of fields than the header has"
  }

  package let reason: Reason
  /// The line of the fault, counted from 1; of a quote that is never closed, the quote's.
  package let line: Int
}

/// What comes next in a table.
package enum CSVItem: Hashable, Sendable {
  case record(CSVRecord)
  case defect(CSVDefect)
}

/// Which fields of a record are kept.
package enum CSVSelection: Hashable, Sendable {
  /// All, at the places where they stand, but none beyond this many.
  case all(upTo: Int)
  /// The place at which each field is kept; `nil` where it is passed over.
  case places([Int?], count: Int)

  func place(of field: Int) -> Int? {
    switch self {
    case .all(let most): field < most ? field : nil
    case .places(let places, _): places.indices.contains(field) ? places[field] : nil
    }
  }

  var count: Int {
    switch self {
    case .all: 0
    case .places(_, let count): count
    }
  }
}
