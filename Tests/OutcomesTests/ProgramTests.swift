import FixtureSupport
import Foundation
import Testing

@Suite("Running programs")
struct ProgramTests {
  @Test("output, errors and exit code are kept apart")
  func streams() throws {
    let done = try shell("cat; echo wrong >&2; exit 3", input: Data("in".utf8))
    #expect(done.output == "in")
    #expect(done.errors == "wrong\n")
    #expect(done.exitCode == 3)
  }

  @Test("more output than a pipe holds")
  func largeOutput() throws {
    #expect(try shell("head -c 1000000 /dev/zero").stdout.count == 1_000_000)
  }

  @Test("nothing of the developer's environment gets in")
  func environment() throws {
    let names = try shell("env").output.split(separator: "\n")
      .compactMap { $0.split(separator: "=").first.map(String.init) }
    let own: Set = [
      "HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "TZ", "LC_ALL", "SWIFT_BACKTRACE",
      "PYTHONDONTWRITEBYTECODE", "PATH", "TMPDIR", "LD_LIBRARY_PATH", "PWD", "OLDPWD", "SHLVL", "_",
    ]
    #expect(Set(names).subtracting(own) == [])
  }

  @Test("a program that does not end is killed, with its children")
  func deadline() throws {
    #expect(throws: FixtureError.self) {
      try Program(named: "bash").run(["-c", "sleep 600 & sleep 600"], deadline: 0.2)
    }
  }

  @Test("a program that a signal ends has no exit code of its own")
  func signal() throws {
    #expect(try shell("kill -9 $$").exitCode == 137)
  }

  private func shell(_ script: String, input: Data = Data()) throws -> Completed {
    try Program(named: "bash").run(["-c", script], input: input)
  }
}
