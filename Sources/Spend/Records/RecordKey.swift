/// What makes a record one: copies of the same call have the same key.
///
/// The 128-bit FNV-1a hash of a name space and the source's own id: no id is kept.
package struct RecordKey: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// Makes a key, part by part; where one part ends makes a difference.
package struct RecordKeyHasher: Sendable {
  // http://www.isthe.com/chongo/tech/comp/fnv/: offset basis and prime of 128 bits.
  private var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B

  /// - Parameter nameSpace: whose ids they are, such as `anthropic-message`: records of two formats
  ///   that share a name space and an id are one call.
  package init(_ nameSpace: StaticString) {
    add(nameSpace.description)
  }

  package mutating func add(_ text: some StringProtocol) {
    for byte in text.utf8 { add(byte) }
    add(UInt8(0))
  }

  package mutating func add(_ bytes: Span<UInt8>) {
    for index in bytes.indices { add(bytes[index]) }
    add(UInt8(0))
  }

  package mutating func add(_ number: Int64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: number >> Int64(shift)))
    }
  }

  package var key: RecordKey {
    RecordKey(high: UInt64(truncatingIfNeeded: hash >> 64), low: UInt64(truncatingIfNeeded: hash))
  }

  private mutating func add(_ byte: UInt8) {
    hash = (hash ^ UInt128(byte)) &* Self.prime
  }
}
