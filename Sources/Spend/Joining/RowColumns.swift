/// What is asked of every row of a table, in columns of a few bytes: it takes a while to go through
/// a million rows.
struct RowColumns: Sendable {
  /// Sessions by number, from 1.
  ///
  /// 0 where a row has none; the same session is the same in capitals and in small letters.
  private(set) var sessions: [UInt32] = []
  private(set) var sources: [SpendSource] = []
  /// Whether a row lies within the window.
  private(set) var isInside: [Bool] = []
  /// The sessions in lower case, by number; the first one is none.
  private(set) var names: [String] = [""]

  /// `window` is in milliseconds since 1970-01-01 UTC; `nil` where there is none.
  init(_ table: SpendTable, window: Range<Int64>?) {
    let count = table.rows.count
    sessions.reserveCapacity(count)
    sources.reserveCapacity(count)
    isInside.reserveCapacity(count)
    var byText = [UInt32](repeating: 0, count: table.texts.count)
    var byName: [String: UInt32] = [:]
    for row in table.rows.indices {
      let session = Int(table.rows[row].session)
      if session != 0, byText[session] == 0 {
        byText[session] = number(of: table.texts[session].lowercased(), &byName)
      }
      sessions.append(byText[session])
      sources.append(SpendSource(table.rows[row]))
      isInside.append(window?.contains(table.rows[row].time) ?? true)
    }
  }

  private mutating func number(of name: String, _ known: inout [String: UInt32]) -> UInt32 {
    if let number = known[name] { return number }
    let number = UInt32(names.count)
    known[name] = number
    names.append(name)
    return number
  }
}
