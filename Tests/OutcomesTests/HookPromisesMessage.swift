import FixtureSupport
import Foundation
import Testing

/// A message file, and the hook's program run on it as the script runs it.
struct HookPromisesMessage: Sendable {
  let file: URL

  /// Writes the file into a directory of its own.
  ///
  /// - Parameter text: the message.
  /// - Throws: what the file system says.
  init(_ text: Data = Data(HookRepository.message.utf8)) throws {
    file = try TemporaryDirectory.make("message").appendingPathComponent("COMMIT_EDITMSG")
    try text.write(to: file)
  }

  var directory: URL { file.deletingLastPathComponent() }

  /// The new message is written here before it takes the file's place.
  var draft: URL { directory.appendingPathComponent("COMMIT_EDITMSG.outcomes") }

  var text: Data {
    get throws { try Data(contentsOf: file) }
  }

  /// Whether the file holds `HookRepository.message` with the agent's tags.
  var isTagged: Bool {
    get throws { try text == Data(HookRepository.taggedMessage.utf8) }
  }

  /// Whether it holds `HookRepository.message` as it was.
  var isUntouched: Bool {
    get throws { try text == Data(HookRepository.message.utf8) }
  }

  /// Runs the program, which must succeed and say nothing.
  ///
  /// - Parameters:
  ///   - environment: the agent's variables.
  ///   - wrapper: what runs it, with arguments; nothing if it is empty.
  ///   - location: the test's line.
  /// - Throws: `FixtureError` where it does not end.
  func prepare(
    as environment: [String: String] = HookRepository.agent, below wrapper: [String] = [],
    location: SourceLocation = #_sourceLocation
  ) throws {
    let done = try OrphanedProgram.run(
      wrapper + [try HookRepository.program(), "prepare-commit-msg", file.path, "message"],
      in: directory, environment: environment, deadline: 10)
    #expect(done.exitCode == 0, sourceLocation: location)
    #expect(done.output + done.errors == "", sourceLocation: location)
  }
}
