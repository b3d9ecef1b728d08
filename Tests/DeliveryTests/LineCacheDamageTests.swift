import Caching
import FixtureSupport
import Foundation
import Testing

@testable import Delivery

/// Whatever stands in the files of the cache, a scan goes on.
@Suite("A damaged cache of lines", .enabled(if: Prerequisites.git, "needs git"))
struct LineCacheDamageTests {
  private static func scanned(
    _ seed: UInt64
  ) throws -> (history: LineCacheHistory, parameters: DeliveryParameters, plain: LineCacheResult) {
    var history = try LineCacheHistory(seed: seed, count: 30)
    let end = Int64(RandomGraph.start + 30 * 40_000)
    var parameters = DeliveryParameters(until: end, now: end)
    parameters.isTrunk = true
    let cache = CacheDirectory(gitDirectory: history.path.path + "/")
    try history.grow(to: 25)
    parameters.cache = cache
    _ = try LineCacheResult(history.path, parameters)
    try history.grow(to: 30)
    parameters.cache = nil
    let plain = try LineCacheResult(history.path, parameters)
    parameters.cache = cache
    _ = try LineCacheResult(history.path, parameters)
    return (history, parameters, plain)
  }

  private static func files(_ parameters: DeliveryParameters) throws -> [URL] {
    let cache = try #require(parameters.cache)
    return cache.names(prefix: "lines-").sorted().map { URL(fileURLWithPath: cache.path + $0) }
  }

  @Test("bits that are not as they were written", arguments: [7, 8, 9] as [UInt64])
  func flipped(_ seed: UInt64) throws {
    var (history, parameters, plain) = try Self.scanned(seed)
    let kept = try Self.files(parameters).map { ($0, try Data(contentsOf: $0)) }
    #expect(!kept.isEmpty)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<25 {
      for (file, content) in kept {
        var damaged = content
        let place = Int.random(in: 0..<content.count, using: &random)
        if Bool.random(using: &random) {
          damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        } else {
          damaged = damaged.prefix(place)
        }
        try damaged.write(to: file)
      }
      parameters.workers = Int.random(in: 1..<4, using: &random)
      #expect(try LineCacheResult(history.path, parameters) == plain)
    }
  }

  @Test("contents that somebody made up", arguments: [17, 18] as [UInt64])
  func forged(_ seed: UInt64) throws {
    let (history, parameters, _) = try Self.scanned(seed)
    let cache = try #require(parameters.cache)
    let names = cache.names(prefix: "lines-").sorted()
    let kept = try Self.files(parameters).map { [UInt8](try Data(contentsOf: $0)) }
    var random = SeededGenerator(seed: seed)
    var accepted = 0
    for _ in 0..<150 {
      for (name, content) in zip(names, kept) {
        var forged = Array(content[24...])
        for _ in 0..<Int.random(in: 1..<4, using: &random) {
          let place = Int.random(in: 0..<forged.count, using: &random)
          forged[place] = UInt8.random(in: .min ... .max, using: &random)
        }
        guard let encoder = Self.encoder(forged) else { continue }
        cache.write(encoder, to: name)
        #expect(cache.read(name) != nil)
        accepted += 1
      }
      _ = try LineCacheResult(history.path, parameters)
    }
    #expect(accepted > 50)
  }

  /// An encoder that has written these bytes; `nil` where it cannot.
  private static func encoder(_ bytes: [UInt8]) -> CacheEncoder? {
    var encoder = CacheEncoder()
    for start in stride(from: 0, to: bytes.count, by: 8) {
      let rest = bytes[start..<min(start + 8, bytes.count)]
      if rest.count == 8 {
        encoder.append(fixed: rest.reversed().reduce(0) { $0 << 8 | UInt64($1) })
      } else {
        guard rest.allSatisfy({ $0 < 0x80 }) else { return nil }
        for byte in rest { encoder.append(UInt64(byte)) }
      }
    }
    return encoder
  }
}
