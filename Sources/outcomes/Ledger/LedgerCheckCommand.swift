import ArgumentParser
import Ledger

/// Whether the ledger is sound.
struct LedgerCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that the ledger is sound, all of it",
    discussion: """
      Every page, index, rule and reference is looked at (SQLite's integrity_check and
      foreign_key_check). Exit codes: 0 it is sound; 4 it is not, or cannot be read.
      """)

  @OptionGroup var storage: LedgerOptions

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let ledger = try storage.openRequired()
      let problems: [String]
      let contents: Ledger.Contents
      do throws(LedgerError) {
        problems = try ledger.check()
        contents = try ledger.contents()
      } catch {
        throw Failure(error)
      }
      let destination = Destination(file: nil)
      guard problems.isEmpty else {
        try destination.write(problems.map { $0 + "\n" }.joined())
        throw Failure(
          kind: .ledger, message: "the ledger '\(ledger.path)' is damaged",
          hint: "'outcomes ledger restore FILE' takes a backup; "
            + "'outcomes ledger export' may save what can still be read")
      }
      try destination.write(
        """
        '\(ledger.path)' is sound
        spend records: \(contents.spendRecords)
        deployments: \(contents.deployments)
        waivers: \(contents.waivers)

        """)
      return nil
    }
  }
}
