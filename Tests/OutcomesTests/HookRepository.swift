import FixtureSupport
import Foundation
import Testing

/// A repository with the hook in it, where git runs as an agent or a person runs it.
struct HookRepository: Sendable {
  let directory: URL

  /// A message, as it is without tags.
  static let message = "new\n\nBody\n"
  /// Claude Code at work.
  static let agent = agent(session: "0b2f3c1e-6a8e")
  /// What the hook makes of `message` then.
  static let taggedMessage = message + "\n" + tags(session: "0b2f3c1e-6a8e")

  static func agent(session: String) -> [String: String] {
    ["CLAUDECODE": "1", "CLAUDE_CODE_SESSION_ID": session]
  }

  static func tags(session: String) -> String {
    "Assisted-by: claude-code\nAI-Session: claude-code:\(session)\n"
  }

  private static let template = SharedFixture("hooked") { directory in
    let repository = HookRepository(at: directory)
    try repository.git(["init", "-q", "--template=", "-b", "main", "."])
    for setting in [
      ["user.name", "A U Thor"], ["user.email", "author@example.org"], ["gc.auto", "0"],
      ["advice.detachedHead", "false"],
    ] {
      try repository.git(["config"] + setting)
    }
    try repository.git(["commit", "-q", "--allow-empty", "-m", "start"])
    try repository.install()
  }

  /// A repository with one commit, and the hook.
  ///
  /// - Parameter name: how its directory's name begins.
  /// - Throws: `FixtureError` where git fails, or the programs have not been built.
  init(_ name: String) throws {
    directory = try TemporaryDirectory.make(name).appendingPathComponent("repository")
    try FileManager.default.copyItem(at: Self.template.directory(), to: directory)
  }

  private init(at directory: URL) { self.directory = directory }

  /// The hook's program as it was built for the tests.
  static func program() throws -> String {
    try Checkout.built("outcomes-hook").executable.path
  }

  /// The script that git calls.
  var script: URL { gitDirectory.appendingPathComponent("hooks/prepare-commit-msg") }

  var gitDirectory: URL { directory.appendingPathComponent(".git") }

  private func install() throws {
    let outcomes = try Checkout.built("outcomes").executable.path
    let done = try OrphanedProgram.run([outcomes, "hook", "install", "."], in: directory)
    guard done.exitCode == 0 else { throw FixtureError("hook install: \(done.errors)") }
  }

  /// Has the hook look for its program in an empty directory first.
  ///
  /// - Returns: the directory.
  /// - Throws: `FixtureError` where the hook names none.
  func emptyPrograms() throws -> URL {
    let programs = try TemporaryDirectory.make("programs")
    let old = try String(contentsOf: script, encoding: .utf8)
    let new = old.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix("installed=") ? "installed='\(programs.path)'" : String($0)
    }.joined(separator: "\n")
    guard new.contains(programs.path) else { throw FixtureError("the hook names no program") }
    try Data(new.utf8).write(to: script)
    return programs
  }
}

extension HookRepository {
  /// Runs git, and insists that it succeeds.
  ///
  /// - Parameters:
  ///   - arguments: what follows `git`.
  ///   - environment: the agent's variables.
  ///   - input: what git reads on standard input.
  ///   - deadline: in seconds; far more than git needs.
  /// - Returns: what git prints.
  /// - Throws: `FixtureError` where it fails, or takes longer.
  @discardableResult
  func git(
    _ arguments: [String], as environment: [String: String] = [:], input: Data = Data(),
    deadline: TimeInterval = 10
  ) throws -> Data {
    let done = try OrphanedProgram.run(
      ["git"] + arguments, in: directory, environment: environment, input: input,
      deadline: deadline)
    guard done.exitCode == 0 else {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(done.errors)")
    }
    return done.stdout
  }

  /// Makes a commit with the hook, which must not be heard.
  ///
  /// - Parameters:
  ///   - message: the message.
  ///   - environment: the agent's variables.
  ///   - source: the test's line.
  /// - Returns: the message that the commit has.
  /// - Throws: `FixtureError` where there is no commit.
  @discardableResult
  func commit(
    _ message: String = message, as environment: [String: String] = [:],
    source: SourceLocation = #_sourceLocation
  ) throws -> String {
    String(
      decoding: try commit(Data(message.utf8), as: environment, source: source), as: UTF8.self)
  }

  func commit(
    _ message: Data, as environment: [String: String] = [:],
    source: SourceLocation = #_sourceLocation
  ) throws -> Data {
    let done = try OrphanedProgram.run(
      ["git", "commit", "-q", "--allow-empty", "-F", "-"], in: directory,
      environment: environment, input: message)
    #expect(done.exitCode == 0, sourceLocation: source)
    #expect(done.output + done.errors == "", sourceLocation: source)
    return try self.message()
  }

  /// The message of a commit, byte by byte.
  func message(of revision: String = "HEAD") throws -> Data {
    let commit = try git(["cat-file", "commit", revision])
    guard let end = commit.range(of: Data("\n\n".utf8)) else {
      throw FixtureError("a commit without a message")
    }
    return Data(commit[end.upperBound...])
  }
}
