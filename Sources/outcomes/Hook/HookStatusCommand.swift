import ArgumentParser
import Foundation
import Hooks
import Reports

/// Says whether commits are tagged, and proves it.
struct HookStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Say whether an agent's commits are tagged here, and prove it",
    discussion: """
      Examples:
        outcomes hook status
        outcomes hook status ~/src/api

      A commit is made in a scratch repository that has the same hooks, as an agent would
      make it, and looked at. Nothing is changed here.

      Exit codes: 0 it is tagged; 2 it is not, and it says what to do; 3 no repository.
      """)

  @Argument(help: "A repository (default: the one here).", completion: .directory)
  var repository: String?

  func run() throws {
    try reportingFailure { () throws(Failure) in
      do throws(HookError) {
        let status = try status()
        show(status)
        return status.isCaptured ? nil : Failure.Kind.configuration.rawValue
      } catch {
        throw Failure(error)
      }
    }
  }

  private func status() throws(HookError) -> HookStatus {
    // Settings of this process count: they decide what becomes of its commits.
    let setup = try Setup(readingWith: try HookPlace.git(repository, isLasting: false))
    let environment = ProcessInfo.processInfo.environment
    let result = try DryRun(of: .repository(setup), environment: environment).run()
    return HookStatus(of: setup, result: result, programs: HookPlace.programs)
  }

  private func show(_ status: HookStatus) {
    let head = status.isCaptured ? "ok" : "not captured"
    let rows =
      [(head, status.verdict)] + status.rows.map { ($0.label, $0.text) }
      + [("from here", VisibleAgent.words ?? "not known: outcomes-hook was not found")]
    let width = rows.map(\.0.count).max() ?? 0
    for (label, text) in rows {
      let space = String(repeating: " ", count: width - label.count + 2)
      print(label + space + visible(text))
    }
    if let advice = status.advice { print("to do: " + visible(advice)) }
  }
}
