import JSONScanning
import Spend
import Testing

@Suite struct CodexHostileTests {
  private static let meta =
    #"{"timestamp":"2026-08-20T09:00:00Z","type":"session_meta","payload":{"id":"t"}}"#

  private static func record(_ usage: String, time: String = "2026-08-20T09:00:00Z") -> String {
    #"{"timestamp":"\#(time)","type":"token_usage_record","payload":"#
      + #"{"response_id":"r","usage":\#(usage)}}"#
  }

  @Test(arguments: [
    (#"{"input_tokens":-1,"output_tokens":1}"#, SkipReason.badNumber),
    (#"{"input_tokens":1e308,"output_tokens":1}"#, .badNumber),
    (#"{"input_tokens":"12","output_tokens":1}"#, .badNumber),
    (#"{"input_tokens":9223372036854775808,"output_tokens":1}"#, .badNumber),
    (#"{"input_tokens":[1],"output_tokens":1}"#, .badNumber),
    ("null", .missingAmount), ("[]", .missingAmount),
    (#"{"input_tokens":1"#, .malformed),
  ])
  func whatCannotBeUsedIsCounted(usage: String, reason: SkipReason) throws {
    let lines = [Self.meta, Self.record(usage), Self.record(#"{"output_tokens":3}"#)]
    let intake = try AgentLog.read(lines, by: CodexReader.self)
    #expect(intake.summary == ["gpt-5 0 0 0 3"])
    #expect(intake.skipped == [reason: 1])
    #expect(intake.tally.skipped[reason]?.firstLine == 2)
  }

  @Test func oddButUsable() throws {
    let intake = try AgentLog.read(
      [
        Self.meta,
        // More from the cache than came in at all; null; the same key twice.
        Self.record(#"{"input_tokens":5,"cached_input_tokens":9,"output_tokens":1}"#),
        Self.record(#"{"input_tokens":null,"output_tokens":2.0,"total_tokens":null}"#),
        Self.record(#"{"output_tokens":7,"output_tokens":3}"#),
        Self.record(#"{"output_tokens":0}"#),
        Self.record(#"{"output_tokens":4}"#, time: "yesterday"),
        #"{"payload":{"usage":{"output_tokens":8},"response_id":"r"},"#
          + #""type":"token_usage_record","timestamp":1787216400000}"#,
      ], by: CodexReader.self)
    #expect(intake.summary == ["gpt-5 0 5 0 1", "gpt-5 0 0 0 2", "gpt-5 0 0 0 3", "gpt-5 0 0 0 8"])
    #expect(intake.records.last?.origin.time == 1_787_216_400_000)
    #expect(intake.skipped == [.badTime: 1])
    #expect(intake.tally.passedOver == 1)
  }

  @Test func damagedLines() throws {
    var content = Array((Self.meta + "\n").utf8)
    content += Array("not json\n[1]\n\n".utf8) + [0xFF, 0xFE, 0x0A]
    content += Array(
      #"{"type":"event_msg","payload":\#(String(repeating: "[", count: 200_000))"#.utf8)
    content += [0x0A]
    content += Array(#"{"type":"response_item","payload":""#.utf8)
    content += [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20) + Array("\"}\n".utf8)
    content += Array((Self.record(#"{"output_tokens":3}"#) + "\n").utf8)
    content += Array(Self.record(#"{"output_tokens":5}"#).utf8.dropLast(4))
    let intake = try AgentLog.read([AgentLog.write(content)], by: CodexReader.self)
    #expect(intake.summary == ["gpt-5 0 0 0 3"])
    #expect(intake.skipped == [.malformed: 4, .cutOff: 1])
  }

  @Test func everyCutEndsWithoutMore() throws {
    let file = try #require(AgentLog.files("codex").last)
    let content = try file.content()
    let whole = Set(try AgentLog.read([file], by: CodexReader.self).records.map(\.key))
    for end in stride(from: 400, to: content.count, by: 97) {
      var intake = SpendIntake()
      try CodexReader.read(AgentLog.write(content[..<end]), into: &intake)
      #expect(whole.isSuperset(of: intake.records.map(\.key)))
    }
  }

  @Test func compressedFilesAreNamed() throws {
    let zstandard: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x00]
    for name in ["rollout-x.jsonl.zst", "rollout-x.jsonl"] {
      let intake = try AgentLog.read(
        [AgentLog.write(zstandard, as: name)], by: CodexReader.self)
      #expect(intake.skipped == [.compressed: 1])
    }
  }

  @Test(arguments: [
    #"{"type":"session","id":"1","cwd":"/x"}"#, #"{"type":"assistant","message":{}}"#,
    #"{"type":"session.start","data":{"sessionId":"1"}}"#, "[]", "", "type,session_meta",
    #"{"note":"{\"type\":\"session_meta\"}"}"#, "\u{FEFF}",
  ])
  func otherFilesAreNotRecognised(line: String) throws {
    #expect(try !CodexReader.recognises(AgentLog.write([line]).sample()))
  }
}
