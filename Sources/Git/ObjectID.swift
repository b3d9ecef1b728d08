/// The name of a git object: the 20 bytes of its SHA-1.
///
/// Stored as three words, so that comparing and hashing need no loop and no heap.
package struct ObjectID: Hashable, Comparable, Sendable {
  let first: UInt64
  let second: UInt64
  let third: UInt32

  /// The id of 20 bytes, most significant first; `nil` for any other number of bytes.
  package init?(bytes: some RandomAccessCollection<UInt8>) {
    guard bytes.count == 20 else { return nil }
    func word<T: FixedWidthInteger>(_ bytes: some Sequence<UInt8>) -> T {
      bytes.reduce(0) { $0 << 8 | T($1) }
    }
    first = word(bytes.prefix(8))
    second = word(bytes.dropFirst(8).prefix(8))
    third = word(bytes.dropFirst(16))
  }

  init(first: UInt64, second: UInt64, third: UInt32) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// The id written as 40 hexadecimal digits; `nil` if `hex` is anything else.
  package init?(hex: some StringProtocol) {
    self.init(hex: Array(hex.utf8)[...])
  }

  /// The id written as 40 hexadecimal digits in ASCII; `nil` if `hex` is anything else.
  package init?(hex: ArraySlice<UInt8>) {
    guard let id = hex.withUnsafeBytes({ ObjectID(hex: $0) }) else { return nil }
    self = id
  }

  /// The same of bytes that are in no array: histories have millions of ids to be read.
  init?(hex: UnsafeRawBufferPointer) {
    guard hex.count == 40 else { return nil }
    func word(_ digits: Range<Int>) -> UInt64? {
      var word: UInt64 = 0
      for index in digits {
        guard let digit = Self.digit(hex[index]) else { return nil }
        word = word << 4 | UInt64(digit)
      }
      return word
    }
    guard let first = word(0..<16), let second = word(16..<32), let third = word(32..<40) else {
      return nil
    }
    self.init(first: first, second: second, third: UInt32(third))
  }

  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The 20 bytes, most significant first.
  package var bytes: [UInt8] {
    func split(_ word: some FixedWidthInteger, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: word >> ((count - 1 - $0) * 8)) }
    }
    return split(first, 8) + split(second, 8) + split(third, 4)
  }

  /// The 40 hexadecimal digits.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.first, left.second, left.third) < (right.first, right.second, right.third)
  }
}

extension ObjectID: CustomStringConvertible {
  package var description: String { hex }
}
