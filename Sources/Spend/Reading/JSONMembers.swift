import JSONScanning

/// Goes through the members of one object, as `JSONScanner` does, for lines by the hundred thousand.
///
/// ```swift
/// guard var members = JSONMembers(at: start, in: bytes) else { return }
/// while let key = try members.next(of: names, in: bytes) {
///   // The value of the member begins at `members.value`, and ends:
///   let end = try members.leap(in: bytes)
/// }
/// ```
///
/// Each member is followed by exactly one of `leap` and `move`.
struct JSONMembers {
  /// Where the value of the member begins; at last, where the object ends.
  private(set) var value: Int
  private var isFresh = true

  /// Enters the object at `start`; `nil` where there is none.
  init?(at start: Int, in bytes: Span<UInt8>) {
    value = Self.space(from: start, in: bytes)
    guard value < bytes.count, bytes[value] == UInt8(ascii: "{") else { return nil }
    value += 1
  }

  /// The next member whose name is one of `names`, by its place there; `nil` at the object's end.
  mutating func next(
    of names: MemberNames, in bytes: Span<UInt8>
  ) throws(JSONError) -> Int? {
    while true {
      value = Self.space(from: value, in: bytes)
      if try Self.byte(at: value, in: bytes) == UInt8(ascii: "}") {
        value += 1
        return nil
      }
      if !isFresh {
        try expect(UInt8(ascii: ","), in: bytes)
        value = Self.space(from: value, in: bytes)
      }
      isFresh = false
      let name = value
      guard try Self.byte(at: name, in: bytes) == UInt8(ascii: "\"") else {
        throw JSONError(reason: .unexpected, offset: name)
      }
      value = try JSONLeap.end(ofTextAt: name, in: bytes)
      let place = try names.place(ofTextIn: name..<value, in: bytes)
      value = Self.space(from: value, in: bytes)
      try expect(UInt8(ascii: ":"), in: bytes)
      value = Self.space(from: value, in: bytes)
      if let place { return place }
      try leap(in: bytes)
    }
  }

  /// Steps over the member's value, whatever it is.
  @discardableResult
  mutating func leap(in bytes: Span<UInt8>) throws(JSONError) -> Int {
    value = try JSONLeap.end(ofValueAt: value, in: bytes)
    return value
  }

  /// Goes on behind the member's value, which somebody else read and which ends at `end`.
  mutating func move(to end: Int) { value = end }

  private mutating func expect(_ wanted: UInt8, in bytes: Span<UInt8>) throws(JSONError) {
    guard try Self.byte(at: value, in: bytes) == wanted else {
      throw JSONError(reason: .unexpected, offset: value)
    }
    value += 1
  }

  private static func byte(at place: Int, in bytes: Span<UInt8>) throws(JSONError) -> UInt8 {
    guard place < bytes.count else { throw JSONError(reason: .cutOff, offset: place) }
    return bytes[place]
  }

  @inline(__always)
  private static func space(from start: Int, in bytes: Span<UInt8>) -> Int {
    var place = start
    while place < bytes.count, bytes[place] <= 0x20 {
      guard [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) else { break }
      place += 1
    }
    return place
  }
}
