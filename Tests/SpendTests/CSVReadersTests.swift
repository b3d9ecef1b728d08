import Foundation
import Spend
import Testing

@Suite("All readers of tables") struct CSVReadersTests {
  struct Table: CustomStringConvertible, Sendable {
    let reader: any SpendReader.Type
    let name: String
    var description: String { name }
  }

  static let tables: [Table] = [
    Table(reader: CopilotCSVReader.self, name: "copilot-csv/ai-usage.csv"),
    Table(reader: CopilotCSVReader.self, name: "copilot-csv/premium-requests-2026.csv"),
    Table(reader: CopilotCSVReader.self, name: "copilot-csv/premium-requests-2025.csv"),
    Table(reader: CursorCSVReader.self, name: "cursor-csv/team-2026.csv"),
    Table(reader: CursorCSVReader.self, name: "cursor-csv/individual-2025.csv"),
    Table(
      reader: KiroCSVReader.self,
      name: "kiro-csv/KIRO_IDE_000000000000_user_report_202609150200.csv"),
    Table(reader: LiteLLMCSVReader.self, name: "litellm-csv/LiteLLM_SpendLogs.csv"),
    Table(reader: FocusReader.self, name: "focus/focus-1.2.csv"),
    Table(reader: OutcomesReader.self, name: "outcomes/spend.csv"),
    Table(reader: OutcomesReader.self, name: "outcomes/spend.jsonl"),
  ]
  private static let readers: [any SpendReader.Type] = [
    CopilotCSVReader.self, CursorCSVReader.self, KiroCSVReader.self, LiteLLMCSVReader.self,
    FocusReader.self,
    OutcomesReader.self,
  ]

  @Test("each file is recognised by its own reader alone", arguments: tables)
  func recognition(_ table: Table) throws {
    let sample = try SpendFile(path: CSVSpend.fixture(table.name).path).sample()
    let found = Self.readers.filter { $0.recognises(sample) }
    #expect(found.map { "\($0)" } == ["\(table.reader)"])
  }

  @Test(
    "other files are recognised by none",
    arguments: [
      "", "\n", "a,b\n1,2\n", "{}", "[1]", "{\"type\": \"assistant\", \"agent\": \"x\"}\n",
      "date,product,sku,quantity,unit_type,gross_amount,net_amount,username,workflow_path\n",
      "UserId,Date,Chat_MessagesSent\n", "SQLite format 3\0", "email,name\n", "\"", "agent,time\n",
    ])
  func others(_ text: String) {
    #expect(Self.readers.allSatisfy { !$0.recognises(CSVSpend.sample(text)) })
  }

  @Test("no content is kept or shown", arguments: tables)
  func canary(_ table: Table) throws {
    let intake = try CSVSpend.read(table.reader, table.name)
    #expect(!intake.records.isEmpty)
    var everything = ""
    dump(intake, to: &everything)
    #expect(!everything.contains(CSVSpend.canary))
  }

  @Test("the order of rows, line ends and blanks make no difference", arguments: tables)
  func order(_ table: Table) throws {
    let expected = try CSVSpend.read(table.reader, table.name).sorted
    guard table.name.hasSuffix(".csv"), !table.name.contains("litellm"),
      !table.name.contains("ai-usage")
    else { return }
    let text = try String(contentsOf: CSVSpend.fixture(table.name), encoding: .utf8)
    let lines = text.split(separator: "\n")
    let turned = ([lines[0]] + lines[1...].reversed()).joined(separator: "\r\n\r\n")
    #expect(try CSVSpend.read(table.reader, text: turned).sorted == expected)
    let twice = try CSVSpend.read(table.reader, text: text.uppercasedHeader)
    #expect(twice.sorted == expected)
  }

