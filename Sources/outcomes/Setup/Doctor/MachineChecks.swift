import Foundation
import Hooks
import Reports

/// git, the programs, and whether commits are tagged here: what git itself is asked.
struct MachineChecks {
  private(set) var checks: [Check] = []

  /// `--show-scope`, by which it is told where a setting comes from.
  private static let oldestGit = GitVersion(2, 26)

  /// Looks at what is around a repository, or at git alone where it cannot be read.
  init(_ repository: String?, _ found: ExaminedRepository) {
    do throws(HookError) {
      // Where there is no repository, there may not even be such a directory.
      let git = try HookPlace.git(found.places == nil ? nil : repository, isLasting: false)
      let version = try git.version()
      guard version >= Self.oldestGit else {
        checks.append(
          .problem(
            "git", "git \(version) is too old to find out which hooks it runs",
            remedy: "update git to \(Self.oldestGit) or later"))
        return
      }
      checks += [.ok("git", "git \(version)"), Self.program]
      guard let places = found.places else { return }
      checks.insert(try NotesCheck.check(found, git), at: 0)
      checks.append(try HookCheck.check(git, isBare: places.workDirectory == nil))
    } catch {
      let isAsked = checks.contains { $0.id == "git" }
      checks.append(.problem(isAsked ? "hook" : "git", error.message, remedy: error.hint))
    }
  }

  private static var program: Check {
    guard let programs = HookPlace.programs else {
      return .problem(
        "program", "outcomes-hook, which the hooks start, is neither beside outcomes nor in PATH",
        remedy: "put outcomes-hook beside outcomes, or into a directory of PATH")
    }
    return .ok("program", "outcomes-hook is in '\(programs)'")
  }
}
