import FixtureSupport
import Foundation
import Glibc
import Spend
import Synchronization
import Testing

@Suite("Reading many files")
struct SpendReadingTests {
  private typealias Lines = TranscriptLines

  private static func tree(_ files: [String: [String]]) throws -> URL {
    let directory = try TemporaryDirectory.make("reading")
    for (name, lines) in files {
      try Data((lines.joined(separator: "\n") + "\n").utf8)
        .write(to: directory.appendingPathComponent(name))
    }
    return directory
  }

  /// Sessions that repeat each other's calls.
  private static func sessions() throws -> URL {
    try tree(
      Dictionary(
        uniqueKeysWithValues: (0..<20).map { session in
          (
            "s\(session).jsonl",
            (session..<session + 5).map {
              Lines.answer(
                id: "\"msg_\($0)\"", session: "s\(session)",
                time: "\"2026-11-03T09:00:\(10 + session).000Z\"")
            } + [Lines.answer(id: "\"msg_\(session)\"", usage: "null")]
          )
        }))
  }

  @Test("the number of workers changes nothing", arguments: [2, 3, 8, 100])
  func workers(workers: Int) throws {
    let tree = try Self.sessions()
    let one = SpendReading.read([tree.path], readers: [ClaudeCodeReader.self])
    for _ in 0..<5 {
      let many = SpendReading.read(
        [tree.path], readers: [ClaudeCodeReader.self], workers: workers)
      #expect(many.intake.records == one.intake.records)
      #expect(many.files == one.files)
    }
    #expect(one.intake.records.count == 24)
    #expect(one.tally.taken == 24 && one.tally.repeated == 76)
    #expect(one.tally.skipped[.missingAmount]?.count == 20)
    #expect(one.files.map(\.path) == one.files.map(\.path).sorted())
  }

  @Test("each file is recognised by itself; what is not is said")
  func recognition() throws {
    let tree = try Self.tree(["a.jsonl": [Lines.answer()], "b.txt": ["hello"], "c": []])
    let reading = SpendReading.read([tree.path], readers: [ClaudeCodeReader.self])
    #expect(reading.files.map(\.outcome) == [.read, .unrecognised, .unrecognised])
    #expect(reading.files.map(\.format) == [.claudeCode, nil, nil])
    let forced = SpendReading.read([tree.path], as: .claudeCode, readers: [ClaudeCodeReader.self])
    #expect(forced.files.map(\.outcome) == [.read, .read, .read])
    #expect(forced.files[1].tally.skipped[.malformed]?.count == 1)
    let none = SpendReading.read([tree.path], as: .codex, readers: [ClaudeCodeReader.self])
    #expect(none.files.allSatisfy { $0.outcome == .unrecognised })
  }

  @Test("what was read before is not opened")
  func unchanged() throws {
    let tree = try Self.tree(["a.jsonl": [Lines.answer()], "b.jsonl": [Lines.answer()]])
    let asked = Mutex<Set<String>>([])
    let reading = SpendReading.read(
      [tree.path], readers: [ClaudeCodeReader.self],
      isKnown: { file in
        asked.withLock { _ = $0.insert(file.path) }
        return file.path.hasSuffix("a.jsonl")
      })
    #expect(asked.withLock { $0.count } == 2)
    #expect(reading.files.map(\.outcome) == [.unchanged, .read])
    #expect(reading.files.map(\.tally.taken) == [0, 1])
  }

  @Test("what cannot be read is among the files, by its path")
  func problems() throws {
    let tree = try Self.tree(["b.jsonl": [Lines.answer()]])
    #expect(mkfifo(tree.appendingPathComponent("c").path, 0o600) == 0)
    let missing = tree.appendingPathComponent("a").path
    let reading = SpendReading.read([tree.path, missing], readers: [ClaudeCodeReader.self])
    #expect(
      reading.files.map(\.outcome) == [
        .failed("No such file or directory"), .read, .passedOver("not a regular file"),
      ])
  }

  @Test("a file may be of any size, and lines lie anywhere in it")
  func sizes() throws {
    for padding in [0, 1, 4_000, 4_095, 4_096, 131_000, 131_071, 131_072, 131_073, 300_000] {
      let long = Lines.answer(
        more: #","toolUseResult":"\#(String(repeating: "a", count: padding))""#)
      let tree = try Self.tree([
        "a.jsonl": [Lines.answer(id: #""msg_2""#), long, Lines.answer(id: #""msg_3""#), "", long]
      ])
      let reading = SpendReading.read([tree.path], readers: [ClaudeCodeReader.self])
      #expect(reading.intake.records.count == 3)
      #expect(reading.tally.repeated == 1)
      #expect(reading.tally.skipped.isEmpty)
    }
  }

  @Test("the last line may have no end")
  func lastLine() throws {
    let file = try TemporaryDirectory.make("end").appendingPathComponent("a.jsonl")
    for text in [Lines.answer(), Lines.answer() + "\r", "\n\n" + Lines.answer() + "\n"] {
      try Data(text.utf8).write(to: file)
      let reading = SpendReading.read([file.path], readers: [ClaudeCodeReader.self])
      #expect(reading.tally.taken == 1 && reading.tally.skipped.isEmpty)
    }
  }

  @Test("a whole document, without a byte order mark, up to a limit")
  func content() throws {
    let file = try TemporaryDirectory.make("content").appendingPathComponent("a")
    try Data([0xEF, 0xBB, 0xBF] + Array("text".utf8)).write(to: file)
    #expect(try SpendFile(path: file.path).content() == Array("text".utf8))
    #expect(throws: SpendFileError.self) { try SpendFile(path: file.path).content(limit: 6) }
    #expect(try SpendFile(path: file.path).sample().head.count == 7)
    #expect(SpendFile(path: "/x/a", owner: "o").sibling("b").path == "/x/b")
    #expect(SpendFile(path: "a", owner: "o").sibling("b").owner == "o")
  }
}
