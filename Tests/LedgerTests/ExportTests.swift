import Deployments
import FixtureSupport
import Foundation
import Ledger
import Spend
import Testing

@Suite("Exporting and importing a ledger")
struct ExportTests {
  @Test("what was exported, imported and exported again is the same, byte for byte")
  func roundTrip() throws {
    let first = try Samples.ledger(at: try Samples.path())
    let text = try Self.text(of: first)
    let second = try Ledger.open(at: try Samples.path())
    let changes = try second.importLines(of: try Self.write(text))
    #expect(changes.spend.new == 3 && changes.deployments.new == 2 && changes.waivers.new == 1)
    #expect(try Self.text(of: second) == text)
    #expect(try second.records() == first.records())
    #expect(try second.links() == first.links())
    #expect(try second.knownFiles() == first.knownFiles())
    #expect(try second.deployments() == first.deployments())
    let again = try second.importLines(of: try Self.write(text))
    #expect(again.spend.unchanged == 3 && again.deployments.unchanged == 2)
    #expect(again.waivers.unchanged == 1 && again.spend.new + again.deployments.changed == 0)
    #expect(try Self.text(of: second) == text)
  }

  @Test("the same content gives the same bytes, in whatever order it came")
  func order() throws {
    let records = (0..<300).map { Samples.record($0) }
    let deployments = (0..<50).map { Samples.deployment("\($0)") }
    let texts = try [false, true].map { isReversed in
      let ledger = try Ledger.open(at: try Samples.path())
      for record in isReversed ? records.reversed() : records { try ledger.insert([record]) }
      try ledger.insert(deployments: isReversed ? deployments.reversed() : deployments, at: 1)
      return try Self.text(of: ledger)
    }
    #expect(texts[0] == texts[1])
  }

  @Test("every line keeps the published schema, and nothing in it can steer a terminal")
  func schema() throws {
    let text = try Self.text(of: try Samples.ledger(at: try Samples.path()))
    let schema = JSONSchema(
      try JSONValue(
        contentsOf: Checkout.schemas.appendingPathComponent("outcomes.ledger.v1.schema.json")))
    var kinds: Set<String> = []
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let value = try JSONValue(parsing: Data(line))
      #expect(schema.violations(in: value) == [])
      kinds.insert(value["kind"].string ?? "")
    }
    #expect(kinds == ["", "spend", "link", "file", "deployment", "waiver"])
    #expect(text.allSatisfy { (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") })
    #expect(!String(decoding: text, as: UTF8.self).contains("##["))
  }

  @Test("an older ledger is exported too, and an empty one is its header")
  func older() throws {
    let path = try Samples.path()
    try OldLedger.make(at: path)
    let text = try Self.text(of: try Ledger.openForReading(at: path))
    #expect(text.split(separator: UInt8(ascii: "\n")).count == 4)
    let empty = try Ledger.open(at: try Samples.path())
    let header = "{\"schema\":\"outcomes.ledger.v1\"}\n"
    #expect(String(decoding: try Self.text(of: empty), as: UTF8.self) == header)
  }

  /// A line that is wrong, and what is said of it.
  static let wrong: [(String, String)] = [
    (#"{"kind":"spend","key":"00"}"#, "'key'"),
    (#"{"kind":"waiver","commit":"a","rule":"r","reason":"","granted_by":"b","via":"x"}"#, "'via'"),
    (#"{"kind":"waiver","commit":"a"}"#, "'rule' is missing"),
    (#"{"kind":"waiver","colour":"a"}"#, "'colour' is not known"),
    (#"{"kind":"dream"}"#, "'dream' is not known"),
    (#"{"commit":"a"}"#, "\"kind\""), ("[1]", "object"), ("{\"kind\":", "ends in the middle"),
    (#"{"kind":"waiver"} x"#, "missing"), ("nonsense", "object"),
    (#"{"kind":"link","agent":1}"#, "'agent'"),
    (#"{"kind":"file","size":-1}"#, "'size'"),
  ]

  @Test("a bad line is named by its number, and nothing is written", arguments: wrong)
  func badLine(_ line: String, _ words: String) throws {
    let good = try Self.text(of: try Samples.ledger(at: try Samples.path()))
    let ledger = try Ledger.open(at: try Samples.path())
    let count = good.split(separator: UInt8(ascii: "\n")).count
    let file = try Self.write(good + Array("\n\(line)\n".utf8))
    let error = #expect(throws: LedgerError.self) { try ledger.importLines(of: file) }
    #expect(error?.fault == .input)
    #expect(error?.message.contains("line \(count + 2): ") == true, "\(error?.message ?? "")")
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(try ledger.contents() == Ledger.Contents())
  }

  @Test(
    "what is no export, and a newer one, is refused by its first line",
    arguments: [
      ("", "expected"), (#"{"kind":"waiver"}"#, "expected"),
      (#"{"schema":"outcomes.ledger.v2"}"#, "newer"), (#"{"schema":"x"}"#, "expected"),
      (#"{"schema":"outcomes.ledger.v1","x":1}"#, "'x'"),
    ])
  func header(_ text: String, _ words: String) throws {
    let ledger = try Ledger.open(at: try Samples.path())
    let file = try Self.write(Array(text.utf8))
    let error = #expect(throws: LedgerError.self) { try ledger.importLines(of: file) }
    #expect(error?.message.contains("line 1: ") == true && error?.fault == .input)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test("an older export takes nothing back that is known by now")
  func stale() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert(
      [], files: [Samples.file("/a")])
    try ledger.insert(deployments: [Samples.deployment("1", status: .running)], at: 1)
    var named = Samples.deployment("2")
    named.unit = "old"
    try ledger.insert(deployments: [named], at: 1)
    let old = try Self.write(try Self.text(of: ledger))
    named.unit = "new"
    try ledger.insert(deployments: [Samples.deployment("1"), named], at: 2)
    let now = try Self.text(of: ledger)
    #expect(try ledger.importLines(of: old).deployments.unchanged == 2)
    #expect(try Self.text(of: ledger) == now)
  }

  @Test("whoever can take no more ends the export")
  func stopped() throws {
    let ledger = try Ledger.open(at: try Samples.path())
    try ledger.insert((0..<2_000).map { Samples.record($0) })
    var count = 0
    let isWhole = try ledger.export { _ in
      count += 1
      return count < 2
    }
    #expect(!isWhole && count == 2)
  }

  static func text(of ledger: Ledger) throws -> [UInt8] {
    var text: [UInt8] = []
    #expect(
      try ledger.export {
        text += $0
        return true
      })
    return text
  }

  static func write(_ text: [UInt8]) throws -> String {
    let file = try TemporaryDirectory.make("export").appendingPathComponent("ledger.jsonl")
    try Data(text).write(to: file)
    return file.path
  }
}
