/// Puts values one after the other into bytes, as `CacheDecoder` takes them out again.
package struct CacheEncoder: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// A number in as few bytes as it needs (LEB128).
  package mutating func append(_ number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number that may be negative, in few bytes where it is near zero.
  package mutating func append(signed number: Int64) {
    append(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  /// A count or a place in an array.
  package mutating func append(count: Int) { append(UInt64(count)) }

  /// A number in eight bytes, the lowest first.
  package mutating func append(fixed number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  /// Bytes, with their count before them.
  package mutating func append(bytes list: some Collection<UInt8>) {
    append(count: list.count)
    bytes.append(contentsOf: list)
  }

  package mutating func append(text: String) { append(bytes: text.utf8) }

  /// Whether there is a value; if so, it has to follow.
  package mutating func append(flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Numbers as they are in memory, with their count before them.
  package mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(numbers: [Number]) {
    append(count: numbers.count)
    unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }
}
