import ArgumentParser
import Hooks
import Reports

/// Takes the hooks away again.
struct HookUninstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall",
    abstract: "Have everything as it was before 'outcomes hook install'",
    discussion: """
      Examples:
        outcomes hook uninstall              this repository
        outcomes hook uninstall --global

      Every file that was there comes back byte for byte. What somebody has changed since
      is left, and named.

      Exit codes: 0 done; 2 something is left for you to do; 3 no repository, or a file
      cannot be written.
      """)

  @Argument(help: "A repository (default: the one here).", completion: .directory)
  var repository: String?

  @OptionGroup var reach: HookReach

  func validate() throws { try reach.validate(repository: repository) }

  func run() throws {
    try reportingFailure { () throws(Failure) in
      do throws(HookError) {
        let plan = try removal()
        try HookPlace.perform(plan, otherwise: "nothing to do: it is not installed")
        HookPlace.tell(plan)
        return plan.demands.isEmpty ? nil : Failure.Kind.configuration.rawValue
      } catch {
        throw Failure(error)
      }
    }
  }

  private func removal() throws(HookError) -> Plan {
    let git = try HookPlace.git(repository, isLasting: true)
    switch reach.choice {
    case .repository: return try Setup(readingWith: git).removal()
    case .global: return try GlobalSetup(readingWith: git, .current()).removal()
    case .template: return try TemplateSetup(readingWith: git, .current()).removal()
    }
  }
}
