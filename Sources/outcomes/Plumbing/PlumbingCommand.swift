import ArgumentParser

/// What git's commands of these names print, for conformance tests.
struct PlumbingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumbing", abstract: "Print what git's commands of these names print",
    subcommands: [InterpretTrailersCommand.self, CheckMailmapCommand.self, PatchIDCommand.self])
}