  /// Every cut ends in records of the whole file, or in none.
  @Test("a file that is cut off anywhere", arguments: tables)
  func cuts(_ table: Table) throws {
    let bytes = try Data(contentsOf: CSVSpend.fixture(table.name))
    for length in stride(from: 0, to: bytes.count, by: 61) {
      let cut = bytes.prefix(length)
      let isTable = table.reader.recognises(FileSample(path: "x", head: Array(cut.prefix(4_096))))
      guard isTable else { continue }
      let intake = try? CSVSpend.read(table.reader, bytes: cut)
      var everything = ""
      dump(intake, to: &everything)
      #expect(!everything.contains(CSVSpend.canary))
    }
  }

  @Test("what lacks a column, a header, or is no file", arguments: readers.map { "\($0)" })
  func refusals(_ name: String) throws {
    let reader = try #require(Self.readers.first { "\($0)" == name })
    #expect(throws: SpendFileError.self) { try CSVSpend.read(reader, text: "a,b\n1,2\n") }
    #expect(throws: SpendFileError.self) { try CSVSpend.read(reader, text: "\n\n") }
    #expect(throws: SpendFileError.self) {
      var intake = SpendIntake()
      try reader.read(SpendFile(path: "/"), into: &intake)
    }
  }

  @Test("damaged rows are named, and the rest is read") func damage() throws {
    let header = "Date,Model,Input (w/ Cache Write),Input (w/o Cache Write),Output Tokens,Cost\n"
    let good = "2026-09-14T10:00:00Z,m,0,1,1,$1\n"
    let bad = [
      "2026-09-14T10:00:00Z,m,0,1,1\n", "x,m,0,1,1,$1\n", "2026-09-14T10:00:00Z,m,0,-1,1,$1\n",
      "2026-09-14T10:00:00Z,m,0,1e308,1,$1\n", "2026-09-14T10:00:00Z,m,0,1,1,1e308\n",
      "2026-09-14T10:00:00Z,m,0,1.5,1,$1\n", "2026-09-14T10:00:00Z,m\"n,0,1,1,$1\n",
      "2026-09-14T10:00:00Z,\"m\"n,0,1,1,$1\n", "2026-09-14T10:00:00Z,m,0,1,1,1,000\n",
      "2026-09-14T10:00:00Z,m,0,null,1,$1\n",
      "2026-09-14T10:00:00Z,m,0,\(String(repeating: "9", count: 5_000)),1,$1\n",
    ]
    let intake = try CSVSpend.read(
      CursorCSVReader.self, text: header + bad.joined() + good + "\"open")
    #expect(intake.records.count == 1)
    #expect(
      intake.skips == [
        "a number that is none, is negative, or is too large: 6, line 4",
        "cut off at the end of the file: 1, line 14", "not well-formed: 4, line 2",
        "without a time that can be read: 1, line 3",
      ])
  }

  @Test("a cut row at the end, a long prompt, and bytes that are no text") func endings() throws {
    let header = "request_id,spend,startTime,prompt_tokens,messages,model\n"
    let prompt = String(repeating: "\(CSVSpend.canary)\n,\"\"", count: 40_000)
    var bytes = Array((header + "r1,0.5,2026-09-14,10,\"\(prompt)\",m\n").utf8)
    bytes += Array("r2,0.5,2026-09-14,10,x,".utf8) + [0xFF, 0xC0, 0x0A]
    bytes += Array("r3,0.5,2026-".utf8)
    let intake = try CSVSpend.read(LiteLLMCSVReader.self, bytes: bytes)
    #expect(intake.records.map(\.usage.model) == ["m", "\u{FFFD}\u{FFFD}"])
    #expect(intake.skips == ["cut off at the end of the file: 1, line 40004"])
  }
}

extension String {
  /// The same table with the names of its columns in other letters and with blanks around them.
  fileprivate var uppercasedHeader: String {
    let end = firstIndex { $0.isNewline } ?? endIndex
    let names = self[..<end].uppercased().split(separator: ",", omittingEmptySubsequences: false)
    guard !self[..<end].contains("\"") else { return self }
    return names.joined(separator: " ,\t") + self[end...]
  }
}
