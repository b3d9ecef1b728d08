import FixtureSupport
import Foundation
import Testing

@Suite("Whenever the hook's program ends, the message is the old one or the new one")
struct HookPromisesKillTests {
  /// Long enough that writing it takes a while.
  private static let message = Data(
    ("new\n\n" + String(repeating: "Some words of the body.\n", count: 2_000)).utf8)
  private static let tagged =
    message + Data(("\n" + HookRepository.tags(session: "0b2f3c1e-6a8e")).utf8)

  /// Spins for as long as a whole run takes at most, and kills.
  private static let killing = """
    hook=$1
    run() { cp old new; "$hook" prepare-commit-msg new message & program=$!; }
    run
    whole=0
    while kill -0 "$program"; do whole=$((whole + 1)); done 2>/dev/null
    RANDOM=5
    for ((round = 0; round < 200; round++)); do
      run
      for ((turn = RANDOM * whole * 5 / 4 / 32768; turn > 0; turn--)); do kill -0 "$program"; done
      kill -KILL "$program"
      wait "$program"
      if cmp -s new old; then echo old; elif cmp -s new tagged; then echo tagged; else echo torn; fi
    done 2>/dev/null
    """

  @Test("killed at 200 moments; what is left over is in nobody's way")
  func killed() throws {
    let message = try HookPromisesMessage(Self.message)
    try Self.message.write(to: message.directory.appendingPathComponent("old"))
    try Self.tagged.write(to: message.directory.appendingPathComponent("tagged"))
    let done = try OrphanedProgram.run(
      ["bash", "-c", Self.killing, "killing", try HookRepository.program()], in: message.directory,
      environment: HookRepository.agent, deadline: 60)
    let fates = done.output.split(separator: "\n")
    #expect(fates.count == 200)
    #expect(fates.allSatisfy { $0 == "old" || $0 == "tagged" }, "\(Set(fates))")
    try Data("a leftover".utf8).write(to: message.draft)
    try message.prepare()
    #expect(try message.text == Self.tagged)
    #expect(!FileManager.default.fileExists(atPath: message.draft.path))
  }

  /// Calls of the kernel that a run makes.
  static let calls = [
    "openat", "read", "write", "close", "newfstatat", "access", "fchmod", "rename", "unlink",
    "setitimer", "rt_sigaction", "brk", "mmap",
  ]

  /// Lets the program's first call of a kind fail, then its second, and so on past the last one.
  private static let failing = """
    call=$1 hook=$2
    for fault in error=ENOSPC error=EIO error=EINTR signal=KILL; do
      for ((when = 1; when <= 100; when++)); do
        cp old new
        strace -qq -o trace -e "trace=?$call" -e "inject=?$call:$fault:when=$when" \\
          "$hook" prepare-commit-msg new message
        grep -q -E 'INJECTED|SIGKILL' trace || break
        if cmp -s new old; then echo old; elif cmp -s new tagged; then echo tagged; else
          echo "torn at $call:$fault:when=$when"
        fi
      done
    done 2>/dev/null
    cp old new
    "$hook" prepare-commit-msg new message && cmp new tagged && ls
    """

  /// strace may not be there, or may not be allowed to trace.
  private static let canTrace =
    (try? Program(named: "strace").run(["-qq", "-o", "trace", "true"]).exitCode) == 0

  @Test(
    "every call of the kernel failing, one after another", .enabled(if: canTrace, "needs strace"),
    arguments: calls)
  func failing(_ call: String) throws {
    let message = try HookPromisesMessage()
    try Data(HookRepository.message.utf8).write(to: message.directory.appendingPathComponent("old"))
    try Data(HookRepository.taggedMessage.utf8).write(
      to: message.directory.appendingPathComponent("tagged"))
    let done = try OrphanedProgram.run(
      ["bash", "-c", Self.failing, "failing", call, try HookRepository.program()],
      in: message.directory, environment: HookRepository.agent, deadline: 60)
    #expect(done.exitCode == 0, "\(done.errors)")
    let words = Set(done.output.split(separator: "\n").map(String.init))
    let files: Set = ["COMMIT_EDITMSG", "new", "old", "tagged", "trace"]
    #expect(words.subtracting(files) == [], "\(words)")
  }

  @Test("500 messages without sense do not crash it")
  func mutated() throws {
    var noise = HookPromisesNoise(seed: 7)
    let messages = (0..<500).map { _ in Data(noise.message()) }
    let directory = try TemporaryDirectory.make("mutated")
    for (round, message) in messages.enumerated() {
      try message.write(to: directory.appendingPathComponent("\(round)"))
    }
    let script = """
      sources=(message squash commit template merge '')
      for ((round = 0; round < 500; round++)); do
        "$1" prepare-commit-msg $round ${sources[round % 6]}
        echo $?
      done
      """
    let done = try OrphanedProgram.run(
      ["bash", "-c", script, "mutated", try HookRepository.program()], in: directory,
      environment: HookRepository.agent, deadline: 60)
    let codes = done.output.split(separator: "\n")
    #expect(codes.count == 500)
    for (message, code) in zip(messages, codes) where code != "0" {
      Issue.record(
        "exit code \(code): \(String(decoding: message, as: UTF8.self).debugDescription)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).count == 500)
  }
}
