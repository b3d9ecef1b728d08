import ArgumentParser
import Foundation
import Git
import SpendNotes

/// `outcomes hook note`: what `hooks/post-commit` leaves running behind.
///
/// Nobody waits for it and nobody reads what it says: it says nothing, and always succeeds.
struct HookNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write down what a commit cost; for the hook",
    shouldDisplay: false)

  @Option(help: "The commit.")
  var commit = "HEAD"

  @OptionGroup var background: BackgroundOptions

  func run() {
    BackgroundWork.begin()
    do throws(GitError) {
      let repository = try Repository(at: background.gitDir)
      try SpendNotes(ProcessInfo.processInfo.environment).note(
        commit, in: repository, now: Int64(Date().timeIntervalSince1970 * 1_000))
    } catch {
      // Without a note, the next commit of the session has its spend.
    }
  }
}
