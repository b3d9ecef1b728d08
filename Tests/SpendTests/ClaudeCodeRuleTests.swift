import FixtureSupport
import Foundation
import Spend
import Testing

@Suite("The rules by which copies of Claude Code's calls become one")
struct ClaudeCodeRuleTests {
  private typealias Lines = TranscriptLines

  private static func outputs(_ reading: SpendReading) -> [Int64] {
    reading.intake.records.map(\.usage.tokens.output).sorted()
  }

  private static func usage(_ output: Int, input: Int = 1) -> String {
    #"{"input_tokens":\#(input),"output_tokens":\#(output)}"#
  }

  @Test("the vendor's id is enough; others need the request's; then the request, then the entry")
  func identities() throws {
    let reading = try Lines.read([
      Lines.answer(id: #""msg_1""#, request: #""r1""#),
      Lines.answer(id: #""msg_1""#, request: #""r2""#),
      Lines.answer(id: #""gen-1""#, request: #""r1""#),
      Lines.answer(id: #""gen-1""#, request: #""r2""#),
      Lines.answer(id: #""gen-1""#, request: "null"), Lines.answer(id: "null", request: #""r1""#),
      Lines.answer(id: #""""#, request: #""r1""#), Lines.answer(id: "null", request: "null"),
      Lines.answer(id: "7", request: "7"),
    ])
    #expect(reading.intake.records.count == 6)
    #expect(reading.tally.repeated == 3)
  }

  @Test("an id is the same id however it is escaped")
  func escapes() throws {
    let reading = try Lines.read([
      Lines.answer(id: #""msg_1""#), Lines.answer(id: #""m\u0073g_1""#),
      Lines.answer(id: #""msg_1""#),
      Lines.answer(id: #""msg_12""#),
    ])
    #expect(reading.intake.records.count == 2)
  }

  @Test("the whole of the largest copy, and never parts of several")
  func winner() throws {
    let reading = try Lines.read([
      Lines.answer(usage: Self.usage(5, input: 900)), Lines.answer(usage: Self.usage(7, input: 3)),
      Lines.answer(usage: Self.usage(9_000, input: 9_000), isSidechain: true),
    ])
    #expect(
      reading.intake.records.map(\.usage.tokens) == [Tokens(input: 3, output: 7)])
  }

  @Test("a copy in a file that began later is the replay, whatever the files are called")
  func owner() throws {
    for (first, second) in [("a", "b"), ("b", "a")] {
      let reading = try Lines.read([
        first: [Lines.prompt(session: first), Lines.answer(session: first)],
        second: [Lines.answer(session: second)],
      ])
      #expect(reading.intake.records.map(\.origin.session) == [first])
      let taken = Dictionary(
        uniqueKeysWithValues: reading.files.map {
          (URL(fileURLWithPath: $0.path).lastPathComponent, $0.tally.taken)
        })
      #expect(taken == ["a.jsonl": 1, "b.jsonl": 0])
    }
  }

  @Test("what a fork copied says where it comes from", arguments: ["a", "z"])
  func forks(fork: String) throws {
    let origin = #","forkedFrom":{"sessionId":"m","messageUuid":"u"}"#
    let reading = try Lines.read([
      "m": [Lines.answer(session: "m")],
      fork: [
        Lines.answer(session: fork, more: origin), Lines.answer(id: #""msg_2""#, session: fork),
      ],
    ])
    #expect(
      reading.intake.records.map(\.origin.session).sorted { $0 ?? "" < $1 ?? "" }
        == ["m", fork].sorted())
    #expect(
      try Lines.read([Lines.answer(session: fork, more: origin)]).intake.records[0].origin.session
        == "m")
  }

  @Test("without a session, the file's name tells; in a subagent's file, the directory's")
  func sessions() throws {
    let line = Lines.answer().replacing(#""sessionId":"s","#, with: "")
    #expect(try Lines.read(["main": [line]]).intake.records[0].origin.session == "main")
    let nested = try Lines.read(["main/subagents/workflows/wf_1/agent-1": [line]])
    #expect(nested.intake.records[0].origin.session == "main")
    #expect(try Lines.read(["agent-1": [line]]).intake.records[0].origin.session == nil)
    let other = Lines.answer().replacing("sessionId", with: "session_id")
    #expect(try Lines.read(["main": [other]]).intake.records[0].origin.session == "s")
  }

  @Test("a question aside has the branch of the main thread at that point")
  func branches() throws {
    let reading = try Lines.read([
      Lines.answer(id: #""msg_1""#, branch: "feat/x"),
      Lines.answer(id: #""msg_2""#, branch: "", isSidechain: true),
      Lines.answer(id: #""msg_3""#, branch: "HEAD"),
      Lines.answer(id: #""msg_4""#, branch: "HEAD", isSidechain: true),
    ])
    #expect(reading.intake.records.map(\.origin.branch) == ["feat/x", "feat/x", nil, nil])
  }

  @Test("the cache's split counts; without one, or where it is empty, the sum")
  func cacheWrites() throws {
    func tokens(_ usage: String) throws -> Tokens? {
      try Lines.read([Lines.answer(usage: usage)]).intake.records.first?.usage.tokens
    }
    let sum = #""cache_creation_input_tokens":9"#
    let split = #""cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":3}"#
    let empty = #""cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0}"#
    #expect(try tokens("{\(sum),\(split)}") == Tokens(cacheWrite5m: 2, cacheWrite1h: 3))
    #expect(try tokens("{\(split),\(sum)}") == Tokens(cacheWrite5m: 2, cacheWrite1h: 3))
    #expect(try tokens("{\(sum)}") == Tokens(cacheWrite5m: 9))
    #expect(try tokens("{\(empty),\(sum)}") == Tokens(cacheWrite5m: 9))
    #expect(try tokens(#"{"cache_creation":null,\#(sum)}"#) == Tokens(cacheWrite5m: 9))
  }

  @Test(
    "releases before 2.1.98 wrote down less than was used",
    arguments: ["2.1.97", "2.1.29", "1.0.128", "2.0.999", "2.1.97-beta.1"])
  func undercounted(version: String) throws {
    let line = Lines.answer().replacing("2.1.281", with: version)
    #expect(try Lines.read([line]).intake.records[0].usage.accuracy == .undercounted)
  }

  @Test("later releases did not", arguments: ["2.1.98", "2.2.0", "3.0.0", "10.0.0", "dev", ""])
  func exact(version: String) throws {
    let line = Lines.answer().replacing("2.1.281", with: version)
    #expect(try Lines.read([line]).intake.records[0].usage.accuracy == .exact)
  }
}
