import Glibc

extension Span<UInt8> {
  /// The first place of a byte at or after `start`, as fast as the C library finds it.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count else { return nil }
    return unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Whether these bytes stand at `start`.
  func holds(_ wanted: [UInt8], at start: Int) -> Bool {
    guard start <= count, wanted.count <= count - start else { return false }
    return unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return wanted.isEmpty }
      return unsafe memcmp(base + start, wanted, wanted.count) == 0
    }
  }

  /// The bytes of a part.
  func array(_ range: Range<Int>) -> [UInt8] {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// The number that a part consists of: up to twelve digits, and nothing else.
  func digits(_ range: Range<Int>) -> Int64? {
    guard !range.isEmpty, range.count <= 12 else { return nil }
    var number: Int64 = 0
    for index in range {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int64(digit)
    }
    return number
  }
}
