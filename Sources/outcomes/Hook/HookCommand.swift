import ArgumentParser

/// The git hook that tags the commits which agents help to make.
struct HookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook",
    abstract: "Tag AI-assisted commits as they are made",
    discussion: """
      Examples:
        outcomes hook install            this repository
        outcomes hook install --global   every repository of yours
        outcomes hook status             is it run, and does it tag?
        outcomes hook uninstall          everything as it was before

      The hook never stops or delays a commit. An existing hook goes on running.
      """,
    subcommands: [
      HookInstallCommand.self, HookUninstallCommand.self, HookStatusCommand.self,
      HookMarkCommand.self, HookRunCommand.self, HookNoteCommand.self,
      HookCarryCommand.self,
    ])
}
