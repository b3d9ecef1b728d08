import ArgumentParser

/// The ledger as a file: keeping copies of it, and looking after it.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Back up, restore, export, import and check the ledger",
    discussion: """
      The ledger keeps what cannot be read again: imported spend, recorded deployments and
      waivers. Everything else beside it is a cache.

      Examples:
        outcomes ledger backup ~/backups/api.sqlite
        outcomes ledger restore ~/backups/api.sqlite
        outcomes ledger export > ledger.jsonl
        outcomes ledger import ledger.jsonl --ledger team.sqlite
        outcomes ledger check

      Exit codes: 0 done, 3 the file to import cannot be read whole, 4 the ledger failed,
      64 wrong usage.
      """,
    subcommands: [
      LedgerBackupCommand.self, LedgerRestoreCommand.self, LedgerExportCommand.self,
      LedgerImportCommand.self, LedgerCheckCommand.self,
    ])
}
