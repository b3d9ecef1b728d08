import FixtureSupport
import Foundation
import Spend
import Testing

/// The generator of transcripts with every trap that is known, and what they hold in truth.
@Suite(
  "Transcripts with known truth",
  .enabled(
    if: Prerequisites.python && Prerequisites.git && Checkout.hasSharedTool("spend-trap-tree.py"),
    "needs python3, git and spend-trap-tree.py"))
struct ClaudeCodeTruthTests {
  /// The generator's own seed, and with `OUTCOMES_FULL=1` others.
  private static let seeds: [Int] =
    ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1"
    ? [20_261_121, 7, 99, 4_711] : [20_261_121]

  private struct Truth: Decodable {
    var requests: Int
    var by_model: [String: Counts]
    var by_session: [String: Counts]

    /// Nano-USD at the generator's own list prices: input, output and cache read for each token;
    /// what is written to a cache for five minutes costs 1.25 times the input, for an hour twice.
    var nanos: Int64 {
      let prices: [String: (input: Int64, output: Int64, read: Int64)] = [
        "claude-opus-5": (5_000, 25_000, 500), "claude-sonnet-5": (2_000, 10_000, 200),
        "claude-haiku-4-5-20251001": (1_000, 5_000, 100),
        "claude-sonnet-4-5-20250929": (3_000, 15_000, 300),
      ]
      return by_model.reduce(0) { sum, entry in
        guard let price = prices[entry.key] else { return -1 }
        let (used, input) = (entry.value, price.input)
        return sum + used.input * input + used.output * price.output + used.cr * price.read
          + used.cw5 * input * 5 / 4 + used.cw1h * input * 2
      }
    }

    struct Counts: Decodable, Equatable {
      var input: Int64 = 0
      var output: Int64 = 0
      var cw5: Int64 = 0
      var cw1h: Int64 = 0
      var cr: Int64 = 0

      mutating func add(_ tokens: Tokens) {
        input += tokens.input
        output += tokens.output
        cw5 += tokens.cacheWrite5m
        cw1h += tokens.cacheWrite1h
        cr += tokens.cacheRead
      }
    }
  }

  /// Makes a tree of about 20 MB.
  private static func tree(seed: Int) throws -> URL {
    let directory = try TemporaryDirectory.make("truth")
    let tool = Checkout.shared.appendingPathComponent("tools/spend-trap-tree.py")
    let text = try String(contentsOf: tool, encoding: .utf8)
    let seeded = directory.appendingPathComponent("tree.py")
    try Data(text.replacing("Random(20261121)", with: "Random(\(seed))").utf8).write(to: seeded)
    let home = directory.appendingPathComponent("home")
    let done = try Program(named: "python3").run([seeded.path, home.path, "20"], deadline: 300)
    guard done.exitCode == 0 else { throw FixtureError(done.errors) }
    return home
  }

  @Test("requests and tokens by model and session are exact", arguments: seeds)
  func exact(seed: Int) throws {
    let home = try Self.tree(seed: seed)
    let data = try Data(contentsOf: home.appendingPathComponent("truth.json"))
    let truth = try JSONDecoder().decode(Truth.self, from: data)
    let reading = SpendReading.read([home.path], readers: [ClaudeCodeReader.self], workers: 2)
    #expect(reading.intake.records.count == truth.requests)
    #expect(reading.tally.taken == truth.requests)
    #expect(Self.sums(reading) { $0.usage.model } == truth.by_model)
    #expect(Self.sums(reading) { $0.origin.session } == truth.by_session)
    #expect(reading.tally.skipped.isEmpty)
    var pricer = Pricer()
    let nanos = reading.intake.records.compactMap { pricer.cost(of: $0).nanos }
    #expect(nanos.count == truth.requests)
    #expect(nanos.reduce(0, +) == truth.nanos)
  }

  private static func sums(
    _ reading: SpendReading, by key: (SpendRecord) -> String?
  ) -> [String: Truth.Counts] {
    reading.intake.records.reduce(into: [:]) {
      $0[key($1) ?? "", default: Truth.Counts()].add($1.usage.tokens)
    }
  }
}
