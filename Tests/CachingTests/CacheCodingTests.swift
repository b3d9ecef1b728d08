import FixtureSupport
import Testing

@testable import Caching

@Suite("Values as bytes, and back")
struct CacheCodingTests {
  /// Numbers of every length.
  private static let numbers: [UInt64] =
    [0, 1, .max] + (0..<64).flatMap { [1 << $0, (1 << $0) - 1] }

  @Test("every kind of value comes back in its order")
  func order() throws {
    var content = CacheEncoder()
    for number in Self.numbers {
      content.append(number)
      content.append(signed: Int64(bitPattern: number))
      content.append(fixed: number)
    }
    content.append(text: "gr\u{fc}n")
    content.append(flag: true)
    content.append(numbers: [Int64.min, 0, .max])
    content.append(count: 2)
    var reader = CacheDecoder(content.bytes + [0, 0])
    for number in Self.numbers {
      #expect(try reader.number() == number)
      #expect(try reader.signed() == Int64(bitPattern: number))
      #expect(try reader.fixed() == number)
    }
    #expect(try reader.text() == "gr\u{fc}n")
    #expect(try reader.flag())
    #expect(try reader.numbers(Int64.self) == [.min, 0, .max])
    #expect(try reader.count() == 2)
    #expect(!reader.isAtEnd)
  }

  @Test("no bytes make it crash, or make room for more than there are")
  func anyBytes() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        // Long numbers and large counts more often than chance has them.
        Bool.random(using: &random) ? UInt8.random(in: 0x80...0xFF, using: &random) : 3
      }
      var reader = CacheDecoder(bytes)
      while !reader.isAtEnd, (try? step(&reader, &random)) != nil {}
    }
  }

  private func step(_ reader: inout CacheDecoder, _ random: inout SeededGenerator) throws {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: _ = try reader.number()
    case 1: _ = try reader.signed()
    case 2: _ = try reader.fixed()
    case 3: _ = try reader.text()
    case 4: _ = try reader.flag()
    case 5: #expect(try reader.numbers(Int64.self).count <= 3)
    case 6: #expect(try reader.count(ofAtLeast: 4) <= 6)
    default: #expect(try reader.index(below: 5) < 5)
    }
  }
}
