import ArgumentParser
import Foundation
import Ledger

/// The ledger's content as text.
struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write everything that the ledger holds as JSON lines",
    discussion: """
      One line for each row, in a fixed order: two ledgers of the same content give the same
      bytes. The form is outcomes.ledger.v1. It holds paths, ids of sessions and e-mail
      addresses, as the ledger does.
      """)

  @Argument(help: "The file to write (default: standard output).", completion: .file())
  var file: String?

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var storage: LedgerOptions

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let ledger = try storage.openRequired()
      var isWhole = true
      do throws(LedgerError) {
        if let file {
          try ledger.export(to: file, replacing: force)
        } else {
          isWhole = try ledger.export { bytes in
            (try? FileHandle.standardOutput.write(contentsOf: Data(bytes))) != nil
          }
        }
      } catch {
        throw Failure(error)
      }
      guard isWhole else {
        throw Failure(
          kind: .unreadable, message: "cannot write all of the export to standard output",
          hint: "make room, or name a file elsewhere")
      }
      return nil
    }
  }
}
