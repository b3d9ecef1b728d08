import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("Copilot CLI's session store")
struct CopilotStoreTests {
  private static let made = SharedFixture("copilot") {
    try FixtureScript("spend/copilot-store/make.py").run([$0.path])
  }
  private static let first = "5e551011-0000-4000-8000-000000000001"

  private func store() throws -> SpendFile {
    SpendFile(path: try Self.made.directory().appendingPathComponent("session-store.db").path)
  }

  @Test("The fixture, to the token and the nano")
  func fixture() throws {
    let intake = try DatabaseFixture.intake(CopilotStoreReader.self, store(), store())
    let records = intake.records
    #expect(
      records.map(\.usage.tokens) == [
        Tokens(input: 2_000, cacheRead: 9_000, cacheWrite5m: 1_000, output: 300),
        Tokens(input: 700, output: 40), Tokens(input: 10, cacheRead: 100, output: 5),
      ])
    #expect(records.map(\.usage.model) == ["gpt-6-luna", "claude-sonnet-4-5", "gpt-6-luna"])
    #expect(
      records.map(\.usage.stated) == [StatedCost(nanos: 4_500_000, basis: .list), nil, nil])
    #expect(records.map(\.usage.accuracy) == [.exact, .exact, .approximate])
    #expect(records.map(\.origin.isSidechain) == [false, true, false])
    #expect(
      records.map(\.origin.time) == [1_782_900_005_000, 1_782_900_006_500, 1_782_907_200_250])
    #expect(records.map(\.origin.directory) == ["/w/app", "/w/app", nil])
    #expect(records.map(\.origin.repository) == ["example/app", "example/app", nil])
    #expect(records.map(\.origin.branch) == ["main", "main", nil])
    #expect(records.first?.origin.session == Self.first)
    #expect(records.allSatisfy { $0.agent == "copilot" && $0.grain == .request })
    #expect(intake.tally.repeated == 3)
    #expect(intake.tally.passedOver == 2)
    #expect(!DatabaseFixture.hasCanary(intake))
  }

  @Test("Older columns, and rows that cannot be used")
  func rows() throws {
    let file = try DatabaseFixture.database(
      named: "session-store.db",
      """
      CREATE TABLE assistant_usage_events (id INTEGER PRIMARY KEY, session_id TEXT, model TEXT,
        input_tokens INTEGER, output_tokens INTEGER, created_at TEXT);
      INSERT INTO assistant_usage_events (session_id, model, input_tokens, output_tokens, created_at)
        VALUES ('s', 'm', 5, 6, '2026-07-01 10:00:00'), (NULL, 'm', 5, 6, '2026-07-01 10:00:00'),
          ('s', 'm', -5, 6, '2026-07-01 10:00:00'), ('s', 'm', 1e300, 6, '2026-07-01 10:00:00'),
          ('s', 'm', 'many', 6, '2026-07-01 10:00:00'), ('s', 'm', 5, 6, 'yesterday'),
          ('s', 'm', 5, 6, NULL), ('s', NULL, '7', 8.0, '2026-07-01T10:00:00+02:00');
      """)
    let intake = try DatabaseFixture.intake(CopilotStoreReader.self, file)
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 5, output: 6), Tokens(input: 7, output: 8),
      ])
    #expect(intake.records.map(\.origin.time) == [1_782_900_000_000, 1_782_892_800_000])
    #expect(
      DatabaseFixture.skipped(intake) == [.missingIdentity: 1, .badNumber: 3, .badTime: 2])
  }

  @Test("What is recognised, and what is refused")
  func recognition() throws {
    #expect(CopilotStoreReader.recognises(try store().sample()))
    let magic = Array("SQLite format 3\0".utf8)
    #expect(CopilotStoreReader.recognises(FileSample(path: "/x/session-store.db", head: magic)))
    #expect(!CopilotStoreReader.recognises(FileSample(path: "/x/opencode.db", head: magic)))
    #expect(!CopilotStoreReader.recognises(FileSample(path: "/x/session-store.db", head: [])))
    let other = try DatabaseFixture.database(named: "session-store.db", "CREATE TABLE t (x)")
    #expect(
      DatabaseFixture.refusal(CopilotStoreReader.self, other).message
        == "has no table 'assistant_usage_events' of the Copilot CLI")
  }
}
