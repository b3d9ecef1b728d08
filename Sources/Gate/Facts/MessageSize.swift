import Git
import Provenance

/// Whether a message can be read whole in the memory and the time that a gate has.
///
/// Each line of attribution, and each trailer, is kept with all that is known of it, which takes
/// twenty times the room of the line. A message of 30 MB may have millions, and what is not read
/// cannot be called right. Prose may be of any length.
enum MessageSize {
  /// Smaller messages, in bytes, have no room for too many lines: GitHub's have 64 KiB at most, and
  /// GitLab's 1 MiB.
  private static let harmless = 1 << 20
  /// All trailers of the longest honest messages are far fewer.
  private static let mostTrailers = 100_000

  /// - Parameters:
  ///   - message: the message.
  ///   - subject: whose it is.
  ///   - detector: what knows lines of attribution.
  /// - Throws: where it has too many trailers or lines of attribution.
  static func check(
    _ message: [UInt8], of subject: @autoclosure () -> String, _ detector: Detector
  ) throws(GitError) {
    guard message.count > harmless else { return }
    // The second question takes room for each trailer.
    guard !hasTooManyTrailers(message.span), !detector.attributionLines(in: message).isCut else {
      throw GitError(
        subject: subject(), message: "the message has too many trailers for any honest one")
    }
  }

  /// Whether more lines than that begin with a key and a colon, as a trailer does at the least.
  private static func hasTooManyTrailers(_ message: Span<UInt8>) -> Bool {
    var (found, index) = (0, 0)
    while index < message.count {
      let start = index
      while index < message.count, isOfKey(message[index]) { index += 1 }
      if index > start {
        while index < message.count, message[index] == 0x20 || message[index] == 0x09 { index += 1 }
        if index < message.count, message[index] == UInt8(ascii: ":") { found += 1 }
      }
      if found > mostTrailers { return true }
      while index < message.count, message[index] != UInt8(ascii: "\n") { index += 1 }
      index += 1
    }
    return false
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
