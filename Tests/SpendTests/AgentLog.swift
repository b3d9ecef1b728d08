import FixtureSupport
import Foundation
import Spend

/// Logs of agents: those under `Fixtures/spend`, and those that a test writes.
enum AgentLog {
  /// The text that stands in the fixtures wherever a log holds what nobody may see.
  static let canary = "outcomes-canary-7c1e"

  /// The files of a fixture, by their paths.
  static func files(_ format: String) throws -> [SpendFile] {
    let root = Checkout.fixtures.appendingPathComponent("spend/\(format)")
      .resolvingSymlinksInPath()
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
      .map { root.appendingPathComponent($0) }
      .filter { !$0.lastPathComponent.hasPrefix(".") && !$0.hasDirectoryPath }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true }
      .map { SpendFile(path: $0.path) }
  }

  static func write(
    _ content: some Sequence<UInt8>, as name: String = "log.jsonl"
  ) throws -> SpendFile {
    let file = try TemporaryDirectory.make("log").appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content).write(to: file)
    return SpendFile(path: file.path)
  }

  static func write(_ lines: [String], as name: String = "log.jsonl") throws -> SpendFile {
    try write(lines.map { $0 + "\n" }.joined().utf8, as: name)
  }

  /// What a reader makes of files, which it has to recognise.
  static func read<Reader: SpendReader>(
    _ files: [SpendFile], by reader: Reader.Type
  ) throws -> SpendIntake {
    var intake = SpendIntake()
    for file in files {
      guard try reader.recognises(file.sample()) else {
        throw FixtureError("'\(file.path)' is not recognised")
      }
      try reader.read(file, into: &intake)
    }
    return intake
  }

  static func read<Reader: SpendReader>(
    _ lines: [String], by reader: Reader.Type
  ) throws -> SpendIntake {
    try read([write(lines)], by: reader)
  }
}

extension SpendIntake {
  /// What was used, a text for each record, in their order.
  var summary: [String] {
    records.map { record in
      let tokens = record.usage.tokens
      return
        "\(record.usage.model ?? "-") \(tokens.input) \(tokens.cacheRead) \(tokens.cacheWrite5m) "
        + "\(tokens.output)"
    }
  }

  /// How often each reason made something unusable.
  var skipped: [SkipReason: Int] { tally.skipped.mapValues(\.count) }

  /// Everything that was kept, as text.
  var everything: String { "\(records) \(links) \(tally)" }
}
