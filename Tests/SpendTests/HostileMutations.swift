import FixtureSupport

/// Ways to damage a file.
enum HostileMutation: CaseIterable, Sendable {
  case cutOff, flippedBytes, invalidUTF8, oneNumber, allNumbers, doubledKey, nestedValue

  /// Whether what is not a number stays as it was.
  var keepsNames: Bool { ![.cutOff, .flippedBytes, .invalidUTF8].contains(self) }

  private static let numbers = ["null", "\"12\"", "1e308", "-1", "99999999999999999999", "0.5"]
  private static let invalid: [[UInt8]] = [
    [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00],
  ]

  /// The damaged file; `nil` where it has nothing to damage in this way.
  ///
  /// - Parameters:
  ///   - file: what is damaged.
  ///   - part: 0 to 1: for `cutOff`, how much is left.
  ///   - random: where, and how.
  /// - Returns: the bytes.
  func apply(
    to file: HostileFile, part: Double, using random: inout SeededGenerator
  ) -> [UInt8]? {
    var bytes = file.bytes
    switch self {
    case .cutOff: return Array(bytes.prefix(Int(Double(bytes.count) * part)))
    case .flippedBytes:
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] ^= UInt8(
          truncatingIfNeeded: 1 << Int.random(in: 0..<8, using: &random))
      }
      return bytes
    case .invalidUTF8:
      let place = Int.random(in: bytes.indices, using: &random)
      bytes.insert(contentsOf: Self.invalid.randomElement(using: &random) ?? [], at: place)
      return bytes
    case .oneNumber:
      guard let range = file.numbers.randomElement(using: &random) else { return nil }
      bytes.replaceSubrange(range, with: Self.number(using: &random))
      return bytes
    case .allNumbers:
      guard !file.numbers.isEmpty else { return nil }
      let number = Self.number(using: &random)
      for range in file.numbers.reversed() { bytes.replaceSubrange(range, with: number) }
      return bytes
    case .doubledKey:
      guard let range = file.members.randomElement(using: &random) else { return nil }
      bytes.insert(contentsOf: Array(file.bytes[range]) + [UInt8(ascii: ",")], at: range.lowerBound)
      return bytes
    case .nestedValue:
      guard let range = file.numbers.randomElement(using: &random) else { return nil }
      let depth = 10_000
      bytes.insert(contentsOf: repeatElement(UInt8(ascii: "]"), count: depth), at: range.upperBound)
      bytes.insert(contentsOf: repeatElement(UInt8(ascii: "["), count: depth), at: range.lowerBound)
      return bytes
    }
  }

  private static func number(using random: inout SeededGenerator) -> [UInt8] {
    Array((numbers.randomElement(using: &random) ?? "null").utf8)
  }
}

/// A file, and where in it there is something to damage.
struct HostileFile: Sendable {
  let bytes: [UInt8]
  /// Numbers as such, and texts that are numbers, with their quotation marks.
  private(set) var numbers: [Range<Int>] = []
  /// Members of objects whose value is a number: `"count":12`.
  private(set) var members: [Range<Int>] = []

  /// Looks for numbers in JSON; in any other file, every run of digits is one.
  init(_ bytes: [UInt8], isJSON: Bool) {
    self.bytes = bytes
    if isJSON { findInJSON() } else { findDigits() }
  }

  private mutating func findDigits() {
    var start: Int?
    for index in bytes.indices {
      if Self.isNumber(bytes[index]) {
        start = start ?? index
      } else if let first = start {
        numbers.append(first..<index)
        start = nil
      }
    }
  }

  private mutating func findInJSON() {
    var index = 0
    var key: Int?
    while index < bytes.count {
      let start = index
      if bytes[index] == UInt8(ascii: "\"") {
        index = endOfText(from: index)
        let isDigits = bytes[start..<index].dropFirst().dropLast().allSatisfy(Self.isNumber)
        if index - start > 2, isDigits { note(start..<index, key: key) }
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") { key = start } else { key = nil }
      } else if Self.isNumber(bytes[index]) {
        while index < bytes.count, Self.isNumber(bytes[index]) { index += 1 }
        note(start..<index, key: key)
        key = nil
      } else {
        if ![UInt8(ascii: ":"), UInt8(ascii: " ")].contains(bytes[index]) { key = nil }
        index += 1
      }
    }
  }

  private mutating func note(_ number: Range<Int>, key: Int?) {
    numbers.append(number)
    if let key { members.append(key..<number.upperBound) }
  }

  private func endOfText(from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.count)
  }

  private static func isNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || [UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
  }
}
