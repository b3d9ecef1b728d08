import ArgumentParser

/// What agents and vendors recorded of the money: reading it, listing it, pricing it.
struct SpendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spend",
    abstract: "Read what was spent from agents' logs and vendors' exports, and list it",
    discussion: """
      Examples:
        outcomes spend import ~/.claude/projects ~/.codex/sessions
        outcomes spend list --by model --since 4w
        outcomes spend prices --check

      Nothing leaves this machine, and no prompt or answer is kept.
      """,
    subcommands: [SpendImportCommand.self, SpendListCommand.self, SpendPricesCommand.self])
}
