import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("Cline, Roo Code and their kin")
struct ClineTests {
  private func task(_ path: String) -> SpendFile {
    let folder = Checkout.fixtures.appendingPathComponent("spend/cline")
    return SpendFile(path: folder.appendingPathComponent(path + "/ui_messages.json").path)
  }
  private static let cline = "saoudrizwan.claude-dev/tasks/1782900000000"
  private static let roo =
    "RooVeterinaryInc.roo-cline/tasks/019bf2c4-0000-7000-8000-000000000001"

  private func read(
    _ text: String, beside others: [String: String] = [:], under folder: String = "a/tasks/1"
  ) throws -> SpendIntake {
    let folder = try TemporaryDirectory.make("cline").appendingPathComponent(folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in others.merging(["ui_messages.json": text], uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let file = SpendFile(path: folder.appendingPathComponent("ui_messages.json").path)
    return try DatabaseFixture.intake(ClineReader.self, file)
  }

  @Test("A task of Cline, to the token and the nano")
  func fixture() throws {
    let file = task(Self.cline)
    let intake = try DatabaseFixture.intake(ClineReader.self, file, file)
    let records = intake.records
    #expect(
      records.map(\.usage.tokens) == [
        Tokens(input: 1_200, cacheWrite5m: 4_000, output: 300),
        Tokens(input: 15, cacheRead: 5_200, cacheWrite5m: 100, output: 80),
        Tokens(input: 20, output: 10), Tokens(input: 500, output: 50),
        Tokens(input: 700, cacheRead: 2, cacheWrite5m: 1, output: 70),
      ])
    #expect(
      records.map(\.usage.stated?.nanos) == [23_100_000, 4_200_000, nil, 10_000_000, 20_000_000])
    #expect(records.allSatisfy { $0.usage.stated == nil || $0.usage.stated?.basis == .estimate })
    #expect(
      records.map(\.usage.model) == [
        "claude-sonnet-4-5", "claude-opus-4-5", "claude-haiku-4-5", nil, nil,
      ])
    #expect(
      records.map { $0.origin.time - 1_782_900_000_000 } == [1_000, 61_000, 63_000, 64_000, 65_000])
    #expect(records.map(\.origin.isSidechain) == [false, false, false, false, true])
    #expect(
      records.allSatisfy {
        $0.agent == "cline" && $0.origin.session == "1782900000000" && $0.grain == .request
      })
    // The call that has no answer yet, and the second reading.
    #expect(intake.tally.passedOver == 2)
    #expect(intake.tally.repeated == 5)
    #expect(intake.tally.skipped.isEmpty)
    #expect(!DatabaseFixture.hasCanary(intake))
  }

  @Test("A task of Roo Code, whose input includes the cache")
  func roo() throws {
    let intake = try DatabaseFixture.intake(ClineReader.self, task(Self.roo))
    let records = intake.records
    #expect(
      records.map(\.usage.tokens) == [
        Tokens(input: 15, cacheRead: 5_200, cacheWrite5m: 100, output: 80),
        Tokens(input: 15, cacheRead: 5_200, cacheWrite5m: 100, output: 81), Tokens(),
      ])
    #expect(records.map(\.usage.stated?.nanos) == [4_200_000, 4_200_000, 3_000_000])
    #expect(records.allSatisfy { $0.agent == "roo-code" && $0.origin.directory == "/w/roo" })
    #expect(DatabaseFixture.skipped(intake) == [.malformed: 1])
    #expect(!DatabaseFixture.hasCanary(intake))
  }

  @Test(
    "The agent by its extension",
    arguments: [
      ("saoudrizwan.claude-dev", "cline"), ("rooveterinaryinc.roo-cline", "roo-code"),
      ("kilocode.Kilo-Code", "kilo-code"), ("ZooCodeOrganization.zoo-code", "roo-code"),
      ("elsewhere", "cline"),
    ] as [(String, String)])
  func agents(_ folder: String, _ agent: String) throws {
    let records = try read(Self.call("1"), under: folder + "/tasks/7").records
    #expect(records.map(\.agent) == [agent])
    #expect(records.map(\.origin.session) == ["7"])
  }

  private static func call(_ number: String, time: String = "1782900000000") -> String {
    #"[{"ts":\#(time),"say":"api_req_started","text":"{\"tokensIn\":\#(number)}"}]"#
  }

  @Test("What cannot be used is counted by its reason")
  func unusable() throws {
    for number in ["-1", "1e308", #"\"7\""#, "[1]", "0.5", "true"] {
      #expect(
        DatabaseFixture.skipped(try read(Self.call(number))) == [.badNumber: 1], "\(number)")
    }
    for time in ["null", "-1", #""now""#, "1e300"] {
      #expect(
        DatabaseFixture.skipped(try read(Self.call("1", time: time))) == [.badTime: 1])
    }
    for text in ["null", "7", #""""#, #""[]""#, #""{\"tokensIn\":""#, #""\ud800""#] {
      let message = #"[{"ts":1782900000000,"say":"api_req_started","text":\#(text)}]"#
      #expect(DatabaseFixture.skipped(try read(message)) == [.malformed: 1], "\(text)")
    }
    let cut = try read(Self.call("1").dropLast() + #",{"ts":17829"#)
    #expect(cut.records.count == 1)
    #expect(DatabaseFixture.skipped(cut) == [.cutOff: 1])
    #expect(try read("[[],null,7,{}]").records.isEmpty)
    let deep = "[" + String(repeating: #"{"say":["#, count: 50_000)
    #expect(DatabaseFixture.skipped(try read(deep)) == [.cutOff: 1])
  }

  @Test("A request of many megabytes is unescaped and let go")
  func large() throws {
    let request = String(repeating: #"\\n\\\"\\u00e9"#, count: 300_000)
    let text = #"{\"request\":\"\#(request)\",\"tokensIn\":5}"#
    let intake = try read(#"[{"text":"\#(text)","ts":1782900000000,"say":"api_req_started"}]"#)
    #expect(intake.records.map(\.usage.tokens) == [Tokens(input: 5)])
  }

  @Test("Files beside it that are broken")
  func besides() throws {
    let broken = try read(
      Self.call("1"),
      beside: ["task_metadata.json": "{\"model_usage\":[{", "history_item.json": "["])
    #expect(broken.records.map(\.usage.model) == [nil])
    let model = #"{"model_usage":[{"ts":1782900000001,"model_id":"m"},{"ts":"x","model_id":"n"}]}"#
    let early = try read(Self.call("1"), beside: ["task_metadata.json": model])
    #expect(early.records.map(\.usage.model) == ["m"])
  }

  @Test("What is recognised")
  func recognition() throws {
    #expect(ClineReader.recognises(try task(Self.cline).sample()))
    #expect(ClineReader.recognises(try task(Self.roo).sample()))
    let head = Array("[{".utf8)
    #expect(!ClineReader.recognises(FileSample(path: "/x/messages.json", head: head)))
    #expect(
      !ClineReader.recognises(FileSample(path: "/x/ui_messages.json", head: Array("{".utf8))))
  }
}
