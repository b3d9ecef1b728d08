import ArgumentParser
import Foundation
import Git
import SpendNotes

/// `outcomes hook carry`: what `hooks/post-rewrite` leaves running behind, with its standard input.
///
/// Nobody waits for it and nobody reads what it says: it says nothing, and always succeeds.
struct HookCarryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carry", abstract: "Carry notes over to commits that were made anew; for the hook",
    shouldDisplay: false)

  @OptionGroup var background: BackgroundOptions

  func run() {
    BackgroundWork.begin()
    let input = FileHandle.standardInput.readDataToEndOfFile()
    do throws(GitError) {
      let repository = try Repository(at: background.gitDir)
      try SpendNotes(ProcessInfo.processInfo.environment).carry(
        Rewrites(Array(input)), in: repository)
    } catch {
      // The old commits keep their notes, and a scan counts each line once, wherever it stands.
    }
  }
}
