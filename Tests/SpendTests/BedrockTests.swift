import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("Amazon Bedrock's log of calls")
struct BedrockTests {
  private let calls = Exported.fixture("bedrock/calls.jsonl")

  @Test("The fixture, to the token: the cache's tokens stand in the answer's body")
  func fixture() throws {
    let intake = try Exported.read(calls, by: BedrockReader.self)
    let records = intake.records
    try #require(records.count == 2)
    #expect(records.allSatisfy { $0.agent == "bedrock" && $0.grain == .request })
    #expect(
      records[0].usage.tokens
        == Tokens(
          input: 3, cacheRead: 400, cacheWrite5m: 37, cacheWrite1h: 25_000, output: 130))
    #expect(
      records[1].usage.tokens == Tokens(input: 35, cacheRead: 6, cacheWrite5m: 7, output: 446))
    #expect(
      records.map(\.usage.model)
        == ["us.anthropic.claude-opus-5-v1:0", "anthropic.claude-haiku-4-5-v1:0"])
    #expect(records.map(\.origin.author) == ["ada@example.org", nil])
    #expect(records[0].origin.time == 1_791_201_600_000)
    #expect(intake.tally.passedOver == 1)
    #expect(intake.tally.skipped[.missingAmount]?.firstLine == 4)
  }

  @Test("The log's own counts come first")
  func envelope() throws {
    let text = """
      {"schemaType":"ModelInvocationLog","requestId":"r","timestamp":"2026-10-05T12:00:00Z",\
      "modelId":"m","input":{"inputTokenCount":5,"cacheReadInputTokenCount":6,\
      "cacheWriteInputTokenCount":9},"output":{"outputTokenCount":8,"outputBodyJson":{"usage":\
      {"input_tokens":1,"cache_creation":{"ephemeral_1h_input_tokens":4}}}}}
      """
    #expect(
      try Exported.read(text: text, by: BedrockReader.self).records.map(\.usage.tokens) == [
        Tokens(input: 5, cacheRead: 6, cacheWrite5m: 5, cacheWrite1h: 4, output: 8)
      ])
  }

  @Test("Where the answer lies elsewhere, what the cache did is not known")
  func bodyElsewhere() throws {
    let text = """
      {"schemaType":"ModelInvocationLog","requestId":"r","timestamp":"2026-10-05T12:00:00Z",\
      "input":{"inputTokenCount":5},"output":{"outputTokenCount":8,"outputBodyS3Path":"s3://b/x"}}
      """
    #expect(
      try Exported.read(text: text, by: BedrockReader.self).records.map(\.usage.accuracy)
        == [.undercounted])
  }

  @Test("Compressed as S3 has it", .enabled(if: Program.find("gzip") != nil))
  func compressed() throws {
    let plain = try Exported.read(calls, by: BedrockReader.self).records
    let lines = Data(try Exported.text(of: calls).utf8)
    let gzip = try Program(named: "gzip").run(["-c"], input: lines).stdout
    // Several members are one file.
    for data in [gzip, gzip + gzip] {
      let file = try Exported.file(data, named: "log.json.gz")
      #expect(try Exported.formats(recognising: file) == [.bedrock])
      #expect(try Exported.read(file, by: BedrockReader.self).records == plain)
    }
    let many = Data((0..<400).flatMap { _ in lines })
    let large = try Program(named: "gzip").run(["-1", "-c"], input: many).stdout
    #expect(try Exported.formats(recognising: Exported.file(large)) == [.bedrock])
  }

  @Test("Compressed and damaged", .enabled(if: Program.find("gzip") != nil))
  func damaged() throws {
    let lines = Data(try Exported.text(of: calls).utf8)
    let gzip = try Program(named: "gzip").run(["-c"], input: lines).stdout
    var flipped = gzip
    flipped[gzip.count / 2] ^= 0x10
    for data in [gzip.dropLast(9), flipped, Data([0x1F, 0x8B, 0x08])] {
      let intake = try Exported.read(try Exported.file(Data(data)), by: BedrockReader.self)
      #expect(intake.records.isEmpty)
      #expect(Exported.skipped(intake) == [.compressed: 1])
    }
  }

  @Test("What becomes larger than the limit is not held", .enabled(if: Program.find("gzip") != nil))
  func bomb() throws {
    let zeros = Data(count: 1 << 20)
    let gzip = [UInt8](try Program(named: "gzip").run(["-9", "-c"], input: zeros).stdout)
    #expect(Gunzip.inflate(gzip, limit: 1 << 19) == nil)
    #expect(Gunzip.inflate(gzip, limit: 1 << 20)?.count == 1 << 20)
    #expect(Gunzip.inflate(gzip + gzip, limit: 1 << 20) == nil)
  }

  @Test("Calls without an id or a time")
  func unusable() throws {
    let text = """
      {"schemaType":"ModelInvocationLog","timestamp":"2026-10-05T12:00:00Z","input":\
      {"inputTokenCount":5}}
      {"schemaType":"ModelInvocationLog","requestId":"r","input":{"inputTokenCount":5}}
      {"schemaType":"ModelInvocationLog","requestId":"r","input":{"inputTokenCount":-5}}
      {"schemaType":"Other","requestId":"r"}
      """
    let intake = try Exported.read(text: text, by: BedrockReader.self)
    #expect(Exported.skipped(intake) == [.missingIdentity: 1, .badTime: 1, .badNumber: 1])
    #expect(intake.tally.passedOver == 1)
  }
}
