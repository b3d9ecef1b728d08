import ArgumentParser

/// The command line.
@main
struct Outcomes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outcomes",
    abstract: "Show what AI-assisted commits brought to production, and whether it stayed there",
    discussion: """
      Examples:
        outcomes scan                    this repository, the last 12 weeks
        outcomes scan --all ~/src/api    everything after the first deployment
        outcomes scan --format json api web > report.json
        outcomes explain HEAD~3          one commit's whole story
        outcomes spend import ~/.claude  what agents' logs say of the money
        outcomes hook install            tag AI-assisted commits as they are made
        outcomes deploy record           what is live in production now
        outcomes init                    a configuration from what the repository has
        outcomes doctor                  what is missing, and the command that mends it
        outcomes gate                    judge a pull request in CI

      Exit codes: 0 done, 1 the gate refuses, 2 the configuration is wrong, 3 a repository or an input
      cannot be read whole, 4 the ledger failed, 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [
      ScanCommand.self, ExplainCommand.self, SpendCommand.self, DeployCommand.self,
      LedgerCommand.self, GateCommand.self, HookCommand.self, InitCommand.self,
      DoctorCommand.self, PlumbingCommand.self, WorkerCommand.self,
    ])
}
