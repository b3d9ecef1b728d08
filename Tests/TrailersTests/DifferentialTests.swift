import FixtureSupport
import Foundation
import Testing

@testable import Trailers

/// Seeded random messages, asked of the installed git and of this parser.
@Suite struct DifferentialTests {
  @Test func logOfFiveThousandMessages() throws {
    let git = try InstalledGit()
    defer { git.remove() }
    var messages = MessageGenerator(seed: 1)
    let sample = (0..<5_000).map { _ in messages.next() }
    _ = try git.run(["init", "-q", "--bare", "r"])
    _ = try git.run(["-C", "r", "fast-import", "--quiet"], input: fastImport(sample))
    let log = try git.run([
      "-C", "r", "log", "-z", "--reverse", "--format=%(trailers:only,unfold)", "refs/heads/m",
    ])
    let printed = log.split(separator: 0, omittingEmptySubsequences: false).dropLast()
    try #require(printed.count == sample.count)
    var withTrailers = 0
    for (message, expected) in zip(sample, printed) {
      let own = interpretation(of: message.span, options: .log)
      #expect(
        own == Array(expected), "\(String(decoding: message, as: UTF8.self).debugDescription)")
      withTrailers += own.isEmpty ? 0 : 1
    }
    #expect(withTrailers > 500, "the generator must reach the interesting half")
  }

  /// Git before 2.45 hangs when scissors stand below a divider; such messages are not asked.
  @Test(arguments: [TrailerOptions.parse, .parseWithoutDivider])
  func parseOfEightHundredMessages(_ options: TrailerOptions) throws {
    let git = try InstalledGit()
    defer { git.remove() }
    var messages = MessageGenerator(seed: 2)
    let flags = options.stopsAtDivider ? [] : ["--no-divider"]
    var asked = 0
    while asked < 800 {
      let message = messages.next()
      let text = String(decoding: message, as: UTF8.self)
      if options.stopsAtDivider, text.contains("---"), text.contains(">8") { continue }
      asked += 1
      let expected = try git.run(["interpret-trailers", "--parse"] + flags, input: message)
      #expect(
        interpretation(of: message.span, options: options) == expected, "\(text.debugDescription)")
    }
  }

  /// One commit per message, each the parent of the next.
  private func fastImport(_ messages: [[UInt8]]) -> [UInt8] {
    var stream: [UInt8] = []
    for (index, message) in messages.enumerated() {
      stream += "commit refs/heads/m\ncommitter A <a@example.com> \(index) +0000\n".utf8
      stream += "data \(message.count)\n".utf8
      stream += message + Array("\n".utf8)
    }
    return stream
  }
}

/// Messages built of the pieces that git's rules speak of, and mutations of them.
struct MessageGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let lines = [
    "", "", "", " ", "\t", "title", "some text", "Signed-off-by: A <a@example.com>",
    "(cherry picked from commit 0123)", "Key: value", "Key : value", "key:value", "Key:", ": x",
    "Key\t:\tv  ", "-: x", "K y: v", "K  :v", "  folded on", "\tfolded too", "# comment", "#",
    "Conflicts:", "\tsome/file", "---", "--- a/file", "----", "---\t",
    "# ------------------------ >8 ------------------------", "Acked-by: B", "Closes #12",
    "https://example.com/x", "Ünïcode: x", "K\u{e9}y: x", "Co-authored-by: C <c@example.com>",
    "\u{b}: v", "Key: a\u{c}", "key-", "1: 2", "Signed-off-by:", "> Quoted: x", "* item",
  ]

  mutating func next() -> [UInt8] {
    var message: [UInt8] = []
    let crlf = Int.random(in: 0..<12, using: &random) == 0
    let titles = ["title\n\n", "title\n\n", "title\n\n", "Conflicts:\ntitle\n \n", "# c\n\n", ""]
    message += (titles.randomElement(using: &random) ?? "").utf8
    for _ in 0..<Int.random(in: 0..<14, using: &random) {
      let line = Self.lines.randomElement(using: &random) ?? ""
      message += line.utf8
      message += (crlf ? "\r\n" : "\n").utf8
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
      case 1: message[index] = Array("\n :#-\u{9}\rX".utf8).randomElement(using: &random) ?? 0x20
      default: message.insert(contentsOf: message[index...].prefix(9), at: index)
      }
    }
  }
}
