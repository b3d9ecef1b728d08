import ArgumentParser
import Ledger
import Reports
import Spend

/// What the ledger has of spend, added up.
struct SpendListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what was spent: tokens, and what they cost",
    discussion: """
      Examples:
        outcomes spend list                          by agent, all that the ledger has
        outcomes spend list --by day --since 2w
        outcomes spend list --by session --format csv > sessions.csv

      Money is the vendor's list price where the source states none. Tokens without a
      price are listed beside it, and are no part of it. Where a log and an export say
      the same, the finer one counts.
      """)

  @Option(help: "The start: a date, a time, or a span such as 12w or 30d before the end.")
  var since: String?

  @Option(help: "The end, itself not included: a date or a time.")
  var until: String?

  @Option(help: "What a row stands for.")
  var by: SpendGrouping = .agent

  @OptionGroup var pricing: PriceOptions

  @OptionGroup var storage: LedgerOptions

  @Option(help: "How to write the list.")
  var format: SpendListFormat = .table

  @Option(help: ArgumentHelp("Write the list to a file.", valueName: "file"), completion: .file())
  var output: String?

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let listing = try listing()
      let destination = Destination(file: output)
      try destination.write(text(of: listing, for: destination))
      return nil
    }
  }

  private func listing() throws(Failure) -> SpendListing {
    let now = try runTime()
    let window = try WindowChoice(
      since: since, until: until, all: since == nil, now: now, mainlineEnds: { [] })
    let end = until == nil ? nil : window.until
    var pricer = Pricer(try pricing.catalog())
    var listing = SpendListing(by: by, generatedAt: now, since: window.since, until: end)
    guard let ledger = try storage.openExisting() else { return listing }
    var names = RepositoryNames()
    func add(_ record: SpendRecord) {
      listing.add(
        record, costing: pricer.cost(of: record),
        in: by == .repository ? names.name(of: record.origin) : nil)
    }
    let (start, last) = (window.since.map { $0 * 1_000 }, end.map { $0 * 1_000 })
    do throws(LedgerError) {
      guard try !ledger.hasOneSource() else {
        try ledger.forEachRecord(from: start, to: last, add)
        return listing
      }
      var selecting = pricer
      let selection = SpendSelection(try ledger.records(from: start, to: last)) {
        selecting.cost(of: $0).nanos
      }
      for record in selection.records { add(record) }
      listing.drifts = selection.drifts
    } catch {
      throw Failure(error)
    }
    return listing
  }

  private func text(of listing: SpendListing, for destination: Destination) -> String {
    switch format {
    case .json: json(listing)
    case .csv: csv(listing)
    case .table: table(listing, width: destination.width, colour: destination.hasColour)
    }
  }
}

extension SpendGrouping: ExpressibleByArgument {}

/// How a list of spend can be written.
enum SpendListFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, csv
}
