import FixtureSupport
import Foundation
import Testing

@Suite("Whatever the message file is, the hook leaves it whole")
struct HookPromisesFileTests {
  @Test("a plain one is tagged, and keeps its mode and its owner")
  func ownerAndMode() throws {
    let message = try HookPromisesMessage()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: message.file.path)
    if geteuid() == 0 {
      try FileManager.default.setAttributes(
        [.ownerAccountID: 65_534, .groupOwnerAccountID: 65_533], ofItemAtPath: message.file.path)
    }
    let before = try Self.ownership(of: message.file)
    try message.prepare()
    #expect(try message.isTagged)
    #expect(try Self.ownership(of: message.file) == before)
    #expect(before[0] == 0o640)
    #expect(try Self.names(in: message) == ["COMMIT_EDITMSG"])
  }

  @Test("one with another name")
  func hardLink() throws {
    let message = try HookPromisesMessage()
    let other = message.directory.appendingPathComponent("other")
    try FileManager.default.linkItem(at: message.file, to: other)
    try message.prepare()
    #expect(try message.isUntouched)
    #expect(try Data(contentsOf: other) == message.text)
  }

  @Test("a link")
  func symbolicLink() throws {
    let message = try HookPromisesMessage()
    let other = message.directory.appendingPathComponent("other")
    try FileManager.default.moveItem(at: message.file, to: other)
    try FileManager.default.createSymbolicLink(at: message.file, withDestinationURL: other)
    try message.prepare()
    #expect(try message.isUntouched)
    #expect(try Self.names(in: message) == ["COMMIT_EDITMSG", "other"])
  }

  @Test(
    "none, a directory, a pipe, a device", arguments: [":", "mkdir", "mkfifo", "ln -s /dev/zero"])
  func noFile(_ make: String) throws {
    let message = try HookPromisesMessage()
    try FileManager.default.removeItem(at: message.file)
    let done = try Program(named: "sh").run(["-c", "\(make) \"$1\"", "sh", message.file.path])
    #expect(done.exitCode == 0, "\(done.errors)")
    try message.prepare()
    #expect(try Self.names(in: message) == (make == ":" ? [] : ["COMMIT_EDITMSG"]))
  }

  @Test("one in a directory that is not there")
  func noDirectory() throws {
    let message = try HookPromisesMessage()
    let done = try OrphanedProgram.run(
      [try HookRepository.program(), "prepare-commit-msg", "no/such/file"], in: message.directory,
      environment: HookRepository.agent)
    #expect(done.exitCode == 0 && done.output + done.errors == "")
  }

  @Test(
    "command lines that git does not write",
    arguments: [
      [], ["prepare-commit-msg"], ["prepare-commit-msg", ""], ["prepare-commit-msg", "/"],
      ["prepare-commit-msg", "\u{1b}[31m\n", "message"], ["--help"],
      ["commit-msg", "COMMIT_EDITMSG"],
      ["prepare-commit-msg", String(repeating: "long/", count: 20_000)],
    ] as [[String]])
  func arguments(_ arguments: [String]) throws {
    let message = try HookPromisesMessage()
    let done = try OrphanedProgram.run(
      [try HookRepository.program()] + arguments, in: message.directory,
      environment: HookRepository.agent)
    #expect(done.exitCode == 0 && done.output + done.errors == "")
    #expect(try message.isUntouched)
  }

  @Test("a draft that an earlier run left is written anew")
  func oldDraft() throws {
    let message = try HookPromisesMessage()
    try Data("Assisted-by: nobody\n".utf8).write(to: message.draft)
    try message.prepare()
    #expect(try message.isTagged)
    #expect(try Self.names(in: message) == ["COMMIT_EDITMSG"])
  }

  @Test("a draft that is a link leads nowhere")
  func linkedDraft() throws {
    let message = try HookPromisesMessage()
    let other = message.directory.appendingPathComponent("other")
    try Data("precious\n".utf8).write(to: other)
    try FileManager.default.createSymbolicLink(at: message.draft, withDestinationURL: other)
    try message.prepare()
    #expect(try message.isTagged)
    #expect(try Data(contentsOf: other) == Data("precious\n".utf8))
  }

  @Test("a draft that is a directory stays")
  func directoryAsDraft() throws {
    let message = try HookPromisesMessage()
    try FileManager.default.createDirectory(at: message.draft, withIntermediateDirectories: false)
    try message.prepare()
    #expect(try message.isUntouched)
    #expect(try Self.names(in: message) == ["COMMIT_EDITMSG", "COMMIT_EDITMSG.outcomes"])
  }

  private static func names(in message: HookPromisesMessage) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: message.directory.path).sorted()
  }

  private static func ownership(of file: URL) throws -> [Int] {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    return [.posixPermissions, .ownerAccountID, .groupOwnerAccountID].map {
      (key: FileAttributeKey) in
      (attributes[key] as? NSNumber)?.intValue ?? -1
    }
  }
}
