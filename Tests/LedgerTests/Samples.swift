import FixtureSupport
import Foundation
import Ledger
import Spend

/// Records and ledgers to try things on.
enum Samples {
  /// A path in a directory of its own, where no ledger is yet.
  static func path() throws -> String {
    try TemporaryDirectory.make("ledger").appendingPathComponent("outcomes/ledger.sqlite").path
  }

  /// A record; records of the same number are copies of the same call.
  static func record(_ number: UInt64, output: Int64 = 10, author: String? = nil) -> SpendRecord {
    SpendRecord(
      key: RecordKey(high: number &* 0x9E37_79B9_7F4A_7C15, low: number), format: .claudeCode,
      agent: "claude-code", grain: .request,
      usage: Usage(model: "model-\(number % 3)", tokens: Tokens(input: 3, output: output)),
      origin: Origin(
        time: 1_000 + Int64(number % 10_000), session: "s\(number % 7)", author: author))
  }

  /// A record that says something in every field.
  static let full = SpendRecord(
    key: RecordKey(high: .max, low: 1 << 63), format: .liteLLM, agent: "litellm",
    grain: .userDay,
    usage: Usage(
      model: "m",
      tokens: Tokens(input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5),
      stated: StatedCost(nanos: -7, basis: .billed), terms: [.fast, .us], webSearches: 2,
      accuracy: .undercounted, isSidechain: true),
    origin: Origin(
      time: -5, session: "s", directory: "/src/ä", repository: "o/r", branch: "main",
      author: "ann@example.org", commit: "abc", fileStart: -9, isSidechain: true))

  static func file(_ path: String, size: Int64 = 10) -> ImportedFile {
    ImportedFile(
      path: path,
      identity: ImportedFile.Identity(
        device: 1, inode: -2, size: size, modifiedAt: 3, changedAt: 4),
      format: "claude-code", importedAt: 5, taken: 6, repeated: 7, passedOver: 8,
      skips: [
        ImportedFile.Skip(reason: "not well-formed", count: 2, firstLine: 9),
        ImportedFile.Skip(reason: "without an id", count: 1, firstLine: nil),
      ])
  }
}
