import FixtureSupport
import Foundation
import Spend
import Testing

/// Telemetry for the suites beside this one.
enum OTLPFixture {
  static let folder = Checkout.fixtures.appendingPathComponent("spend/otlp")

  /// 2026-08-01T09:00:00Z, when all that is in the fixtures begins; in milliseconds.
  static let start: Int64 = 1_785_574_800_000

  /// Reads files of the folder, one after the other.
  static func read(_ names: String...) throws -> SpendIntake {
    var intake = SpendIntake()
    for name in names {
      let file = SpendFile(path: folder.appendingPathComponent(name).path)
      try OTLPReader.read(file, into: &intake)
    }
    return intake
  }

  /// Reads a text as a file.
  static func read(text: String) throws -> SpendIntake {
    let file = try TemporaryDirectory.make("otlp").appendingPathComponent("telemetry.jsonl")
    try Data(text.utf8).write(to: file)
    var intake = SpendIntake()
    try OTLPReader.read(SpendFile(path: file.path), into: &intake)
    return intake
  }

  /// A batch with one log record of these attributes, `"name":value`.
  static func log(
    _ attributes: [(String, String)], resource: [(String, String)] = [], body: String = "\"\"",
    time: String = "\"1785574800000000000\""
  ) -> String {
    let record =
      #"{"timeUnixNano":\#(time),"body":{"stringValue":\#(body)},"attributes":\#(list(attributes))}"#
    return #"{"resourceLogs":[{"resource":{"attributes":\#(list(resource))},"#
      + #""scopeLogs":[{"logRecords":[\#(record)]}]}]}"#
  }

  private static func list(_ attributes: [(String, String)]) -> String {
    let entries = attributes.map { name, value in
      #"{"key":"\#(name)","value":{"stringValue":\#(value)}}"#
    }
    return "[" + entries.joined(separator: ",") + "]"
  }
}

/// What is telemetry and what is not, and that its form makes no difference.
struct OTLPFormTests {
  @Test func fixturesAreRecognised() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: OTLPFixture.folder.path)
    #expect(files.count >= 8)
    for name in files {
      let path = OTLPFixture.folder.appendingPathComponent(name).path
      #expect(try OTLPReader.recognises(SpendFile(path: path).sample()), "\(name)")
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"type":"assistant","message":{"usage":{"input_tokens":1}}}"#,
    #"{"type":"user","message":{"content":"{\"resourceLogs\":[]}"}}"#,
    #"{"toolUseResult":{"resourceLogs":[]},"type":"user"}"#,
    #"{"startTime":"2026-08-01","endTime":"2026-08-01","spend":0.1}"#,
    #"{"timestamp":"x","type":"session_meta","payload":{"id":"x"}}"#, "Date,User\n1,2\n",
  ])
  func otherFilesAreNot(_ text: String) {
    #expect(!OTLPReader.recognises(FileSample(path: "/x.jsonl", head: Array(text.utf8))))
  }

  @Test func recognisedWhereTheHeadIsCut() {
    let long =
      #"{"resourceLogs":[{"resource":{"attributes":["# + String(repeating: " ", count: 9_000)
    let flat = #"{"hrTime":[1,2],"attributes":{"prompt":""# + String(repeating: "a", count: 9_000)
    for text in [long, flat] {
      #expect(
        OTLPReader.recognises(FileSample(path: "/x", head: Array(text.utf8.prefix(4_096)))))
    }
  }

  @Test func indentedOrNotIsTheSame() throws {
    let path = OTLPFixture.folder.appendingPathComponent("genai-spans.json")
    let document = try JSONSerialization.jsonObject(with: Data(contentsOf: path))
    let line = try JSONSerialization.data(withJSONObject: document, options: .sortedKeys)
    let compact = try OTLPFixture.read(text: String(decoding: line, as: UTF8.self))
    #expect(try OTLPFixture.read("genai-spans.json").records == compact.records)
    let array = try OTLPFixture.read(text: "[\n" + String(decoding: line, as: UTF8.self) + "\n]")
    #expect(array.records == compact.records)
  }

  /// A file that was cut off, and written on later.
  @Test func readsOnBehindABrokenDocument() throws {
    let path = OTLPFixture.folder.appendingPathComponent("gemini-outfile.log")
    let text = try String(contentsOf: path, encoding: .utf8)
    let whole = try OTLPFixture.read("gemini-outfile.log")
    let cut = try OTLPFixture.read(text: text.prefix(300) + "\n" + text)
    #expect(cut.records == whole.records)
    #expect(cut.tally.skipped.values.map(\.count).reduce(0, +) == 1)
  }

  @Test func numbersAndTextsAreTheSame() throws {
    let texts = OTLPFixture.log([
      ("event.name", #""api_request""#), ("request_id", #""r""#), ("input_tokens", #""12""#),
      ("cost_usd_micros", #""1500""#),
    ])
    let numbers = texts.replacing(#""stringValue":"12""#, with: #""intValue":12"#)
      .replacing(#""stringValue":"1500""#, with: #""doubleValue":1.5e3"#)
    let record = try #require(try OTLPFixture.read(text: texts).records.first)
    #expect(try OTLPFixture.read(text: numbers).records == [record])
    #expect(record.usage.tokens == Tokens(input: 12))
    #expect(record.usage.stated == StatedCost(nanos: 1_500_000, basis: .estimate))
  }
}
