import CSVScanning
import Testing

@Suite("Tables by the names of their columns") struct CSVTableTests {
  private enum Column: String, CaseIterable {
    case date
    case cost = "cost to you"
    case model
  }

  private func read(_ text: String) -> (columns: Set<Column>?, rows: [String]) {
    var table = CSVTable<Column>(fieldLimit: 11)
    var rows: [String] = []
    func take(_ item: CSVTable<Column>.Item) {
      switch item {
      case .row(let row):
        let fields = Column.allCases.map { column in
          row.isTooLong(column)
            ? "…" : row[column].map { String(decoding: $0, as: UTF8.self) } ?? "-"
        }
        rows.append("\(row.line): \(fields.joined(separator: "|"))")
      case .defect(let defect): rows.append("! \(defect.line): \(defect.reason)")
      }
    }
    let bytes = Array(text.utf8)
    var position = 0
    while let item = table.next(in: bytes.span, from: &position) { take(item) }
    if let item = table.finish() { take(item) }
    return (table.columns, rows)
  }

  @Test("in any order, with others between") func names() {
    let table = read("Model,prompt, COST to you ,Date\nm,\"a\nb\",2,1\n, , 3 ,123456789012\n")
    #expect(table.columns == [.date, .cost, .model])
    #expect(table.rows == ["2: 1|2|m", "4: …|3|"])
  }

  @Test("missing and doubled columns") func missing() {
    let table = read("date,date\r\n1,2\r\n")
    #expect(table.columns == [.date])
    #expect(table.rows == ["2: 1|-|-"])
    #expect(read("").columns == nil)
    #expect(read("\n\n").columns == nil)
  }

  @Test("a row with another number of fields is none") func width() {
    let table = read("date,model\n1\n1,2,3\n\"x\"y\n1,2\n\"3,4")
    #expect(
      table.rows == [
        "! 2: fieldCount", "! 3: fieldCount", "! 4: textAfterQuote", "5: 1|-|2",
        "! 6: neverClosed",
      ])
  }
}
