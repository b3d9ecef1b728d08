import JSONScanning

/// Some texts, to be found again by their place in the list.
struct MemberNames: Sendable {
  private let names: [[UInt8]]
  /// The place of a name at the number that `slot` makes of it, or in the first free slot behind;
  /// -1 where none has that number.
  private var slots = [Int](repeating: -1, count: Self.count)

  /// A power of two, and several times as many as there are names in any list.
  private static let count = 128

  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
    for (place, name) in self.names.enumerated() {
      guard let first = name.first, let last = name.last, place < Self.count / 2 else { continue }
      var slot = Self.slot(length: name.count, first: first, last: last)
      while slots[slot] >= 0 { slot = (slot + 1) % Self.count }
      slots[slot] = place
    }
  }

  private static func slot(length: Int, first: UInt8, last: UInt8) -> Int {
    (length &* 29 &+ Int(first) &* 7 &+ Int(last)) & (count - 1)
  }

  /// The place of the text that stands, with its quotation marks, in `range`; `nil` where it is none
  /// of these.
  func place(ofTextIn range: Range<Int>, in bytes: Span<UInt8>) throws(JSONError) -> Int? {
    let start = range.lowerBound + 1
    let length = range.count - 2
    guard length > 0 else { return nil }
    var slot = Self.slot(
      length: length, first: bytes[start], last: bytes[start + length - 1])
    while slots[slot] >= 0 {
      let place = slots[slot]
      if names[place].count == length, bytes.holds(names[place], at: start) { return place }
      slot = (slot + 1) & (Self.count - 1)
    }
    // Whoever wrote it may have escaped letters.
    let text = bytes.extracting(range)
    guard text.firstIndex(of: UInt8(ascii: "\\"), from: 0) != nil else { return nil }
    var json = JSONScanner(at: range.lowerBound)
    let name = try json.utf8(in: bytes)
    return names.firstIndex { $0 == name }
  }
}
