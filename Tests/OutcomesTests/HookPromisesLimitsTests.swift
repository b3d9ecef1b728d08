import FixtureSupport
import Foundation
import Testing

@Suite(
  "Where there is no room left, commits are made", .enabled(if: Prerequisites.git, "needs git"))
struct HookPromisesLimitsTests {
  /// As `ulimit` takes them; a full disk is a file that may not grow.
  static let limits = [
    "-f 0", "-n 3", "-n 4", "-t 0", "-v 100", "-v 4096", "-v 16384", "-v 65536", "-v 262144",
    "-s 8",
    "-s 64",
  ]

  @Test("with git's own share left alone", arguments: limits)
  func limited(_ limit: String) throws {
    let repository = try HookRepository("limited")
    try Self.limit(repository, by: limit)
    let made = try repository.commit(as: HookRepository.agent)
    #expect([HookRepository.message, HookRepository.taggedMessage].contains(made))
    // What is left behind is in nobody's way.
    try Self.limit(repository, by: "-c 0")
    let next = try repository.commit(as: HookRepository.agent)
    #expect(next == HookRepository.taggedMessage)
    let drafts = try FileManager.default.contentsOfDirectory(
      atPath: repository.gitDirectory.path)
    #expect(!drafts.contains { $0.hasSuffix(".outcomes") })
  }

  @Test("not even a byte of the new message", arguments: ["-f 0", "-n 3", "-v 100"])
  func untouched(_ limit: String) throws {
    let repository = try HookRepository("limited")
    try Self.limit(repository, by: limit)
    let made = try repository.commit(as: HookRepository.agent)
    #expect(made == HookRepository.message)
  }

  @Test("a large message with little memory or time", arguments: ["-v 65536", "-v 131072", "-t 0"])
  func large(_ limit: String) throws {
    let text = Data("new\n\n".utf8) + Data(String(repeating: "word\n", count: 2_000_000).utf8)
    let message = try HookPromisesMessage(text)
    // The script hides how the program ended.
    try message.prepare(
      below: ["sh", "-c", "ulimit \(limit); \"$@\" >\"$0\" 2>&1 || :", "/dev/null"])
    let made = try message.text
    let tags = Data(("\n" + HookRepository.tags(session: "0b2f3c1e-6a8e")).utf8)
    #expect(made == text || made == text + tags)
  }

  private static func limit(_ repository: HookRepository, by limit: String) throws {
    let place = try repository.emptyPrograms().appendingPathComponent("outcomes-hook")
    let program = try HookRepository.program()
    try Data("#!/bin/sh\nulimit \(limit)\nexec '\(program)' \"$@\"\n".utf8).write(to: place)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
  }
}
