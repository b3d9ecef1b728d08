import ArgumentParser
import Git
import Ledger

/// Where spend is read from, and what it costs.
struct SpendingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Agents' logs or vendors' exports, a file or a directory (can be repeated).",
      valueName: "path"), completion: .file())
  var spend: [String] = []

  @Option(
    help: ArgumentHelp("Whose logs they are, where they do not say.", valueName: "e-mail"))
  var author: String?

  @OptionGroup var storage: LedgerOptions
  @OptionGroup var prices: PriceOptions

  /// The ledger that `--ledger` names; else those of the repositories, where there are any.
  ///
  /// - Throws: a `Failure` where one cannot be used.
  func ledgers(of repositories: [String], searching: Bool) throws(Failure) -> [Ledger] {
    if storage.ledger != nil { return [try storage.openExisting()].compactMap(\.self) }
    var paths: [String] = []
    for path in repositories {
      // What cannot be opened is reported where it is read.
      guard let repository = try? Repository(at: path, searching: searching) else { continue }
      let file = LedgerOptions.file(of: repository)
      if Ledger.exists(at: file), !paths.contains(file) { paths.append(file) }
    }
    return try paths.map { (path) throws(Failure) in try LedgerOptions.open(at: path) }
  }
}
