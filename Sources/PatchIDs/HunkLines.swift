/// How many lines of a hunk are still to come, of the old file and of the new.
struct HunkLines: Equatable {
  /// No hunk yet: the lines before the file names, such as `new file mode 100644`.
  static let header = HunkLines(old: -1, new: -1)
  /// The lines `---` and `+++`, which count as one line of each file.
  static let fileNames = HunkLines(old: 1, new: 1)

  // As wide as git's, which counts further where a patch lies.
  var old: Int32
  var new: Int32

  var isHeader: Bool { old == Self.header.old }
  var isComplete: Bool { old == 0 && new == 0 }

  mutating func count(_ line: ArraySlice<UInt8>) {
    switch line.first {
    case UInt8(ascii: "-"): old &-= 1
    case UInt8(ascii: "+"): new &-= 1
    case UInt8(ascii: " "):
      old &-= 1
      new &-= 1
    default: break
    }
  }

  /// Reads `@@ -1,2 +3,4 @@`; of a malformed line, what can be read.
  mutating func read(_ line: ArraySlice<UInt8>) {
    var rest = line.dropFirst(4)
    guard Self.take(&old, from: &rest), rest.begins(" +") else { return }
    rest = rest.dropFirst(2)
    _ = Self.take(&new, from: &rest)
  }

  /// Takes `start,count`, or `start` alone, which means one line.
  ///
  /// - Returns: whether digits stood last.
  private static func take(_ count: inout Int32, from rest: inout ArraySlice<UInt8>) -> Bool {
    var digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    guard rest.first == UInt8(ascii: ",") else {
      count = 1
      return !digits.isEmpty
    }
    rest = rest.dropFirst()
    count = number(rest)
    digits = rest.prefix(while: isDigit)
    rest = rest.dropFirst(digits.count)
    return !digits.isEmpty
  }

  /// As atoi(3): white space and a sign may come first, and what is too large is cut off.
  private static func number(_ text: ArraySlice<UInt8>) -> Int32 {
    var digits = text.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    var value = 0
    for digit in digits.prefix(while: isDigit) {
      let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeToo) = tenfold.addingReportingOverflow(Int(digit & 15))
      // Of the largest and the least 64-bit number, the lower half.
      guard !isTooLarge, !isTooLargeToo else { return isNegative ? 0 : -1 }
      value = sum
    }
    return Int32(truncatingIfNeeded: isNegative ? -value : value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
