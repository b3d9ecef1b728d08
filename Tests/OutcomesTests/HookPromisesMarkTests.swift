import FixtureSupport
import Foundation
import Testing

@Suite(
  "Whatever stands in the mark's place, commits are made",
  .enabled(if: Prerequisites.git, "needs git"))
struct HookPromisesMarkTests {
  /// Commands that make it: `$1` is its path.
  static let places = [
    "mkfifo \"$1\"", "mkdir \"$1\"", "truncate -s 1G \"$1\"", "ln -s /dev/zero \"$1\"",
    "ln -s \"$1\" \"$1\"", "head -c 1000 /dev/urandom >\"$1\"", ": >\"$1\"",
    "printf 'outcomes-mark 1' >\"$1\"",
    "printf 'outcomes-mark 1\\ntime now\\nagent codex\\n' >\"$1\"",
    "printf 'outcomes-mark 1\\ntime 99999999999999999999\\nagent codex\\n' >\"$1\"",
    "printf 'outcomes-mark 1\\ntime -9223372036854775808\\nagent codex\\n' >\"$1\"",
    "printf 'outcomes-mark 1\\nagent codex\\n' >\"$1\"",
    "printf 'outcomes-mark 1\\ntime %s\\nagent nobody\\n' \"$(date +%s)\" >\"$1\"",
    "printf 'outcomes-mark 2\\ntime %s\\nagent codex\\n' \"$(date +%s)\" >\"$1\"",
    "rmdir \"${1%/*}\"; : >\"${1%/*}\"", "rmdir \"${1%/*}\"; ln -s . \"${1%/*}\"",
  ]

  @Test(arguments: places)
  func place(_ make: String) throws {
    let repository = try Self.repository(make)
    #expect(try repository.commit() == HookRepository.message)
    let again = try Self.repository(make)
    #expect(try again.commit(as: HookRepository.agent) == HookRepository.taggedMessage)
  }

  @Test(
    "a mark's values are what they should be, or are not written",
    arguments: [
      "session $(id)", "session a b c d", "session \u{1b}[31m", "session", "session abc",
      "model a b", "model \u{202e}", "model `id`", "model " + String(repeating: "m", count: 101),
      "session " + String(repeating: "s", count: 201), "session s123\r", "model m\r",
    ])
  func values(_ line: String) throws {
    let repository = try Self.repository(
      "printf 'outcomes-mark 1\\ntime %s\\nagent codex\\n%s\\n' \"$(date +%s)\" '\(line)' >\"$1\"")
    let made = try repository.commit()
    // A line without a value makes the whole no mark.
    let tagged = HookRepository.message + "\nAssisted-by: codex\n"
    #expect(made == (line == "session" ? HookRepository.message : tagged))
  }

  private static func repository(_ make: String) throws -> HookRepository {
    let repository = try HookRepository("odd mark")
    let place = repository.gitDirectory.appendingPathComponent("outcomes/mark")
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    let done = try Program(named: "bash").run(["-c", make, "make", place.path])
    #expect(done.exitCode == 0, "\(done.errors)")
    return repository
  }
}
