import FixtureSupport
import Foundation
import Testing

@testable import Hooks

@Suite("git's settings and places")
struct SettingsTests {
  @Test("versions are told apart")
  func versions() {
    #expect(GitVersion("git version 2.39.5") == GitVersion(2, 39))
    #expect(GitVersion("git version 2.54.0.windows.1")?.hasConfiguredHooks == true)
    #expect(GitVersion("git version 2.53.1 (x)")?.hasConfiguredHooks == false)
    #expect(GitVersion("git version 10.0.0")?.hasConfiguredHooks == true)
    #expect(GitVersion("nothing") == nil)
  }

  @Test("values may hold newlines, and their places are named")
  func settings() {
    let output = Array("global\0file:/h/.gitconfig\0a\nb\0command\0command line:\0c\0".utf8)
    let settings = GitSetting.parse(output)
    #expect(settings.map(\.value) == ["a\nb", "c"])
    #expect(settings.map(\.place) == ["/h/.gitconfig", "the environment of this process"])
    #expect(GitSetting.parse([]) == [])
  }

  @Test(
    "git reads the quoted value as it was", .enabled(if: Prerequisites.git, "needs git"),
    arguments: ["/a b", "it's", #"a"b\c"#, "a\nb\tc", "# ; x", " x "])
  func quoting(value: String) throws {
    let git = try InstalledGit()
    defer { git.remove() }
    let file = git.directory.appendingPathComponent("config")
    try Data("[core]\n\thooksPath = \(doubleQuoted(value))\n".utf8).write(to: file)
    let read = try git.run(["config", "--file", file.path, "-z", "core.hooksPath"])
    #expect(read == Array(value.utf8) + [0])
  }

  @Test(
    "the shell reads the quoted word as it was", arguments: ["/a b", "it's", "''", "$x`y`\n\"\\"])
  func shellQuoting(word: String) throws {
    let done = try Program(named: "sh").run(["-c", "printf %s \(shellQuoted(word))"])
    #expect(done.output == word)
  }

  /// As git runs the command of a configured hook: its arguments follow the text.
  @Test("a configured command succeeds without its program, and gives it the arguments once")
  func configuredCommand() throws {
    let place = try TemporaryDirectory.make("it's \"here\" $x")
    let hooks = ConfiguredHooks(
      names: [.prepareCommitMessage, .postCommit], programs: place.path,
      scripts: place.path)
    let values = hooks.block.lines.filter { $0.hasPrefix("\tcommand") }
    #expect(values.count == 2)
    let git = try Program(named: "git")
    let file = place.appendingPathComponent("config")
    try Data(hooks.block.newFile()).write(to: file)
    func run(_ key: String) throws -> Completed {
      let value = try git.run(["config", "--file", file.path, key]).output
      let command = value.trimmingCharacters(in: .newlines)
      return try Program(named: "sh").run(
        ["-c", command + " \"$@\"", command, "a b", "c"], in: place)
    }
    #expect(try run("hook.outcomes.command").exitCode == 0)
    #expect(try run("hook.outcomes-post-commit.command").exitCode == 0)
    for name in ["outcomes-hook", "post-commit"] {
      let program = place.appendingPathComponent(name)
      try Data("#!/bin/sh\nprintf '%s|' \"$@\" >got\nexit 9\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }
    let got = place.appendingPathComponent("got")
    #expect(try run("hook.outcomes.command").exitCode == 0)
    #expect(try String(contentsOf: got, encoding: .utf8) == "prepare-commit-msg|a b|c|")
    #expect(try run("hook.outcomes-post-commit.command").exitCode == 0)
    #expect(try String(contentsOf: got, encoding: .utf8) == "a b|c|")
  }
}
