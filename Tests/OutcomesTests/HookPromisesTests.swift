import FixtureSupport
import Foundation
import Testing

@Suite(
  "Nothing that is wrong with the hook's program stops a commit",
  .enabled(if: Prerequisites.git, "needs git"))
struct HookPromisesTests {
  /// What stands where the program should be.
  struct StandIn: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Makes it: `$1` is its path, `$2` the real program.
    let make: String

    init(_ name: String, _ make: String) {
      testDescription = name
      self.make = make
    }

    /// A script in its place.
    init(_ name: String, runs script: String) {
      self.init(name, "cat >\"$1\" <<'END'\n#!/bin/sh\n\(script)\nEND\nchmod +x \"$1\"")
    }
  }

  /// Another program may be found in `PATH` then.
  static let absent: [StandIn] = [
    StandIn("nothing", ":"), StandIn("a directory", "mkdir \"$1\""),
    StandIn("a link to nothing", "ln -s nowhere \"$1\""),
    StandIn("a link to itself", "ln -s outcomes-hook \"$1\""),
    StandIn("a pipe", "mkfifo \"$1\""),
    StandIn("no right to execute it", "cp \"$2\" \"$1\"; chmod 644 \"$1\""),
  ]

  static let broken: [StandIn] = [
    StandIn("half a program", "head -c 5000 \"$2\" >\"$1\"; chmod +x \"$1\""),
    StandIn("a program's first bytes", "head -c 20 \"$2\" >\"$1\"; chmod +x \"$1\""),
    StandIn("an empty file", ": >\"$1\"; chmod +x \"$1\""),
    StandIn("noise", "head -c 5000 /dev/urandom >\"$1\"; chmod +x \"$1\""),
    StandIn("no interpreter", "printf '#!/no/such/shell\\n' >\"$1\"; chmod +x \"$1\""),
    StandIn("exits with 1", runs: "exit 1"), StandIn("exits with 255", runs: "exit 255"),
    StandIn("is killed", runs: "kill -KILL $$"), StandIn("crashes", runs: "kill -SEGV $$"),
    StandIn("is terminated", runs: "kill -TERM $$"),
    StandIn("is interrupted", runs: "kill -INT $$"), StandIn("aborts", runs: "kill -ABRT $$"),
    StandIn(
      "prints noise", runs: "head -c 300000 /dev/urandom; head -c 300000 /dev/urandom >&2; exit 7"),
    StandIn("writes to its input", runs: "echo noise >&0"),
    StandIn("reads its input", runs: "cat"),
    StandIn("closes everything", runs: "exec <&- >&- 2>&-; exit 3"),
  ]

  @Test("none", arguments: absent)
  func absentProgram(_ standIn: StandIn) throws {
    let repository = try HookRepository("stand-in")
    _ = try Self.put(standIn, in: repository)
    let made = try repository.commit(as: HookRepository.agent)
    #expect([HookRepository.message, HookRepository.taggedMessage].contains(made))
    try Self.expectSilence(of: repository)
  }

  @Test("a broken one", arguments: broken)
  func brokenProgram(_ standIn: StandIn) throws {
    let repository = try HookRepository("stand-in")
    _ = try Self.put(standIn, in: repository)
    #expect(try repository.commit(as: HookRepository.agent) == HookRepository.message)
    try Self.expectSilence(of: repository)
  }

  @Test("one that leaves a process behind, with every stream open")
  func processLeftBehind() throws {
    let repository = try HookRepository("left-behind")
    let place = try Self.put(
      StandIn("", runs: "mkfifo \"$0.pipe\"; { read -r line <\"$0.pipe\"; } &"), in: repository)
    #expect(try repository.commit(as: HookRepository.agent) == HookRepository.message)
    let letGo = try Program(named: "sh").run(
      ["-c", "echo >\"$1.pipe\"", "sh", place.path], deadline: 10)
    #expect(letGo.exitCode == 0)
  }

  @Test("a new one, as soon as it is there")
  func repaired() throws {
    let repository = try HookRepository("repaired")
    let programs = try repository.emptyPrograms()
    try repository.commit(as: HookRepository.agent)
    try FileManager.default.createSymbolicLink(
      atPath: programs.appendingPathComponent("outcomes-hook").path,
      withDestinationPath: try HookRepository.program())
    let made = try repository.commit(as: HookRepository.agent)
    #expect(made == HookRepository.taggedMessage)
  }

  private static func put(_ standIn: StandIn, in repository: HookRepository) throws -> URL {
    let place = try repository.emptyPrograms().appendingPathComponent("outcomes-hook")
    let done = try Program(named: "sh").run(
      ["-c", standIn.make, "make", place.path, try HookRepository.program()])
    #expect(done.exitCode == 0, "\(done.errors)")
    return place
  }

  /// The script by itself says nothing either.
  private static func expectSilence(of repository: HookRepository) throws {
    let file = repository.gitDirectory.appendingPathComponent("COMMIT_EDITMSG")
    let done = try OrphanedProgram.run(
      [repository.script.path, file.path, "message"], in: repository.directory)
    #expect(done.exitCode == 0)
    #expect(done.output + done.errors == "")
  }
}
