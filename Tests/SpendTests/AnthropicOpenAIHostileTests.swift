import FixtureSupport
import Foundation
import Testing

@testable import Spend

@Suite("Exports in JSON: kinds, privacy, damage")
struct AnthropicOpenAIHostileTests {
  private static let fixtures: [(name: String, format: SpendFormat)] = [
    ("anthropic-analytics/page.json", .anthropicAnalytics),
    ("anthropic-usage/pages.json", .anthropicUsage),
    ("anthropic-usage/people.json", .anthropicUsage),
    ("anthropic-cost/page.json", .anthropicCost), ("anthropic-cost/people.json", .anthropicCost),
    ("openai-usage/page.json", .openAIUsage), ("openai-costs/page.json", .openAICosts),
    ("cursor-events/api.json", .cursorEvents), ("cursor-events/dashboard.json", .cursorEvents),
    ("litellm/rows.jsonl", .liteLLM), ("openrouter/activity.json", .openRouter),
    ("bedrock/calls.jsonl", .bedrock),
  ]

  @Test("Each fixture is recognised as what it is, and as nothing else", arguments: fixtures)
  func kinds(fixture: (name: String, format: SpendFormat)) throws {
    let file = Exported.fixture(fixture.name)
    #expect(try Exported.formats(recognising: file) == [fixture.format])
    let text = try Exported.text(of: file)
    #expect(try Exported.formats(recognising: Exported.file("\u{FEFF}" + text)) == [fixture.format])
  }

  @Test(
    "Other files are not recognised",
    arguments: [
      "", "{}", "[]", "null", #"{"data":[]}"#, #"{"type":"assistant","message":{"usage":{}}}"#,
      #"{"openapi":"3.1","paths":{"uncached_input_tokens":{"amount":1}}}"#,
      #"{"text":"\"uncached_input_tokens\" \"ModelInvocationLog\" \"usageEvents\""}"#,
      #"{"data":[{"starting_at":"x"}]}"#, "date,model\n", "SQLite format 3\u{0}",
    ])
  func others(text: String) throws {
    #expect(try Exported.formats(recognising: Exported.file(text)) == [])
  }

  @Test("Spans without use before the first row leave the vendor known")
  func emptySpans() throws {
    let span = #"{"starting_at":"2026-10-04T00:00:00Z","ending_at":"x","results":[]}"#
    let text = #"{"data":[\#(Array(repeating: span, count: 90).joined(separator: ","))]}"#
    #expect(try Exported.formats(recognising: Exported.file(text)) == [.anthropicUsage])
  }

  @Test("Nothing of a prompt, an answer, a title or a body is kept", arguments: fixtures)
  func privacy(fixture: (name: String, format: SpendFormat)) throws {
    let file = Exported.fixture(fixture.name)
    #expect(try Exported.text(of: file).contains(Exported.canary))
    var shown = ""
    for reader in Exported.readers {
      var intake = SpendIntake()
      try reader.read(file, into: &intake)
      dump(intake.records, to: &shown)
      dump(intake.tally, to: &shown)
      dump(intake.links, to: &shown)
    }
    #expect(!shown.contains(Exported.canary))
  }

  @Test("Cut off or flipped anywhere, a file ends in records and reasons", arguments: fixtures)
  func damage(fixture: (name: String, format: SpendFormat)) throws {
    let bytes = try Exported.fixture(fixture.name).content()
    let reader = try #require(Exported.readers.first { $0.format == fixture.format })
    let path = try TemporaryDirectory.make("damage").appendingPathComponent("file")
    var seed: UInt64 = 7
    for round in 0..<200 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let place = Int(seed >> 33) % bytes.count
      var damaged = round % 2 == 0 ? Array(bytes[..<place]) : bytes
      if round % 2 == 1 { damaged[place] = UInt8(truncatingIfNeeded: seed >> 25) }
      try Data(damaged).write(to: path)
      var intake = SpendIntake()
      try reader.read(SpendFile(path: path.path), into: &intake)
      _ = reader.recognises(try SpendFile(path: path.path).sample())
      #expect(intake.records.allSatisfy { $0.usage.tokens.total >= 0 })
    }
  }

  @Test("A damaged line costs that line only")
  func damagedLines() throws {
    let lines = try Exported.text(of: Exported.fixture("litellm/rows.jsonl"))
      .split(separator: "\n")
    let whole = try Exported.read(
      Exported.fixture("litellm/rows.jsonl"), by: LiteLLMReader.self
    ).records
    for (place, lost) in [(0, [0]), (1, [1]), (4, [2])] {
      var damaged = lines
      damaged[place] = damaged[place].dropLast(3)
      let intake = try Exported.read(
        text: damaged.joined(separator: "\n") + "\n", by: LiteLLMReader.self)
      #expect(
        intake.records == whole.enumerated().filter { !lost.contains($0.offset) }.map(\.element))
      #expect(intake.tally.skipped[.malformed]?.firstLine == place + 1)
    }
  }

  @Test("Deep nesting, wrong kinds and repeated keys take no harm", arguments: fixtures)
  func shapes(fixture: (name: String, format: SpendFormat)) throws {
    let reader = try #require(Exported.readers.first { $0.format == fixture.format })
    let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
    let texts = [
      deep, #"{"data":\#(deep)}"#, #"{"data":[1,"x",null,[],{}],"data":{},"data":[{}]}"#, "1 2 3",
      #"{"usageEvents":[{"tokenUsage":[]}],"results":1,"metadata":\#(deep)}"#,
      #"{"data":[{"starting_at":{},"results":{"a":1},"actor":[],"model_breakdown":{}}]}"#,
    ]
    for text in texts {
      var intake = SpendIntake()
      try reader.read(try Exported.file(text), into: &intake)
      #expect(intake.records.isEmpty)
      _ = reader.recognises(try Exported.file(text).sample())
    }
  }
}
