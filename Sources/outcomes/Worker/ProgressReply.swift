import Foundation
import Landing

/// What a worker writes: lines that say how far it is, and then its reply.
enum ProgressReply {
  private static let (lineBreak, brace) = (UInt8(ascii: "\n"), UInt8(ascii: "{"))

  /// Reads up to the end, and tells `listener` of every line; the rest is the reply.
  static func read(_ handle: FileHandle, _ listener: (ReadingProgress) -> Void) -> Data {
    var reply = Data()
    var isReply = false
    while true {
      let part = handle.availableData
      if part.isEmpty { return reply }
      reply.append(part)
      while !isReply, let first = reply.first {
        isReply = first == brace
        guard !isReply, let end = reply.firstIndex(of: lineBreak) else { break }
        if let progress = progress(reply[..<end]) { listener(progress) }
        reply = Data(reply[(end + 1)...])
      }
    }
  }

  private static func progress(_ line: Data) -> ReadingProgress? {
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count == 3, let phase = ReadingProgress.Phase(rawValue: String(words[0])),
      let done = Int(words[1]), let total = Int(words[2])
    else { return nil }
    return ReadingProgress(phase, done: done, of: total < 0 ? nil : total)
  }
}
