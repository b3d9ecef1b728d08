import FixtureSupport
import Foundation
import Testing

@Suite("Whatever the message says, it stays whole", .enabled(if: Prerequisites.git, "needs git"))
struct HookPromisesTextTests {
  private static let tags = Data(("\n" + HookRepository.tags(session: "0b2f3c1e-6a8e")).utf8)

  @Test(
    "bytes that are no UTF-8, CRLF, escape sequences, a title without an end",
    arguments: [
      [0x63, 0x61, 0x66, 0xE9, 0x0A, 0x0A, 0xFF, 0xFE, 0xC0, 0x80, 0x0A],
      Array("new\r\n\r\nBody\r\n".utf8), Array("\u{1b}[31mred\u{202e}\n\nBody\u{7}\n".utf8),
      Array("new\n\nBody\n---\nmore\n".utf8), Array("漢字\n\n😀\n".utf8),
      Array("new\n\n\(String(repeating: "x", count: 100_000))\n".utf8),
    ] as [[UInt8]])
  func bytes(_ bytes: [UInt8]) throws {
    let text = Data(bytes)
    let message = try HookPromisesMessage(text)
    try message.prepare()
    #expect(try message.text == text + Self.tags)
    let repository = try HookRepository("text")
    let plain = try Self.message(text, as: [:], in: repository)
    #expect(try Self.message(text, as: HookRepository.agent, in: repository) == plain + Self.tags)
  }

  @Test("a NUL, behind which git would not read", arguments: ["\0", "new\0\n", "new\n\nBody\n\0"])
  func zero(_ text: String) throws {
    let message = try HookPromisesMessage(Data(text.utf8))
    try message.prepare()
    #expect(try message.text == Data(text.utf8))
  }

  @Test("no message at all", arguments: ["", "\n", "\n\n \n"])
  func empty(_ text: String) throws {
    let message = try HookPromisesMessage(Data(text.utf8))
    try message.prepare()
    #expect(try message.text == Data(text.utf8))
  }

  @Test("10 MB")
  func large() throws {
    let text = Self.lines(megabytes: 10)
    let repository = try HookRepository("large")
    let made = try repository.commit(text, as: HookRepository.agent)
    #expect(made == text || made == text + Self.tags)
  }

  /// The program's own alarm ends it, also for whoever started it with signals blocked: so are those
  /// of the threads that tests run in.
  @Test("60 MB of lines, or of one line", arguments: [true, false])
  func huge(_ hasLines: Bool) throws {
    let line = Data("new\n\n".utf8) + Data(repeating: 0x78, count: 60_000_000) + Data("\n".utf8)
    let text = hasLines ? Self.lines(megabytes: 60) : line
    let message = try HookPromisesMessage(text)
    try message.prepare()
    let made = try message.text
    #expect(made == text || made == text + Self.tags)
  }

  @Test("more than anybody writes")
  func sparse() throws {
    let message = try HookPromisesMessage()
    let handle = try FileHandle(forWritingTo: message.file)
    try handle.truncate(atOffset: 5 << 30)
    try handle.close()
    try message.prepare()
    let attributes = try FileManager.default.attributesOfItem(atPath: message.file.path)
    #expect((attributes[.size] as? NSNumber)?.intValue == 5 << 30)
  }

  private static func lines(megabytes: Int) -> Data {
    let paragraph = "Some words that say what was done, and why it was done so.\nFixes: #1\n\n"
    let count = megabytes * 1_000_000 / paragraph.utf8.count
    return Data("new\n\n".utf8) + Data(String(repeating: paragraph, count: count).utf8)
      + Data("Body\n".utf8)
  }

  /// git warns of what is no UTF-8, so its words are not looked at here.
  private static func message(
    _ text: Data, as environment: [String: String], in repository: HookRepository
  ) throws -> Data {
    try repository.git(
      ["commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", "-"], as: environment,
      input: text)
    return try repository.message()
  }
}
