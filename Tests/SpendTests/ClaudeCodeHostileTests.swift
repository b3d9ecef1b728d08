import FixtureSupport
import Foundation
import Spend
import Testing

@Suite("Damaged and hostile transcripts of Claude Code")
struct ClaudeCodeHostileTests {
  private typealias Lines = TranscriptLines

  private static func reasons(_ reading: SpendReading) -> [SkipReason: Int] {
    reading.tally.skipped.mapValues(\.count)
  }

  @Test(
    "a number that is none is named, and the others are read",
    arguments: [
      "-1", "1e308", "99999999999999999999999", "1000000000001", #""12""#, "true", "[1]", "{}",
      "1.5",
      "-0.5",
    ])
  func numbers(number: String) throws {
    let bad = #"{"input_tokens":1,"output_tokens":\#(number)}"#
    let reading = try Lines.read([Lines.answer(usage: bad), Lines.answer(id: #""msg_2""#)])
    #expect(Self.reasons(reading) == [.badNumber: 1])
    #expect(reading.tally.skipped[.badNumber]?.firstLine == 1)
    #expect(reading.intake.records.count == 1)
  }

  @Test("no number is none, and 12.0 is 12")
  func noNumbers() throws {
    let reading = try Lines.read([
      Lines.answer(usage: #"{"input_tokens":null,"output_tokens":12.0}"#)
    ])
    #expect(reading.intake.records.map(\.usage.tokens) == [Tokens(output: 12)])
  }

  @Test("what is missing is named")
  func missing() throws {
    let reading = try Lines.read([
      Lines.answer(usage: "null"), Lines.answer(usage: "[]"), Lines.answer(time: "null"),
      Lines.answer(time: #""yesterday""#),
      Lines.answer(id: "null", request: "null").replacing(#""uuid":"u","#, with: ""),
      Lines.answer(usage: "null", model: #""<synthetic>""#),
    ])
    #expect(Self.reasons(reading) == [.missingAmount: 2, .badTime: 2, .missingIdentity: 1])
    #expect(reading.intake.records.isEmpty)
    #expect(reading.tally.passedOver == 1)
  }

  @Test("usage counts only in the message of an answer")
  func elsewhere() throws {
    let usage = #"{"input_tokens":7,"output_tokens":7}"#
    let inner = #"{"type":"assistant","message":{"id":"msg_9","usage":\#(usage)}}"#
    let quoted = inner.replacing(#"""#, with: #"\""#)
    let reading = try Lines.read([
      Lines.answer(type: #""user""#), Lines.answer(type: "null"),
      Lines.answer(type: #""assistants""#),
      #"{"sessionId":"s","type":"user","uuid":"u","toolUseResult":\#(inner)}"#,
      #"{"sessionId":"s","uuid":"u","toolUseResult":\#(inner),"type":"user"}"#,
      #"{"sessionId":"s","type":"user","uuid":"u","message":{"content":"\#(quoted)"}}"#,
      Lines.answer(more: #","toolUseResult":\#(inner),"x":"\#(quoted)","usage":\#(usage)"#),
    ])
    #expect(reading.intake.records.map(\.usage.tokens) == [Tokens(input: 1, output: 2)])
  }

  @Test("where a key stands twice, the last one counts")
  func duplicates() throws {
    let line = Lines.answer(
      usage: #"{"output_tokens":1,"output_tokens":5}"#, more: #","type":"assistant""#)
    #expect(try Lines.read([line]).intake.records.map(\.usage.tokens) == [Tokens(output: 5)])
  }

  @Test("a file that was cut off anywhere loses only the line that was cut")
  func cuts() throws {
    let whole = Array(Lines.answer().utf8)
    let directory = try TemporaryDirectory.make("cut")
    for length in 1..<whole.count {
      let first = Lines.answer(id: #""msg_0""#) + "\n"
      let file = directory.appendingPathComponent("\(length).jsonl")
      try (Data(first.utf8) + Data(whole[..<length])).write(to: file)
      let reading = SpendReading.read(
        [file.path], as: .claudeCode, readers: [ClaudeCodeReader.self])
      #expect(reading.intake.records.count == 1)
      #expect(Self.reasons(reading) == [.cutOff: 1])
      #expect(reading.tally.skipped[.cutOff]?.firstLine == 2)
    }
  }

  @Test("what is no JSON is counted, and what follows is read")
  func malformed() throws {
    let reading = try Lines.read([
      "\u{FEFF}" + Lines.answer(id: #""msg_1""#) + "\r", "", "\r", "\0\0\0", "{", "}", "nonsense",
      #"{"type":"assistant""#, Lines.answer(id: #""msg_2""#) + Lines.answer(id: #""msg_3""#),
      "[1,2]", "null", Lines.answer(id: #""msg_4""#),
    ])
    #expect(reading.intake.records.count == 3)
    #expect(Self.reasons(reading) == [.malformed: 6])
    #expect(reading.tally.skipped[.malformed]?.firstLine == 4)
  }

  @Test("bytes that are no UTF-8 are repaired where they are kept, and else passed over")
  func encoding() throws {
    let file = try TemporaryDirectory.make("latin").appendingPathComponent("s.jsonl")
    var line = Array(Lines.answer(branch: "na@ve").utf8)
    for index in line.indices where line[index] == UInt8(ascii: "@") { line[index] = 0xEF }
    try Data(line.map { $0 == UInt8(ascii: "x") ? 0xFF : $0 }).write(to: file)
    let reading = SpendReading.read([file.path], as: .claudeCode, readers: [ClaudeCodeReader.self])
    #expect(reading.intake.records.map(\.origin.branch) == ["na\u{FFFD}ve"])
  }

  @Test("whatever bytes are changed, nothing of what people wrote is kept", arguments: 0..<40)
  func mutations(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let session = "11111111-1111-4111-8111-111111111111.jsonl"
    let log = Checkout.fixtures.appendingPathComponent(
      "spend/claude-code/home/.claude/projects/-w-repo/\(session)")
    let whole = try Data(contentsOf: log)
    let file = try TemporaryDirectory.make("mutations").appendingPathComponent(session)
    for _ in 0..<25 {
      var bytes = Array(whole)
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] =
          Array("\"\\{}[],:0-\nn\0\u{FF}".utf8).randomElement(using: &random) ?? 0
      }
      try Data(bytes).write(to: file)
      let reading = SpendReading.read(
        [file.path], as: .claudeCode, readers: [ClaudeCodeReader.self])
      #expect(reading.files.map(\.outcome) == [.read])
      #expect(!String(reflecting: reading).contains("outcomes-canary-7c1e"))
    }
  }

  @Test("depth takes neither stack nor time")
  func depth() throws {
    let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
    let reading = try Lines.read([
      Lines.answer(more: #","x":\#(deep),"toolUseResult":\#(deep)"#),
      String(repeating: #"{"message":"#, count: 200_000), Lines.answer(id: #""msg_2""#),
    ])
    #expect(reading.intake.records.count == 2)
    #expect(Self.reasons(reading) == [.malformed: 1])
  }

  @Test("texts that are too long are not kept")
  func lengths() throws {
    let long = String(repeating: "y", count: 100_000)
    let reading = try Lines.read([
      Lines.answer(session: long, branch: long, model: "\"\(long)\"")
        .replacing("/w/repo", with: "/" + long)
    ])
    let call = try #require(reading.intake.records.first)
    #expect(call.usage.model == nil && call.origin.branch == nil && call.origin.directory == nil)
    #expect(call.origin.session == "s")
  }

  @Test("texts of marks and backslashes end where they end")
  func escapes() throws {
    for count in 0...60 {
      let slashes = String(repeating: #"\\"#, count: count)
      let marks = String(repeating: #"\""#, count: count)
      let text = "{\"x\":\"\(slashes)\(marks)\(slashes)\"}"
      let reading = try Lines.read([Lines.answer(more: #","toolUseResult":\#(text)"#)])
      #expect(reading.intake.records.count == 1)
    }
  }

  @Test("a line of more than 64 MiB is named, and the next one is read")
  func longLine() throws {
    let file = try TemporaryDirectory.make("long").appendingPathComponent("s.jsonl")
    var data = Data(Lines.answer().utf8 + Array("\n{\"type\":\"user\",\"x\":\"".utf8))
    data += Data(repeating: UInt8(ascii: "a"), count: 100 << 20)
    data += Data("\"}\n\(Lines.answer(id: #""msg_2""#))\n".utf8)
    try data.write(to: file)
    let reading = SpendReading.read([file.path], readers: [ClaudeCodeReader.self])
    #expect(reading.intake.records.count == 2)
    #expect(Self.reasons(reading) == [.tooLong: 1])
    #expect(reading.tally.skipped[.tooLong]?.firstLine == 2)
  }
}
