import CSVScanning
import Testing

@Suite("CSV, record by record") struct CSVScannerTests {
  @Test(
    "fields, quotes and line ends",
    arguments: [
      ("a,b\nc,d", ["1: a|b", "2: c|d"]),
      ("a,b\r\nc,d\r\n", ["1: a|b", "2: c|d"]),
      ("a,b\rc,d\r", ["1: a|b", "2: c|d"]),
      ("\u{FEFF}a,b", ["1: a|b"]),
      ("", []), ("\n\r\n\n", []), ("\"\"\n", []),
      ("a\n\nb", ["1: a", "3: b"]),
      (",\n", ["1: |"]), ("a,", ["1: a|"]), ("a,\"\"", ["1: a|"]),
      ("\"a,\"\"b\"\"\nc\",d\ne", ["1: a,\"b\"\nc|d", "3: e"]),
      ("\"\r\n\"\r\nb", ["1: \r\n", "3: b"]),
      (" a ,\t\n", ["1:  a |\t"]), ("  \n", ["1:   "]),
      ("\u{FEFB}", ["1: \u{FEFB}"]),
    ] as [(String, [String])])
  func records(_ text: String, _ expected: [String]) {
    #expect(CSV.items(text) == expected)
  }

  @Test(
    "blanks around fields without quotes",
    arguments: [
      (" a ,\tb c\t\n", ["1: a|b c"]), ("  \n\t\nx", ["3: x"]), ("\" a \",b", ["1:  a |b"]),
      (" ,", ["1: |"]), ("\" \"", ["1:  "]),
    ] as [(String, [String])])
  func blanks(_ text: String, _ expected: [String]) {
    #expect(CSV.items(text, trimsBlanks: true) == expected)
  }

  @Test(
    "what is malformed, with its line; the next line goes on",
    arguments: [
      ("a\"b\nc", ["! 1: a quote inside a field that has none around it", "2: c"]),
      (
        "x\n\"a\nb\"c,d\ne",
        [
          "1: x", "! 3: expected a comma or the end of the line after a closing quote", "4: e",
        ]
      ),
      ("a,b\n\"c,\nd\n", ["1: a|b", "! 2: a quote that is never closed"]),
      (" \"a\"\n", ["! 1: a quote inside a field that has none around it"]),
      ("a\"", ["! 1: a quote inside a field that has none around it"]),
    ] as [(String, [String])])
  func defects(_ text: String, _ expected: [String]) {
    #expect(CSV.items(text) == expected)
  }

  @Test("fields that are not wanted are passed over, and long ones measured") func selection() {
    var csv = CSVScanner(fieldLimit: 4)
    csv.selection = .places([nil, 1, nil, 0], count: 2)
    let bytes = Array("no,12345,\"no\",1234\nno,ab,no\n".utf8)
    var position = 0
    guard case .record(let first) = csv.next(in: bytes.span, from: &position),
      case .record(let second) = csv.next(in: bytes.span, from: &position)
    else {
      Issue.record("expected two records")
      return
    }
    #expect(first.texts == ["1234", ""] && first.isTooLong(1) && !first.isTooLong(0))
    #expect(first.count == 4 && first[1] == nil)
    #expect(second.texts == ["", "ab"] && second[0] == nil && second.count == 3)
    #expect(csv.next(in: bytes.span, from: &position) == nil)
  }

  @Test("invalid UTF-8 is repaired where it is asked for") func invalidUTF8() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x2C, 0xEF, 0xBB, 0x0A]
    var (csv, position) = (CSVScanner(), 0)
    guard case .record(let record) = csv.next(in: bytes.span, from: &position) else {
      Issue.record("expected a record")
      return
    }
    #expect(record.texts == ["a\u{FFFD}", "\u{FFFD}"])
    #expect(record[0] == [0x61, 0xFF])
  }

  @Test("a table of commas is not held") func manyFields() {
    let bytes = [UInt8](repeating: UInt8(ascii: ","), count: 1 << 20)
    var (csv, position) = (CSVScanner(), 0)
    #expect(csv.next(in: bytes.span, from: &position) == nil)
    guard case .record(let record) = csv.finish() else {
      Issue.record("expected a record")
      return
    }
    #expect(record.count == 1 << 20 | 1)
    #expect(record.texts.count == 4_096)
  }

  @Test("goes on where some of the table is missing") func resumes() {
    var csv = CSVScanner()
    let (before, after) = (Array("a,\"b\n".utf8), Array("c\n".utf8))
    var position = 0
    #expect(csv.next(in: before.span, from: &position) == nil)
    csv.resume(atLine: 9)
    position = 0
    guard case .record(let record) = csv.next(in: after.span, from: &position) else {
      Issue.record("expected a record")
      return
    }
    #expect(record.texts == ["c"] && record.line == 9)
    #expect(csv.finish() == nil)
  }
}
