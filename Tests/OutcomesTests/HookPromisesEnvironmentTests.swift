import FixtureSupport
import Foundation
import Testing

@Suite(
  "Whatever the environment holds, only tags are written",
  .enabled(if: Prerequisites.git, "needs git"))
struct HookPromisesEnvironmentTests {
  static let hostile = [
    "a\nSigned-off-by: nobody", "0b2f\n\nmore", "\u{1b}[31mred", "$(touch stolen)",
    "`touch stolen`",
    "'; touch stolen; '", "\"; touch stolen; \"", "../../../etc/passwd", "a b", " 0b2f3c1e", "abc",
    "0b2f3c1e\r", "\u{202e}0b2f3c1e", "%s%n%s%n", "é0b2f3c1e", String(repeating: "s", count: 201),
    String(repeating: "s", count: 100_000), "", ":", "0b2f:3c1e",
  ]

  @Test("a session's id is one, or is not written", arguments: hostile)
  func session(_ id: String) throws {
    let repository = try HookRepository("session")
    let made = try repository.commit(as: HookRepository.agent(session: id))
    #expect(made == HookRepository.message + "\nAssisted-by: claude-code\n")
    let stolen = repository.directory.appendingPathComponent("stolen").path
    #expect(!FileManager.default.fileExists(atPath: stolen))
  }

  @Test("an agent's name is one that is known", arguments: hostile)
  func agent(_ name: String) throws {
    let repository = try HookRepository("agent")
    let variables = ["AI_AGENT": name, "AGENT": name]
    #expect(try repository.commit(as: variables) == HookRepository.message)
    let named = try repository.commit(as: ["AI_AGENT": "codex_\(name.prefix(100))", "AGENT": name])
    #expect(
      [HookRepository.message, HookRepository.message + "\nAssisted-by: codex\n"].contains(named))
    let stolen = repository.directory.appendingPathComponent("stolen").path
    #expect(!FileManager.default.fileExists(atPath: stolen))
  }

  @Test(
    "a git directory that is none",
    arguments: [
      "", "/", "/no/such", "no/such", "\n", "\u{1b}[31m", "/dev/null", "/dev/zero",
      String(repeating: "d/", count: 40_000),
    ])
  func gitDirectory(_ path: String) throws {
    let message = try HookPromisesMessage()
    try message.prepare(as: HookRepository.agent.merging(["GIT_DIR": path]) { $1 })
    #expect(try message.isTagged)
  }

  @Test("a broken configuration of this program is not read")
  func configuration() throws {
    let repository = try HookRepository("configured")
    let file = repository.directory.appendingPathComponent(".outcomes.toml")
    try Data("[[[ = \0".utf8).write(to: file)
    let made = try repository.commit(as: HookRepository.agent)
    #expect(made == HookRepository.taggedMessage)
  }

  @Test("bytes of every kind in every variable that agents set, 300 times")
  func noise() throws {
    var noise = HookPromisesNoise(seed: 5)
    let directory = try TemporaryDirectory.make("noise")
    let rounds = 0..<300
    let script = rounds.map { round in
      """
      printf 'new\\n' >\(round)
      ( { \(noise.exports())
      } 2>/dev/null
      "$1" prepare-commit-msg \(round) message )
      echo $?

      """
    }.joined()
    try Data(script.utf8).write(to: directory.appendingPathComponent("script"))
    let done = try OrphanedProgram.run(
      ["bash", "script", try HookRepository.program()], in: directory, deadline: 60)
    #expect(done.errors == "")
    #expect(done.output == String(repeating: "0\n", count: rounds.count))
    // `wholeMatch` goes by characters; of bytes that are none, nothing may be left.
    let tagged = try Regex(
      #"new\n(\nAssisted-by: ([a-z-]+)\n(AI-Session: \2:[A-Za-z0-9._-]{4,200}\n)?)?"#)
    var tags = 0
    for round in rounds {
      let made = try Data(contentsOf: directory.appendingPathComponent("\(round)"))
      let text = try #require(String(data: made, encoding: .utf8))
      #expect(text.wholeMatch(of: tagged) != nil, "round \(round): \(text)")
      if text != "new\n" { tags += 1 }
    }
    #expect((20..<rounds.count).contains(tags))
  }
}
