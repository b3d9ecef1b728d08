internal import GRDB
import Spend

/// The texts of a ledger by their numbers in a `SpendTable`.
struct TableTexts: Sendable {
  /// By number; the one at 0 stands for none.
  private(set) var texts: [String] = [""]
  /// By the ledger's numbers, which are 1, 2, 3 and so on in all that this program writes.
  private var inOrder: [SpendRow.Text] = [0]
  private var others: [Int64: SpendRow.Text] = [:]
  /// By number: the formats that are texts.
  private var formats: [SpendFormat?] = [nil]

  /// All of them.
  init(_ database: Database) throws {
    let known = Dictionary(uniqueKeysWithValues: SpendFormat.allCases.map { ($0.rawValue, $0) })
    let longest = known.keys.map(\.utf8.count).max() ?? 0
    // Two spellings of the same accented letter are one text to Swift, and two to SQLite.
    var accented: [String: SpendRow.Text] = [:]
    let statement = try RawStatement("SELECT id, text FROM spend_text ORDER BY id", database)
    try statement.forEachRow([] as [Int64?]) { row in
      let text = try row.text(1)
      var number = SpendRow.Text(texts.count)
      if !text.utf8.allSatisfy({ $0 < 0x80 }) {
        number = accented[text] ?? number
        accented[text] = number
      }
      if Int(number) == texts.count {
        texts.append(text)
        formats.append(text.utf8.count <= longest ? known[text] : nil)
      }
      try add(number, try row.number(0))
    }
  }

  private mutating func add(_ number: SpendRow.Text, _ id: Int64) throws {
    // 0 stands for none.
    guard id != 0 else { throw LedgerError.Cause.damaged }
    if id == inOrder.count { inOrder.append(number) } else { others[id] = number }
  }

  /// The number of a text of the ledger; 0 for 0, which is none.
  ///
  /// - Throws: where there is no such text, which only damage can bring about.
  func number(_ id: Int64) throws -> SpendRow.Text {
    if id >= 0, id < inOrder.count { return inOrder[Int(id)] }
    guard let number = others[id] else { throw LedgerError.Cause.damaged }
    return number
  }

  /// The format whose name a text of the ledger is.
  ///
  /// - Throws: where it is none, which only damage can bring about.
  func format(_ id: Int64) throws -> SpendFormat {
    guard let format = formats[Int(try number(id))] else { throw LedgerError.Cause.damaged }
    return format
  }
}
