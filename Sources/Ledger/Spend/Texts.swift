internal import GRDB
import Spend

/// The texts of records by number, and the numbers by text.
///
/// A dictionary of Swift's takes two spellings of the same accented letter for one text; so does
/// this, and the first one stays.
struct Texts {
  /// Those with the numbers 1, 2, 3 and so on, which are all that this program writes.
  private var inOrder: [String] = []
  private var others: [Int64: String] = [:]
  private var numbers: [String: Int64] = [:]
  private var formats: [Int64: SpendFormat] = [:]

  /// All of them.
  init(_ database: Database) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT id, text FROM spend_text ORDER BY id")
    while let row = try rows.next() {
      add(try row.decode(String.self, atIndex: 1), try row.decode(Int64.self, atIndex: 0))
    }
    for format in SpendFormat.allCases {
      if let number = numbers[format.rawValue] { formats[number] = format }
    }
  }

  /// The text of a number in a record.
  ///
  /// - Throws: where there is none, which only damage can bring about.
  func text(_ number: Int64) throws -> String {
    if number > 0, number <= inOrder.count { return inOrder[Int(number) - 1] }
    guard let text = others[number] else { throw LedgerError.Cause.damaged }
    return text
  }

  func text(_ number: Int64?) throws -> String? { try number.map { try text($0) } }

  /// The format whose name a number stands for.
  ///
  /// - Throws: where there is none, which only damage can bring about.
  func format(_ number: Int64) throws -> SpendFormat {
    if let format = formats[number] { return format }
    guard let format = SpendFormat(rawValue: try text(number)) else {
      throw LedgerError.Cause.damaged
    }
    return format
  }

  /// The number of a text, which is added where it is new; `nil` for no text.
  mutating func number(of text: String?, _ database: Database) throws -> Int64? {
    guard let text else { return nil }
    if let number = numbers[text] { return number }
    // SQLite's texts end at a NUL, and several would become one.
    if text.contains("\0") {
      let number = try number(of: text.filter { $0 != "\0" }, database)
      numbers[text] = number
      return number
    }
    try database.cachedStatement(sql: "INSERT INTO spend_text (text) VALUES (?)")
      .execute(arguments: [text])
    let number = database.lastInsertedRowID
    add(text, number)
    return number
  }

  private mutating func add(_ text: String, _ number: Int64) {
    numbers[text] = number
    if number == inOrder.count + 1 { inOrder.append(text) } else { others[number] = text }
  }
}
