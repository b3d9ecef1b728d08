import ArgumentParser
import Foundation
import Provenance

/// git-check-mailmap(1).
///
/// Like git, and unlike a scan, it reads the `.mailmap` of the directory it runs in.
struct CheckMailmapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-mailmap", abstract: "Print the proper names and addresses of contacts")

  @Flag(help: "Read contacts from standard input, one a line, after those given.")
  var stdin = false

  @Argument(help: "Contacts such as 'Name <address>'.")
  var contacts: [String] = []

  func run() throws {
    guard stdin || !contacts.isEmpty else { throw fatal("no contacts specified") }
    let mailmap = Mailmap(
      InputFile.readIfRegular(".mailmap", limit: 1 << 26, followingLinks: false) ?? [])
    for contact in contacts { try print(Array(contact.utf8), mailmap) }
    guard stdin else { return }
    let input = FileHandle.standardInput.readDataToEndOfFile()
    var lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { try print(Array(line), mailmap) }
  }

  private func print(_ contact: [UInt8], _ mailmap: Mailmap) throws {
    guard let resolved = mailmap.checked(contact: contact) else {
      throw fatal("unable to parse contact: \(String(decoding: contact, as: UTF8.self))")
    }
    FileHandle.standardOutput.write(Data(resolved + [UInt8(ascii: "\n")]))
  }

  private func fatal(_ message: String) -> ExitCode {
    standardError("fatal: \(message)")
    return ExitCode(128)
  }
}
