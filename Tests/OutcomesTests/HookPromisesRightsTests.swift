import FixtureSupport
import Foundation
import Testing

@Suite("A message file that may not be written stays as it is")
struct HookPromisesRightsTests {
  /// What somebody without rights to it finds.
  enum Obstacle: CaseIterable {
    case none, readOnlyFile, readOnlyDirectory, foreignFile, unreadableFile
  }

  @Test("for whoever is not root", arguments: Obstacle.allCases)
  func rights(_ obstacle: Obstacle) throws {
    let message = try HookPromisesMessage()
    let program = message.directory.appendingPathComponent("program")
    try FileManager.default.copyItem(atPath: try HookRepository.program(), toPath: program.path)
    try Self.prepare(message, obstacle)
    let done = try OrphanedProgram.run(
      Self.withoutRights + [program.path, "prepare-commit-msg", message.file.path, "message"],
      in: message.directory, environment: HookRepository.agent)
    #expect(done.exitCode == 0 && done.output + done.errors == "")
    try Self.set(0o700, message.directory)
    try Self.set(0o600, message.file)
    #expect(try obstacle == .none ? message.isTagged : message.isUntouched)
    #expect(!FileManager.default.fileExists(atPath: message.draft.path))
  }

  /// Root may do everything, so it becomes somebody else.
  private static var withoutRights: [String] {
    geteuid() == 0 ? ["setpriv", "--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups"] : []
  }

  private static let nobody = 65_534

  private static func prepare(_ message: HookPromisesMessage, _ obstacle: Obstacle) throws {
    for file in [message.file, message.directory] where geteuid() == 0 {
      guard obstacle != .foreignFile || file == message.directory else { continue }
      try FileManager.default.setAttributes(
        [.ownerAccountID: nobody, .groupOwnerAccountID: nobody], ofItemAtPath: file.path)
    }
    switch obstacle {
    case .none: break
    case .readOnlyFile, .foreignFile: try set(0o444, message.file)
    case .unreadableFile: try set(0o000, message.file)
    case .readOnlyDirectory: try set(0o555, message.directory)
    }
  }

  private static func set(_ mode: Int, _ file: URL) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }
}
