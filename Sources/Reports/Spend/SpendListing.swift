package import Spend
import Timestamps

/// What was spent, by day, agent or whatever else a row stands for.
///
///     var listing = SpendListing(by: .model, generatedAt: now, since: nil, until: nil)
///     listing.add(record, costing: cost, in: record.origin.repository)
///
/// Every record is in one row; `total` is the sum of the rows, to the nano-dollar.
package struct SpendListing: Sendable {
  package struct Key: Hashable, Sendable {
    /// The day, the agent, …; `nil` where a record does not say.
    package var name: String?
    /// Whose session it is; `nil` for other rows.
    package var agent: String?
  }

  /// What has no price, and why.
  package struct Unpriced: Hashable, Sendable {
    /// As the source names it.
    package var model: String?
    package var reason: UnpricedReason
  }

  package let grouping: SpendGrouping
  /// Seconds since 1970-01-01 UTC, as are `since` and `until`; `nil` where there is no limit.
  package let generatedAt: Int64
  package let since: Int64?
  package let until: Int64?
  private var unpriced: [Unpriced: Int64] = [:]
  /// Sources that say what others say more finely, and are not added to them.
  package var drifts: [SpendSelection.Drift] = []
  package var notices: [String] = []
  private var amounts: [Key: SpendAmount] = [:]

  package init(by grouping: SpendGrouping, generatedAt: Int64, since: Int64?, until: Int64?) {
    self.grouping = grouping
    self.generatedAt = generatedAt
    self.since = since
    self.until = until
  }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - record: what was used.
  ///   - cost: what it costs.
  ///   - repository: the name of the repository where it was used, where that is known.
  package mutating func add(
    _ record: SpendRecord, costing cost: PricedCost, in repository: String?
  ) {
    amounts[key(of: record, in: repository), default: SpendAmount()].add(record, costing: cost)
    if case .unpriced(let reason) = cost {
      unpriced[Unpriced(model: record.usage.model, reason: reason), default: 0]
        .add(record.usage.tokens.total)
    }
  }

  /// Everything.
  package var total: SpendAmount {
    amounts.values.reduce(into: SpendAmount()) { $0.add($1) }
  }

  private func key(of record: SpendRecord, in repository: String?) -> Key {
    let second = record.origin.time.flooredQuotient(dividingBy: 1_000)
    return switch grouping {
    case .day: Key(name: Timestamp.day(second))
    case .week: Key(name: Timestamp.day(Timestamp.start(ofWeek: Timestamp.week(of: second))))
    case .month: Key(name: String(Timestamp.day(second).dropLast(3)))
    case .agent: Key(name: record.agent)
    case .model: Key(name: record.usage.model)
    case .session: Key(name: record.origin.session, agent: record.agent)
    case .author: Key(name: record.origin.author)
    case .repository: Key(name: repository)
    case .format: Key(name: record.format.rawValue)
    }
  }
}

extension SpendListing {
  /// One line of the listing.
  struct Row {
    let key: Key
    let amount: SpendAmount
    /// In millionths of a dollar; `nil` where nothing of the row has a price.
    ///
    /// Rows add up to the total.
    let micros: Int64?
    /// The same in cents, which add up as well.
    let cents: Int64?
  }

  /// The rows, and the sum of all of them.
  ///
  /// Spans of time stand in order, people by name, and all else with the most money first. What has
  /// no name comes last.
  var rows: (rows: [Row], total: Row) {
    let sorted = amounts.sorted { left, right in
      if (left.key.name == nil) != (right.key.name == nil) { return right.key.name == nil }
      if !grouping.isTime, grouping != .author {
        let (first, second) = (left.value, right.value)
        if first.nanos != second.nanos { return first.nanos > second.nanos }
        let tokens = (first.tokens.total, second.tokens.total)
        if tokens.0 != tokens.1 { return tokens.0 > tokens.1 }
      }
      return (left.key.name ?? "", left.key.agent ?? "") < (
        right.key.name ?? "", right.key.agent ?? ""
      )
    }
    let total = total
    let micros = rounded(sorted.map(\.value.nanos), by: 1_000)
    let cents = rounded(sorted.map(\.value.nanos), by: 10_000_000)
    let rows = sorted.indices.map { index in
      let amount = sorted[index].value
      return Row(
        key: sorted[index].key, amount: amount,
        micros: amount.isPriced ? micros.parts[index] : nil,
        cents: amount.isPriced ? cents.parts[index] : nil)
    }
    return (
      rows,
      Row(
        key: Key(), amount: total, micros: total.isPriced ? micros.sum : nil,
        cents: total.isPriced ? cents.sum : nil)
    )
  }

  /// Tokens without a price, by model; those of no named model last.
  var unpricedTokens: [(what: Unpriced, tokens: Int64)] {
    unpriced.map { (what: $0.key, tokens: $0.value) }.sorted { left, right in
      if (left.what.model == nil) != (right.what.model == nil) { return right.what.model == nil }
      return (left.what.model ?? "", left.what.reason.rawValue)
        < (right.what.model ?? "", right.what.reason.rawValue)
    }
  }
}

extension Int64 {
  /// The quotient, rounded down.
  fileprivate func flooredQuotient(dividingBy divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
