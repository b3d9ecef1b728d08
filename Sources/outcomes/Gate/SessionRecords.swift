import Configuration
import Foundation
import Gate
import Git
import Metrics
import Provenance
import Spend

/// What is on record of agents' sessions: spend notes, and what the options name.
///
/// The ledger of the repository is left alone unless it is named: the same commits get the same
/// verdict on everybody's machine.
struct SessionRecords {
  private let input: SpendInput?
  private let prices: PriceOptions

  /// - Throws: a `Failure` where what the options name cannot be read whole.
  init(_ options: SpendingOptions) throws(Failure) {
    prices = options.prices
    guard !options.spend.isEmpty || options.storage.ledger != nil else {
      input = nil
      return
    }
    let input = try SpendInput(
      options, repositories: [], searching: false,
      workers: ProcessInfo.processInfo.activeProcessorCount)
    if let failure = input.failures.first { throw failure }
    self.input = input
  }

  /// The prices; to read them takes milliseconds, and few policies ask for them.
  ///
  /// - Throws: a `Failure` where a file that the options name cannot be used.
  func catalog(for policy: GatePolicy) throws(Failure) -> PriceCatalog? {
    policy.level(of: .spendBudget) == .off ? nil : try prices.catalog()
  }

  /// An empty book for the sessions of a range.
  func book(
    for repository: borrowing Repository, _ references: References, problems: [StoreProblem]
  ) -> SessionBook {
    var home = JoinableRepository(name: repository.name)
    home.locate(in: repository)
    let notes: NotesAccess
    if let problem = problems.first(where: { $0.store == OutcomesNotes.store }) {
      notes = .unreadable(problem.message)
    } else if references.object(of: OutcomesNotes.reference) == nil {
      notes = .absent
    } else {
      notes = .readable
    }
    return SessionBook(home: home, notes: notes) { directory in
      (try? Repository(at: directory, searching: true))?.remoteURLs ?? []
    }
  }

  /// Writes down what is on record of the sessions that the book knows.
  func fill(
    _ book: inout SessionBook, from repository: borrowing Repository, _ references: References
  ) {
    if book.needsOtherNotes {
      // What cannot be read was said when the store was opened.
      try? OutcomesNotes.forEachUsage(in: repository, references) { book.add($0) }
    }
    guard let input else { return }
    for link in input.links { book.add(link) }
    for record in input.records { book.add(record) }
  }
}
