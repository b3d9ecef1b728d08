import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("Aider's analytics log")
struct AiderTests {
  private let log = SpendFile(
    path: Checkout.fixtures.appendingPathComponent("spend/aider/analytics.jsonl").path)

  private func read(_ text: String) throws -> SpendIntake {
    let file = try TemporaryDirectory.make("aider").appendingPathComponent("log.jsonl")
    try Data(text.utf8).write(to: file)
    return try DatabaseFixture.intake(AiderReader.self, SpendFile(path: file.path))
  }

  @Test("The fixture, to the token and the nano")
  func fixture() throws {
    let intake = try DatabaseFixture.intake(AiderReader.self, log)
    let records = intake.records
    #expect(
      records.map(\.usage.tokens) == [
        Tokens(input: 25_709, output: 321), Tokens(input: 100, output: 5),
        // Two calls of one second.
        Tokens(input: 100, output: 5), Tokens(input: 100, output: 5),
      ])
    #expect(records.map(\.usage.stated?.nanos) == [55_270_000, nil, 1_000_000, 1_000_000])
    #expect(
      records.map { $0.origin.time - 1_782_900_000_000 } == [60_000, 62_000, 100_000, 100_000])
    #expect(
      records.allSatisfy {
        $0.agent == "aider" && $0.grain == .request && $0.usage.accuracy == .approximate
          && $0.origin.session == nil && $0.origin.author == nil
      })
    #expect(intake.tally.passedOver == 6)
    #expect(intake.tally.skipped.isEmpty)
    #expect(!DatabaseFixture.hasCanary(intake))
    let twice = try DatabaseFixture.intake(AiderReader.self, log, log)
    #expect(twice.records == records)
  }

  @Test("What cannot be used is counted by its reason")
  func unusable() throws {
    func line(_ members: String, time: String = "1782900000") -> String {
      #"{"event":"message_send","properties":{\#(members)},"user_id":"u","time":\#(time)}"#
    }
    for number in ["-1", "1e308", #""7""#, "[1]", "0.5"] {
      let intake = try read(line(#""prompt_tokens":\#(number)"#))
      #expect(DatabaseFixture.skipped(intake) == [.badNumber: 1])
    }
    #expect(
      DatabaseFixture.skipped(try read(line(#""prompt_tokens":1,"cost":-0.1"#))) == [.badNumber: 1])
    for time in ["null", "-1", #""now""#, "1e300"] {
      let intake = try read(line(#""prompt_tokens":1"#, time: time))
      #expect(DatabaseFixture.skipped(intake) == [.badTime: 1])
    }
    let mixed = try read("nonsense\n\n" + line(#""prompt_tokens":1"#) + "\n{\"event\":\"mess")
    #expect(mixed.records.count == 1)
    #expect(DatabaseFixture.skipped(mixed) == [.malformed: 1, .cutOff: 1])
    #expect(mixed.tally.skipped[.malformed]?.firstLine == 1)
    let deep = #"{"event":"message_send","properties":"# + String(repeating: "[", count: 200_000)
    #expect(DatabaseFixture.skipped(try read(deep + "\n" + line(""))) == [.malformed: 1])
  }

  @Test("What is recognised")
  func recognition() throws {
    #expect(AiderReader.recognises(try log.sample()))
    let other = Array(#"{"event":"message_send","properties":{}}"#.utf8)
    #expect(!AiderReader.recognises(FileSample(path: "/x/log.jsonl", head: other)))
  }
}
