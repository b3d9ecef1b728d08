import ArgumentParser
import Ledger

/// An export's content, put into the ledger.
struct LedgerImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take in what 'outcomes ledger export' wrote",
    discussion: """
      What is there already is not taken twice; the same file a second time changes nothing.
      All of the file is taken in or nothing: a line that is wrong is named by its number.
      """)

  @Argument(help: "The file; '-' is standard input.", completion: .file())
  var file: String

  @OptionGroup var storage: LedgerOptions

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let ledger = try storage.open()
      let changes: Ledger.ImportChanges
      do throws(LedgerError) {
        changes = try ledger.importLines(of: file)
      } catch {
        throw Failure(error)
      }
      try Destination(file: nil).write(
        """
        spend records: \(text(changes.spend))
        deployments: \(text(changes.deployments))
        waivers: \(text(changes.waivers))

        """)
      return nil
    }
  }

  private func text(_ changes: Ledger.Changes) -> String {
    "\(changes.new) new, \(changes.changed) changed, \(changes.unchanged) unchanged"
  }
}
