import Spend
import Testing

/// Claude Code's events, spans and commits.
struct OTLPClaudeTests {
  private let session = "5f0c1b7e-4f0a-4d7e-9a51-2f6d6f1b9c01"

  @Test func events() throws {
    let intake = try OTLPFixture.read("claude-events.jsonl")
    #expect(intake.records.count == 4)
    #expect(intake.tally.taken == 4)
    // The second batch was sent twice.
    #expect(intake.tally.repeated == 2)
    #expect(intake.tally.passedOver == 9)
    #expect(intake.tally.skipped.isEmpty)

    let first = intake.records[0]
    #expect(first.agent == "claude-code")
    #expect(first.grain == .request)
    #expect(first.usage.model == "claude-opus-5")
    #expect(
      first.usage.tokens
        == Tokens(input: 2, cacheRead: 31_561, cacheWrite5m: 7_548, output: 412))
    #expect(first.usage.stated == StatedCost(nanos: 73_210_500, basis: .estimate))
    #expect(first.usage.accuracy == .exact)
    #expect(first.origin.time == OTLPFixture.start + 10_000)
    #expect(first.origin.session == session)
    #expect(first.origin.author == "ada@example.org")
    #expect(first.origin.repository == RepositoryURL.clean("https://github.com/acme/shop.git"))
  }

  @Test func termsSubagentsAndVersions() throws {
    let records = try OTLPFixture.read("claude-events.jsonl").records
    #expect(records.map(\.usage.isSidechain) == [false, true, false, false])
    #expect(records.map(\.usage.terms) == [[], [], .fast, []])
    // 2.1.150 counted some frames twice.
    #expect(records.map(\.usage.accuracy) == [.exact, .exact, .exact, .approximate])
    #expect(
      records[3].usage.tokens
        == Tokens(input: 10, cacheRead: 30, cacheWrite5m: 40, output: 20))
  }

  @Test(
    arguments: zip(
      ["2.1.213", "2.1.214", "2.2.0", "3", "2.1", "x"], [true, false, false, false, true, true]))
  func versionsThatCountedTwice(_ version: String, isApproximate: Bool) throws {
    let text = OTLPFixture.log(
      [("event.name", #""api_request""#), ("request_id", #""r""#), ("input_tokens", #""1""#)],
      resource: [("service.version", "\"\(version)\"")])
    let record = try #require(try OTLPFixture.read(text: text).records.first)
    #expect(record.usage.accuracy == (isApproximate ? .approximate : .exact))
  }

  @Test func commits() throws {
    let links = try OTLPFixture.read("claude-events.jsonl").links
    let key = try #require(links.keys.first)
    #expect(links.count == 1)
    #expect(key.session == session)
    #expect(key.agent == "claude-code")
    #expect(key.target == .commit("9fceb02d0ae598e95dc970b74767f19372d61af8"))
    #expect(links[key] == OTLPFixture.start + 20_000)
  }

  /// A span is the same call as the event with its request's id, in whichever order they are read.
  @Test func spansAreTheSameCalls() throws {
    let events = try OTLPFixture.read("claude-events.jsonl").records
    let both = try OTLPFixture.read("claude-events.jsonl", "claude-spans.jsonl")
    #expect(both.records == events)
    #expect(both.tally.repeated == 3)
    let reversed = try OTLPFixture.read("claude-spans.jsonl", "claude-events.jsonl").records
    #expect(Set(reversed) == Set(events))
  }

  /// Only the event itself is a request; its body is another event.
  @Test func namesAreWhole() throws {
    let amounts = [("input_tokens", #""1""#), ("request_id", #""r""#)]
    let body = try OTLPFixture.read(
      text: OTLPFixture.log(amounts, body: #""claude_code.api_request_body""#))
    #expect(body.records.isEmpty)
    let request = try OTLPFixture.read(
      text: OTLPFixture.log(amounts, body: #""claude_code.api_request""#))
    #expect(request.records.count == 1)
  }

  @Test(arguments: [
    (#""-1""#, SkipReason.badNumber), (#""1e308""#, .badNumber), (#""1.5""#, .badNumber),
    (#""99999999999999999999""#, .badNumber), (#""many""#, .badNumber), ("[[1]]", .badNumber),
    ("true", .badNumber), (#""""#, .missingAmount), ("null", .missingAmount),
  ])
  func badNumbers(_ value: String, _ reason: SkipReason) throws {
    let intake = try OTLPFixture.read(
      text: OTLPFixture.log([("event.name", #""api_request""#), ("input_tokens", value)]))
    #expect(intake.records.isEmpty)
    #expect(intake.tally.skipped[reason]?.count == 1)
    #expect(intake.tally.skipped[reason]?.firstLine == 1)
  }

  @Test func withoutATime() throws {
    let text = OTLPFixture.log(
      [("event.name", #""api_request""#), ("input_tokens", #""1""#)], time: "0")
    #expect(try OTLPFixture.read(text: text).tally.skipped[.badTime]?.count == 1)
  }

  /// A session that is resumed counts its events from the beginning again.
  @Test func callsWithoutAnId() throws {
    func call(_ sequence: Int, _ time: String) -> String {
      OTLPFixture.log(
        [
          ("event.name", #""api_request""#), ("session.id", #""s""#), ("input_tokens", #""1""#),
          ("event.sequence", "\"\(sequence)\""),
        ], time: "\"\(time)\"")
    }
    let (first, second) = (call(1, "1785574800000000000"), call(1, "1785574900000000000"))
    let intake = try OTLPFixture.read(text: [first, second, first].joined(separator: "\n"))
    #expect(intake.records.count == 2)
    #expect(intake.tally.repeated == 1)
  }
}
