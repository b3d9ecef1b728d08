import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("Amp's threads")
struct AmpTests {
  private func thread(_ number: String) -> SpendFile {
    let folder = Checkout.fixtures.appendingPathComponent("spend/amp/threads")
    return SpendFile(path: folder.appendingPathComponent("T-0198\(number).json").path)
  }
  private static let older = "aaaa-0000-4000-8000-000000000001"
  private static let newer = "bbbb-0000-4000-8000-000000000002"

  private func read(_ text: String, named name: String = "T-1.json") throws -> SpendIntake {
    let file = try TemporaryDirectory.make("amp").appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return try DatabaseFixture.intake(AmpReader.self, SpendFile(path: file.path))
  }

  @Test("A thread with a ledger: each call once, with the cache of its message")
  func ledger() throws {
    let intake = try DatabaseFixture.intake(AmpReader.self, thread(Self.older))
    let records = intake.records
    #expect(
      records.map(\.usage.tokens) == [
        Tokens(input: 10, cacheRead: 11_372, cacheWrite5m: 986, output: 178),
        // A second event of the same message has no cache of its own.
        Tokens(input: 400, output: 12),
        // The ledger's input was all of it.
        Tokens(input: 5, cacheRead: 12_000, output: 42),
        // A later version wrote no event.
        Tokens(input: 7, cacheRead: 300, cacheWrite5m: 20, output: 9),
      ])
    #expect(
      records.map(\.usage.model) == [
        "claude-sonnet-4-5", "claude-haiku-4-5", "claude-sonnet-4-5", "claude-opus-4-5",
      ])
    #expect(
      records.map { $0.origin.time - 1_782_900_000_000 } == [60_500, 61_000, 120_000, 180_250])
    #expect(records.allSatisfy { $0.usage.stated == nil && $0.usage.accuracy == .exact })
    #expect(intake.tally.passedOver == 2)
    #expect(intake.tally.skipped.isEmpty)
    #expect(!DatabaseFixture.hasCanary(intake))
  }

  @Test("Where the thread began")
  func place() throws {
    let origin = try #require(
      try DatabaseFixture.intake(AmpReader.self, thread(Self.older)).records.first?.origin)
    #expect(origin.session == "T-0198" + Self.older)
    #expect(origin.directory == "/w/my app")
    #expect(origin.repository == "https://github.com/example/app")
    #expect(origin.branch == "feature/x")
  }

  @Test("A thread without a ledger")
  func messages() throws {
    let intake = try DatabaseFixture.intake(AmpReader.self, thread(Self.newer))
    #expect(
      intake.records.map(\.usage.tokens) == [
        Tokens(input: 100, cacheRead: 900, output: 20), Tokens(output: 345),
      ])
    #expect(intake.records.map(\.usage.accuracy) == [.exact, .approximate])
    #expect(intake.tally.passedOver == 1)
    #expect(!DatabaseFixture.hasCanary(intake))
  }

  private static let message =
    #"{"role":"assistant","messageId":1,"usage":{"model":"m","inputTokens":1,"outputTokens":2,"#
    + #""timestamp":"2026-07-01T10:00:00Z"}}"#
  private static let event =
    #"{"id":"e","timestamp":"2026-07-01T10:00:00Z","model":"m","tokens":{"input":1,"output":2}"#

  @Test("Calls are matched by message, else by what was used; copies are one")
  func matching() throws {
    let head = #"{"id":"T-1","messages":[\#(Self.message)],"usageLedger":{"events":["#
    let named = try read(head + Self.event + #","toMessageId":1}]}}"#)
    let unnamed = try read(head + Self.event + "}]}}")
    let unlike = try read(
      head + #"{"id":"e","timestamp":"2026-07-01T10:00:00Z","tokens":{"input":9}}]}}"#)
    let alone = try read(#"{"id":"T-1","messages":[\#(Self.message)]}"#)
    #expect(named.records.count == 1)
    #expect(unnamed.records.count == 1)
    #expect(unlike.records.count == 2)
    #expect(named.records.map(\.key) == alone.records.map(\.key))
    let thread = thread(Self.older)
    let twice = try DatabaseFixture.intake(AmpReader.self, thread, thread)
    #expect(
      twice.records == (try DatabaseFixture.intake(AmpReader.self, thread).records))
  }

  @Test("What cannot be used is counted by its reason")
  func unusable() throws {
    func usage(_ members: String) -> String {
      #"{"id":"T-1","messages":[{"role":"assistant","messageId":1,"usage":{\#(members)}}]}"#
    }
    for number in ["-1", "1e308", #""7""#, "[1]", "0.5"] {
      let intake = try read(usage(#""inputTokens":\#(number),"timestamp":"2026-07-01T10:00:00Z""#))
      #expect(DatabaseFixture.skipped(intake) == [.badNumber: 1])
    }
    #expect(DatabaseFixture.skipped(try read(usage(#""inputTokens":1"#))) == [.badTime: 1])
    let anonymous = #"{"messages":[\#(Self.message)]}"#
    #expect(DatabaseFixture.skipped(try read(anonymous)) == [.missingIdentity: 1])
    let cut = try read(#"{"id":"T-1","messages":[\#(Self.message),{"role":"assis"#)
    #expect(cut.records.count == 1)
    #expect(DatabaseFixture.skipped(cut) == [.cutOff: 1])
    #expect(DatabaseFixture.skipped(try read("[]")) == [.malformed: 1])
    let deep = #"{"id":"T-1","messages":"# + String(repeating: "[{\"a\":", count: 50_000)
    #expect(DatabaseFixture.skipped(try read(deep)) == [.cutOff: 1])
    #expect(try read(#"{"id":"T-1","messages":null,"usageLedger":{"events":7}}"#).records.isEmpty)
  }

  @Test("What is recognised")
  func recognition() throws {
    #expect(AmpReader.recognises(try thread(Self.older).sample()))
    #expect(AmpReader.recognises(try thread(Self.newer).sample()))
    let renamed = FileSample(path: "/x/a.json", head: Array(#" {"v":1,"id":"T-0"}"#.utf8))
    #expect(AmpReader.recognises(renamed))
    #expect(!AmpReader.recognises(FileSample(path: "/x/T-1.json", head: Array("[".utf8))))
    #expect(!AmpReader.recognises(FileSample(path: "/x/a.json", head: Array(#"{"id":1}"#.utf8))))
  }
}
