import FixtureSupport
import Foundation

@testable import Spend

/// What the tests of exported files share.
enum Exported {
  static let canary = "outcomes-canary-7c1e"

  /// A file of `Fixtures/spend`, such as `litellm/rows.jsonl`.
  static func fixture(_ name: String) -> SpendFile {
    SpendFile(path: Checkout.fixtures.appendingPathComponent("spend/" + name).path)
  }

  /// A file with this content, gone after the run.
  static func file(_ content: String, named name: String = "export.json") throws -> SpendFile {
    try file(Data(content.utf8), named: name)
  }

  static func file(_ content: Data, named name: String = "export.json") throws -> SpendFile {
    let path = try TemporaryDirectory.make("export").appendingPathComponent(name)
    try content.write(to: path)
    return SpendFile(path: path.path)
  }

  static func text(of file: SpendFile) throws -> String {
    String(decoding: try file.content(), as: UTF8.self)
  }

  static func read<Reader: SpendReader>(
    _ files: SpendFile..., by reader: Reader.Type
  ) throws -> SpendIntake {
    var intake = SpendIntake()
    for file in files { try reader.read(file, into: &intake) }
    return intake
  }

  static func read<Reader: SpendReader>(
    text: String, by reader: Reader.Type
  ) throws -> SpendIntake {
    try read(file(text), by: reader)
  }

  /// All readers of exports in JSON.
  static let readers: [any SpendReader.Type] = [
    AnthropicAnalyticsReader.self, AnthropicUsageReader.self, AnthropicCostReader.self,
    OpenAIUsageReader.self,
    OpenAICostsReader.self, CursorEventsReader.self, LiteLLMReader.self, OpenRouterReader.self,
    BedrockReader.self,
  ]

  static func formats(recognising file: SpendFile) throws -> [SpendFormat] {
    let sample = try file.sample()
    return readers.filter { $0.recognises(sample) }.map { $0.format }
  }

  static func skipped(_ intake: SpendIntake) -> [SkipReason: Int] {
    intake.tally.skipped.mapValues(\.count)
  }
}
