import FixtureSupport
import Foundation
import Testing

@Suite("The script works in every shell, with whatever it finds around it")
struct HookPromisesShellTests {
  static let shells: [[String]] = [
    ["sh"], ["sh", "-e"], ["sh", "-u"], ["dash"], ["dash", "-eu"], ["bash"], ["bash", "--posix"],
    ["bash", "-eu", "-o", "pipefail"], ["busybox", "sh"], ["ksh"], ["mksh"], ["yash"], ["posh"],
    ["zsh", "--emulate", "sh"],
  ]
  static let installed = shells.filter { Program.find($0[0]) != nil }

  @Test(arguments: installed)
  func shell(_ shell: [String]) throws {
    let repository = try HookRepository("shell")
    let message = try HookPromisesMessage()
    try Self.run(shell + [repository.script.path], on: message, as: HookRepository.agent)
    #expect(try message.isTagged)
    // By its bare name, in its own directory.
    let other = try HookPromisesMessage()
    try Self.run(
      shell + ["prepare-commit-msg"], on: other, as: HookRepository.agent,
      in: repository.script.deletingLastPathComponent())
    #expect(try other.isTagged)
  }

  @Test("a broken program in every shell", arguments: installed)
  func brokenProgram(_ shell: [String]) throws {
    let repository = try HookRepository("shell")
    let place = try repository.emptyPrograms().appendingPathComponent("outcomes-hook")
    try Data("#!/bin/sh\necho noise; echo noise >&2; kill -KILL $$\n".utf8).write(to: place)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
    let message = try HookPromisesMessage()
    try Self.run(shell + [repository.script.path], on: message, as: HookRepository.agent)
    #expect(try message.isUntouched)
  }

  @Test("an empty environment")
  func noEnvironment() throws {
    let repository = try HookRepository("bare")
    let (message, other) = (try HookPromisesMessage(), try HookPromisesMessage())
    try Self.run(["env", "-i", repository.script.path], on: message)
    #expect(try message.isUntouched)
    let agent = HookRepository.agent.map { "\($0.key)=\($0.value)" }
    try Self.run(["env", "-i"] + agent + [repository.script.path], on: other)
    #expect(try other.isTagged)
  }

  @Test(
    "a PATH that leads nowhere",
    arguments: ["", ":", "::::", "*", "/*", "/no such", "no/such", "\n", ".", "/dev/null:'\"$(id)"])
  func path(_ path: String) throws {
    let repository = try HookRepository("path")
    let message = try HookPromisesMessage()
    let environment = HookRepository.agent.merging(["PATH": path]) { $1 }
    try Self.run([repository.script.path], on: message, as: environment)
    #expect(try message.isTagged)
  }

  @Test("the program is found in PATH, but nothing of the work tree is run")
  func foundInPath() throws {
    let repository = try HookRepository("found")
    _ = try repository.emptyPrograms()
    let trap = repository.directory.appendingPathComponent("outcomes-hook")
    try Data("#!/bin/sh\n: >trapped\n".utf8).write(to: trap)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: trap.path)
    let programs = URL(fileURLWithPath: try HookRepository.program()).deletingLastPathComponent()
    let message = try HookPromisesMessage()
    try Self.run(
      [repository.script.path], on: message,
      as: HookRepository.agent.merging(["PATH": ".::*:\(programs.path)"]) { $1 },
      in: repository.directory)
    #expect(try message.isTagged)
    let trapped = repository.directory.appendingPathComponent("trapped").path
    #expect(!FileManager.default.fileExists(atPath: trapped))
  }

  private static func run(
    _ command: [String], on message: HookPromisesMessage, as environment: [String: String] = [:],
    in directory: URL? = nil, location: SourceLocation = #_sourceLocation
  ) throws {
    let done = try OrphanedProgram.run(
      command + [message.file.path, "message"], in: directory, environment: environment)
    #expect(done.exitCode == 0, sourceLocation: location)
    #expect(done.output + done.errors == "", sourceLocation: location)
  }
}
