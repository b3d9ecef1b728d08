import Testing

@testable import Spend

@Suite("LiteLLM's spend logs")
struct LiteLLMTests {
  private let rows = Exported.fixture("litellm/rows.jsonl")

  private func row(_ members: String) throws -> SpendIntake {
    try Exported.read(
      text: #"{"request_id":"r","startTime":"2026-10-05T10:00:00Z",\#(members)}"#,
      by: LiteLLMReader.self)
  }

  @Test("The fixture, to the token and the nano")
  func fixture() throws {
    let intake = try Exported.read(rows, by: LiteLLMReader.self)
    let records = intake.records
    try #require(records.count == 3)
    #expect(records.allSatisfy { $0.format == .liteLLM && $0.grain == .request })
    #expect(
      records[0].usage.tokens
        == Tokens(
          input: 1_000, cacheRead: 7_000, cacheWrite5m: 500, cacheWrite1h: 1_500, output: 500))
    #expect(records[0].usage.stated == StatedCost(nanos: 12_300_000, basis: .list))
    #expect(records[1].usage.tokens == Tokens(input: 40, cacheRead: 60, output: 50))
    // A model whose price LiteLLM does not know.
    #expect(records[2].usage.stated == nil)
    #expect(records.allSatisfy { $0.usage.accuracy == .exact })
    // What its cache answered, and what failed.
    #expect(intake.tally.passedOver == 2)
    #expect(intake.tally.skipped.isEmpty)
  }

  @Test("Agents by their tags, sessions and people")
  func origins() throws {
    let records = try Exported.read(rows, by: LiteLLMReader.self).records
    #expect(records.map(\.agent) == ["claude-code", "roo-code", "litellm"])
    #expect(records.map(\.origin.author) == ["ada@example.org", "grace@example.org", nil])
    #expect(
      records.map(\.origin.session) == [
        "92a07d6b-0000-4000-8000-000000000002", "5d7c6d2a-0000-4000-8000-000000000004", "s7",
      ])
    #expect(
      records.map(\.origin.time) == [1_791_191_564_120, 1_791_194_400_500, 1_791_194_580_000])
  }

  @Test("The session that Claude Code names, wherever it stands")
  func sessions() throws {
    let places = [
      #""metadata":{"requester_custom_headers":{"x-claude-code-session-id":"S"}}"#,
      #""metadata":{"spend_logs_metadata":{"X-Claude-Code-Session-Id":"S"}}"#,
      #""end_user":"user_1_account_2_session_S""#,
      #""end_user":"{\"device_id\":\"d\",\"account_uuid\":\"a\",\"session_id\":\"S\"}""#,
    ]
    for place in places {
      let record = try #require(
        try row(#""prompt_tokens":1,"session_id":"other",\#(place)"#).records.first)
      #expect(record.origin.session == "S")
      #expect(record.agent == "claude-code")
    }
    let other = try row(#""prompt_tokens":1,"end_user":"user_1_session_","session_id":"T""#)
    #expect(other.records.map(\.origin.session) == ["T"])
    #expect(other.records.map(\.agent) == ["litellm"])
  }

  @Test("A list, a page, lines and a list of pages give the same records")
  func wrappings() throws {
    let lines = try Exported.text(of: rows)
    let list = lines.split(separator: "\n").joined(separator: ",\n")
    let once = try Exported.read(rows, by: LiteLLMReader.self).records
    for text in ["[\(list)]", #"{"data":[\#(list)],"total":5}"#, "[[\(list)]]", lines + lines] {
      #expect(try Exported.read(text: text, by: LiteLLMReader.self).records == once)
      #expect(try Exported.formats(recognising: Exported.file(text)) == [.liteLLM])
    }
  }

  @Test("The key is that of the name space and the request's id")
  func key() throws {
    var key = RecordKeyHasher("litellm")
    key.add("r")
    #expect(try row(#""prompt_tokens":1"#).records.map(\.key) == [key.key])
  }

  @Test(
    "A row and the transcript's lines of the same answer are one, of which the transcript counts")
  func transcripts() throws {
    let usage = #"{"input_tokens":5,"cache_read_input_tokens":70,"output_tokens":9}"#
    for isSidechain in [false, true] {
      let own = try AgentLog.read(
        [TranscriptLines.answer(id: #""msg_1""#, usage: usage, isSidechain: isSidechain)],
        by: ClaudeCodeReader.self
      ).records
      try #require(own.count == 1)
      // With fewer tokens, the same, and more.
      for tokens in [
        #""prompt_tokens":5,"completion_tokens":9"#, #""prompt_tokens":75,"completion_tokens":9"#,
        #""prompt_tokens":900,"completion_tokens":900"#,
      ] {
        let text =
          #"{"request_id":"msg_1","startTime":"2020-01-01T00:00:00Z","spend":1,"#
          + #""user":"ada@example.org",\#(tokens)}"#
        let row = try Exported.read(text: text, by: LiteLLMReader.self).records
        #expect(row.map(\.key) == own.map(\.key))
        for copies in [own + row, row + own] {
          var intake = SpendIntake()
          for copy in copies { intake.add(copy) }
          #expect(intake.records == own)
        }
      }
    }
  }

  @Test("A cache that had more than the prompt was not counted in it")
  func cacheBeside() throws {
    let record = try #require(
      try row(
        #""prompt_tokens":3,"metadata":{"additional_usage_values":{"cache_read_input_tokens":9}}"#
      ).records.first)
    #expect(record.usage.tokens == Tokens(input: 3, cacheRead: 9))
    #expect(record.usage.accuracy == .approximate)
  }

  @Test("Metadata that cannot be read makes the split of the input a guess")
  func brokenMetadata() throws {
    for metadata in [#""{\"usage_object\": {""#, #""{\"usage_object\": \#u{1}""#] {
      let record = try #require(
        try row(#""prompt_tokens":3,"metadata":\#(metadata)"#).records.first)
      #expect(record.usage.accuracy == .approximate)
    }
    for metadata in [#""""#, "null", #""{}""#, "[]"] {
      let record = try #require(
        try row(#""prompt_tokens":3,"metadata":\#(metadata)"#).records.first)
      #expect(record.usage.accuracy == .exact)
    }
  }

  @Test("What cannot be used is named")
  func unusable() throws {
    #expect(Exported.skipped(try row(#""spend":-1"#)) == [.badNumber: 1])
    #expect(Exported.skipped(try row(#""spend":1e308"#)) == [.badNumber: 1])
    #expect(Exported.skipped(try row(#""prompt_tokens":"7""#)) == [.badNumber: 1])
    #expect(Exported.skipped(try row(#""spend":1,"request_id":null"#)) == [.missingIdentity: 1])
    #expect(Exported.skipped(try row(#""spend":1,"startTime":5e9"#)) == [.badTime: 1])
    #expect(try row(#""spend":null"#).tally.passedOver == 1)
  }
}
