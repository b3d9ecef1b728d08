import FixtureSupport

@testable import Trailers

/// Messages built of the pieces that the rules speak of.
struct AddingMessages {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let lines = [
    "", "", "", "", " ", "\t", "title", "some text", "Signed-off-by: A <a@example.org>",
    "(cherry picked from commit 0123)", "Key: value", "Key : value", "key:VALUE", "Key:", ": x",
    "Key\t:\tv  ", "-: value", "K: value", "K y: v", "  folded on", "\tfolded too", "# comment",
    "#", "#12", "Conflicts:", "\tsome/file", "---", "----", "---------",
    "# ------------------------ >8 ------------------------", "Acked-by: B", "Closes #12",
    "fixes org/repo#3, #4", "Resolves https://example.org/1", "Fixes #12 by reading", "Note: x",
    "Ünïcode: x", "Co-authored-by: C <c@example.org>", "Co-Authored-By: D <d@example.org>",
    "Co-developed-by: E", "Generated with a tool", "> Quoted: x", "* item", ";", "; text", ">",
  ]

  mutating func next() -> [UInt8] {
    var message: [UInt8] = []
    let lineEnd = Int.random(in: 0..<12, using: &random) == 0 ? "\r\n" : "\n"
    let titles = ["title\n\n", "title\n\n", "title\n\n", "Conflicts:\ntitle\n \n", "# c\n\n", ""]
    message += (titles.randomElement(using: &random) ?? "").utf8
    for _ in 0..<Int.random(in: 0..<14, using: &random) {
      message += (Self.lines.randomElement(using: &random) ?? "").utf8
      message += lineEnd.utf8
    }
    if Int.random(in: 0..<4, using: &random) == 0 { message = message.dropLast() }
    if Int.random(in: 0..<4, using: &random) == 0 { mutate(&message) }
    return message
  }

  private mutating func mutate(_ message: inout [UInt8]) {
    for _ in 0..<3 where !message.isEmpty {
      let index = Int.random(in: 0..<message.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: message.remove(at: index)
      case 1:
        message[index] = Array("\n :#-\u{9}\rX".utf8).randomElement(using: &random) ?? 0x20
      default: message.insert(contentsOf: message[index...].prefix(9), at: index)
      }
    }
  }
}
