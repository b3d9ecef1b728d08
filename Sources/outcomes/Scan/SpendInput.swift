import Foundation
import Ledger
import Metrics
import Spend
import Timestamps

/// The spend that a scan sets beside what came of it: what the options name, and what the ledgers
/// hold.
struct SpendInput {
  private(set) var links: [SessionLink] = []
  private(set) var notices: [String] = []
  /// What could not be read whole.
  private(set) var failures: [Failure] = []
  private var table: SpendTable
  private let catalog: PriceCatalog
  private let workers: Int

  /// The ledgers of `repositories`, which are paths, are read where the options name none.
  ///
  /// `window` is all that `summary` will be asked for, in milliseconds since 1970-01-01 UTC; `nil`
  /// for everything.
  ///
  /// - Throws: a `Failure` where the prices, a path or a ledger that the options name cannot be read.
  init(
    _ options: SpendingOptions, repositories: [String], searching: Bool,
    window: Range<Int64>? = nil, workers: Int
  ) throws(Failure) {
    catalog = try options.prices.catalog()
    self.workers = workers
    var intake = SpendIntake()
    table = SpendTable([]) { _ in nil }
    if !options.spend.isEmpty { try read(options, into: &intake) }
    let ledgers = try options.ledgers(of: repositories, searching: searching)
    do throws(LedgerError) {
      for ledger in ledgers { for link in try ledger.links() { intake.add(link) } }
      if ledgers.count == 1, intake.records.isEmpty {
        // Nothing else can have a copy of one of its records.
        table = try ledgers[0].table(within: window, at: catalog, workers: workers)
      } else {
        for ledger in ledgers { try ledger.forEachRecord { intake.add($0) } }
        var pricer = Pricer(catalog)
        table = SpendTable(intake.records) { pricer.cost(of: $0).nanos }
      }
    } catch {
      throw Failure(error)
    }
    links = intake.links.map { key, time in
      SessionLink(agent: key.agent, session: key.session, target: key.target, time: time)
    }.sorted { ($0.time, $0.session) < ($1.time, $1.session) }
  }

  /// What was spent, without what only tells copies of a record apart.
  var records: [SpendRecord] { table.records }

  /// What it is about; `nil` where there is none.
  var extent: SpendExtent? {
    table.span.map {
      SpendExtent(
        span: $0.lowerBound / 1_000...$0.upperBound / 1_000, sessions: table.sessions)
    }
  }

  /// What was spent in the window, joined to the repositories' commits.
  ///
  /// The window begins at `since`; with `nil` it has no start.
  func summary(
    of repositories: [JoinableRepository], since: Int64?, until: Int64
  ) -> SpendSummary {
    var pricer = Pricer(catalog)
    return SpendSummary(
      table, links: links, repositories: repositories,
      window: (since.map { $0 * 1_000 } ?? .min)..<until * 1_000, workers: workers
    ) { pricer.cost(of: $0).nanos }
  }

  private mutating func read(
    _ options: SpendingOptions, into intake: inout SpendIntake
  ) throws(Failure) {
    for path in options.spend where !FileManager.default.fileExists(atPath: path) {
      throw Failure(
        kind: .unreadable, message: "cannot read '\(path)': no such file",
        hint: "--spend takes a file or a directory of agents' logs or vendors' exports")
    }
    var reading = SpendReading.read(options.spend, readers: spendReaders, workers: workers)
    if let author = options.author { reading.intake.setAuthor(author.lowercased()) }
    intake = reading.intake
    let incomplete = reading.files.filter(\.isIncomplete)
    if let first = incomplete.first {
      failures.append(
        Failure(
          kind: .unreadable,
          message: "\(incomplete.count) of \(reading.files.count) files of spend could not be read "
            + "whole, first '\(first.path)'; everything else counts",
          hint: "'outcomes spend import' on the same path says what is wrong with each"))
    }
    if intake.records.isEmpty {
      let paths = options.spend.map { "'\($0)'" }.joined(separator: ", ")
      notices.append("no spend was found in \(paths)")
    }
  }
}
