import Trailers

/// A message as it is read: its bytes, and its lines.
struct Reading {
  let bytes: [UInt8]
  let scan: Scan
  /// Whether the lines are only meant, so that git sees no trailer among them.
  let isOneLine: Bool

  /// What git sees as the message's trailers.
  var trailers: TrailerBlock {
    let none: [UInt8] = []
    return isOneLine ? TrailerBlock(of: none.span) : TrailerBlock(of: bytes.span)
  }
}

extension Detector {
  /// Reads a message.
  ///
  /// Where a shell was given `-m "Fix\n\nCo-authored-by: …"`, the message is one line that holds
  /// `\n` as two characters. It is read as the lines that were meant.
  func read(_ message: [UInt8]) -> Reading {
    let scan = Scan(of: message.span, markers: markers)
    if scan.candidates.isEmpty, let lines = Self.linesMeant(in: message, subject: scan.subject) {
      return rescan(lines)
    }
    return Reading(bytes: message, scan: scan, isOneLine: false)
  }

  @inline(never)
  private func rescan(_ lines: [UInt8]) -> Reading {
    Reading(bytes: lines, scan: Scan(of: lines.span, markers: markers), isOneLine: true)
  }

  /// The lines of a message that is one line with `\n` in it; `nil` for any other message.
  private static func linesMeant(in message: [UInt8], subject: Range<Int>) -> [UInt8]? {
    // Most messages have more lines. This one may end in "\r\n".
    guard message.count - subject.upperBound <= 2 else { return nil }
    let bytes = message.span
    var first = subject.lowerBound
    while first < subject.upperBound, bytes[first] != UInt8(ascii: "\\") { first += 1 }
    guard first < subject.upperBound else { return nil }
    var lines: [UInt8] = []
    var index = subject.lowerBound
    while index < subject.upperBound {
      let isBreak = isBreak(at: index, in: bytes)
      lines.append(isBreak ? UInt8(ascii: "\n") : bytes[index])
      index += isBreak ? 2 : 1
    }
    return lines
  }

  private static func isBreak(at index: Int, in bytes: Span<UInt8>) -> Bool {
    bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "n")
  }
}
