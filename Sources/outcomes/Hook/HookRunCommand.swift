import ArgumentParser
import Foundation

/// Becomes `outcomes-hook`, for tools that start hooks by a command line.
///
/// It reads no configuration and no repository, and whatever goes wrong, the exit code is 0.
struct HookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a hook, as lefthook, husky or pre-commit would have it",
    discussion: """
      Example:
        outcomes hook run prepare-commit-msg .git/COMMIT_EDITMSG message

      The exit code is always 0.
      """)

  @Argument(parsing: .captureForPassthrough, help: "The hook's name, and what git gave it.")
  var arguments: [String] = []

  func run() {
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return }
    let program = URL(fileURLWithPath: own).deletingLastPathComponent()
      .appendingPathComponent("outcomes-hook").path
    let words = [program] + given
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    // Only a failure comes back.
    _ = unsafe execv(program, pointers)
  }

  /// What git gave, where the tool in between has changed it.
  private var given: [String] {
    // lefthook leaves the place of an argument that git did not give: {2}.
    let given = arguments.prefix { !["{1}", "{2}", "{3}"].contains($0) }
    guard given.count == 2 else { return Array(given) }
    // pre-commit hands the message's file over, and the rest in variables.
    let environment = ProcessInfo.processInfo.environment
    let names = ["PRE_COMMIT_COMMIT_MSG_SOURCE", "PRE_COMMIT_COMMIT_OBJECT_NAME"]
    return given + names.compactMap { environment[$0] }
  }
}
