/// The tokens of one API call, or of several, in five classes that do not overlap.
///
/// What a model reasons is output. Vendors whose input includes what came from the cache are read
/// so that it does not.
package struct Tokens: Hashable, Codable, Sendable {
  /// Input that no cache had.
  package var input: Int64
  package var cacheRead: Int64
  /// Input written to a cache that keeps it for five minutes, or for a time that is not known.
  package var cacheWrite5m: Int64
  /// Input written to a cache that keeps it for an hour.
  package var cacheWrite1h: Int64
  package var output: Int64

  package init(
    input: Int64 = 0, cacheRead: Int64 = 0, cacheWrite5m: Int64 = 0, cacheWrite1h: Int64 = 0,
    output: Int64 = 0
  ) {
    self.input = input
    self.cacheRead = cacheRead
    self.cacheWrite5m = cacheWrite5m
    self.cacheWrite1h = cacheWrite1h
    self.output = output
  }

  /// Tokens as most vendors count them: what came from a cache, and what was written to one, is a
  /// part of `prompt`; where they say more than it holds, what came from the cache goes first.
  init(prompt: Int64, cacheRead: Int64, cacheWrite: Int64 = 0, output: Int64) {
    let read = min(cacheRead, prompt)
    let write = min(cacheWrite, prompt - read)
    self.init(
      input: prompt - read - write, cacheRead: read, cacheWrite5m: write, output: output)
  }

  /// The largest number that a record may state in one class; larger ones are no tokens.
  package static let limit: Int64 = 1_000_000_000_000

  /// Everything that went into the model: what a price's context tier is compared with.
  package var prompt: Int64 { input + cacheRead + cacheWrite5m + cacheWrite1h }

  package var total: Int64 { prompt + output }

  /// Adds the other's tokens; a sum that cannot be counted stays at the most that can.
  package mutating func add(_ other: Tokens) {
    // Written out: sums of a million records are made of it.
    input.add(other.input)
    cacheRead.add(other.cacheRead)
    cacheWrite5m.add(other.cacheWrite5m)
    cacheWrite1h.add(other.cacheWrite1h)
    output.add(other.output)
  }

  /// The classes, one after the other.
  package static let fields: [any WritableKeyPath<Tokens, Int64> & Sendable] = [
    \.input, \.cacheRead, \.cacheWrite5m, \.cacheWrite1h, \.output,
  ]
}
