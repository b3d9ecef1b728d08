/// Rows in two parts, as two threads read them: to put them into one array takes as long as to join
/// them.
struct SpendRows: RandomAccessCollection, Sendable {
  private var first: [SpendRow]
  private var second: [SpendRow]

  init(_ parts: [[SpendRow]]) {
    first = parts.first ?? []
    second = parts.count == 2 ? parts[1] : Array(parts.dropFirst().joined())
  }

  var startIndex: Int { 0 }
  var endIndex: Int { first.count + second.count }

  subscript(row: Int) -> SpendRow { row < first.count ? first[row] : second[row - first.count] }

  mutating func append(_ row: SpendRow) { second.append(row) }
}
