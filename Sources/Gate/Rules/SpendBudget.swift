import Configuration
import Spend

/// What the range cost is not more than this.
///
/// Only what is on record counts; that it is, is asked by `SpendRecorded`. Tokens without a price
/// are never taken for free: with them a range may cost too much, and nobody knows that it does not.
struct SpendBudget: RangeRule {
  static let name = GatePolicy.Rule.spendBudget
  /// In nano-USD (10⁻⁹ USD).
  private let most: Int64
  private let notes: NotesAccess
  private let catalog: PriceCatalog
  private var spend: RangeSpend
  /// Whether any commit shows a sign of an agent.
  private var isAgents = false

  /// A rule that has taken no commit.
  ///
  /// - Parameters:
  ///   - most: the budget in nano-USD.
  ///   - book: all that is on record of the range's sessions.
  ///   - before: the parents of the range's commits that are not in the range: where one names the
  ///     same session, what was spent up to it is not the range's.
  ///   - catalog: the prices.
  init(
    most: Int64, book: SessionBook, before: [CommitFacts] = [], catalog: PriceCatalog = .shipped
  ) {
    (self.most, self.catalog, notes) = (most, catalog, book.notes)
    spend = RangeSpend(book)
    for commit in before { spend.take(before: commit) }
  }

  var demand: String { "the range costs at most \(Self.dollars(most))" }

  mutating func take(_ commit: CommitFacts) {
    if !commit.evidence.isEmpty || !commit.usage.isEmpty { isAgents = true }
    spend.take(commit)
  }

  var ruling: Ruling {
    guard isAgents else { return .notApplicable }
    let sum = spend.sum(catalog)
    if let sum, sum.nanos > most { return .unsatisfied(excess(sum)) }
    let what = "it cannot be known whether the range keeps to its budget"
    if let unknown = Mends.complaint(what, unreadable: notes) { return .error(unknown) }
    guard let sum else { return .notApplicable }
    return sum.unpricedTokens > 0 ? .error(unpriced(what, sum)) : .satisfied
  }

  private func excess(_ sum: SpendSummary.Sum) -> Complaint {
    Complaint(
      what: "the range costs more than \(Self.dollars(most))",
      why: "its commits cost \(Self.dollars(sum.nanos, roundingUp: true)) by what is on record"
        + (sum.unpricedTokens > 0 ? ", and tokens without a price" : ""),
      mends: [
        Finding.Mend("split it into several pull requests, each of use by itself"),
        Finding.Mend("or raise the policy's budget on the base: spend.budget"),
        Mends.waiving(Self.name),
      ])
  }

  private func unpriced(_ what: String, _ sum: SpendSummary.Sum) -> Complaint {
    Complaint(
      what: what,
      why: "there is no price for \(sum.unpricedTokens) tokens; the others cost "
        + Self.dollars(sum.nanos, roundingUp: true),
      mends: [
        Finding.Mend(
          "see which models have a price, and name a file with the others by --prices",
          command: "outcomes spend prices")
      ])
  }

  /// Dollars and cents, such as `$12.34`; a cost is rounded up, so that it shows that it is more.
  private static func dollars(_ nanos: Int64, roundingUp: Bool = false) -> String {
    let (whole, rest) = nanos.quotientAndRemainder(dividingBy: 10_000_000)
    let cents = max(0, whole + (roundingUp && rest > 0 ? 1 : 0))
    let digits = String(cents % 100)
    return "$\(cents / 100)." + (digits.count < 2 ? "0" : "") + digits
  }
}
