import ArgumentParser

/// What went live: noting it, reading it from forges and clusters, listing it.
struct DeployCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy",
    abstract: "Note what was deployed, take it from forges and clusters, and list it",
    discussion: """
      Examples:
        outcomes deploy record                        HEAD is live in production, now
        outcomes deploy record --unit api --environment staging --status failed
        gh api --paginate repos/OWNER/NAME/deployments > deployments.json
        outcomes deploy import deployments.json
        outcomes deploy list --environment production

      What the ledger has of a repository counts before files and release tags.
      """,
    subcommands: [DeployRecordCommand.self, DeployImportCommand.self, DeployListCommand.self])
}
