import ArgumentParser
import Ledger
import Reports
import Spend

/// The catalog of prices, and what it lacks.
struct SpendPricesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "Show what models cost, and which of the ledger's have no price",
    discussion: """
      Examples:
        outcomes spend prices                        the whole catalog
        outcomes spend prices claude-opus-5          one model, and how its name was found
        outcomes spend prices --check                models of the ledger without a price
        outcomes spend prices --format json > prices.json

      The last one is a file that --prices takes. A missing price is no failure: the exit
      code is 0.
      """)

  @Argument(help: "Names of models, as logs have them.")
  var models: [String] = []

  @OptionGroup var pricing: PriceOptions

  @Flag(help: "List the models of the ledger that have no price, and the catalog's age.")
  var check = false

  @OptionGroup var storage: LedgerOptions

  @Option(help: "How to write the prices.")
  var format: SpendPricesFormat = .table

  @Option(help: ArgumentHelp("Write them to a file.", valueName: "file"), completion: .file())
  var output: String?

  func run() throws {
    try reportingFailure { () throws(Failure) in
      let catalog = try pricing.catalog()
      let destination = Destination(file: output)
      try destination.write(text(catalog, for: destination))
      return nil
    }
  }

  private func text(
    _ catalog: PriceCatalog, for destination: Destination
  ) throws(Failure) -> String {
    let (width, colour) = (destination.width, destination.hasColour)
    guard check || !models.isEmpty else {
      return format == .json ? catalog.json : table(catalog, width: width, colour: colour)
    }
    let now = try runTime()
    let answer = PriceAnswer(
      generatedAt: now, catalogDate: catalog.date,
      lookups: models.map {
        PriceAnswer.Lookup(name: $0, quote: catalog.quote(model: $0, agent: nil, at: now))
      }, check: check ? catalog.check(try used(), now: now) : nil)
    return format == .json
      ? json(answer) : table(answer, catalog: catalog, width: width, colour: colour)
  }

  /// The models of the ledger, each with its agents.
  private func used() throws(Failure) -> [UsedModel] {
    guard let ledger = try storage.openExisting() else { return [] }
    var used: [ModelUse: UsedModel] = [:]
    do throws(LedgerError) {
      try ledger.forEachRecord { record in
        // What the vendor states needs no price; what an agent worked out is only a stopgap.
        let isStated = record.usage.stated.map { $0.basis != .estimate } ?? false
        guard record.usage.tokens.total > 0, !isStated else { return }
        let use = ModelUse(model: record.usage.model, agent: record.agent)
        let time = record.origin.time
        var sum =
          used[use]
          ?? UsedModel(model: use.model, agent: use.agent, tokens: 0, first: time, last: time)
        sum.tokens.add(record.usage.tokens.total)
        (sum.first, sum.last) = (min(sum.first, time), max(sum.last, time))
        used[use] = sum
      }
    } catch {
      throw Failure(error)
    }
    return Array(used.values)
  }

  private struct ModelUse: Hashable {
    let model: String?
    let agent: String
  }
}

/// How prices can be written.
enum SpendPricesFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}
