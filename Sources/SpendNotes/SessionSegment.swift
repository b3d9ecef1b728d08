import Provenance
import Spend

/// What a session used between two of its commits, by model.
struct SessionSegment {
  private(set) var lines: [SpendNoteLine] = []
  /// The time of the last call, in milliseconds since 1970-01-01 UTC; `nil` where there is none.
  private(set) var end: Int64?

  /// - Parameters:
  ///   - session: whose.
  ///   - calls: all calls of the session.
  ///   - start: calls until then, in milliseconds, stand beside an earlier commit; `nil` for none.
  ///   - until: the commit's moment, in milliseconds.
  ///   - catalog: the prices.
  init(
    of session: AgentSession, calls: [SpendRecord], after start: Int64?, until: Int64,
    catalog: PriceCatalog
  ) {
    let calls = calls.filter { $0.origin.time <= until && $0.origin.time > start ?? .min }
    guard let first = calls.map(\.origin.time).min() else { return }
    end = calls.map(\.origin.time).max()
    var pricer = Pricer(catalog)
    var lines: [Model: SpendNoteLine] = [:]
    for call in calls {
      let model = Model(of: call, in: catalog)
      let cost = pricer.cost(of: call)
      lines[
        model, default: model.line(of: session, from: start.map { $0 + 1 } ?? first, until: until)
      ]
      .add(call, costing: cost.isListed ? cost.nanos : nil)
    }
    self.lines = lines.values.filter(\.saysSomething)
  }
}

/// A model as a line names it.
private struct Model: Hashable {
  let name: String?
  /// The version of the catalog that knows it.
  let catalog: String?

  init(of call: SpendRecord, in prices: PriceCatalog) {
    let time = call.origin.time / 1_000
    let quote = call.usage.model.flatMap { prices.quote(model: $0, agent: call.agent, at: time) }
    if let quote, SpendNoteLine.isModel(quote.model) {
      (name, catalog) = (quote.model, prices.date)
    } else {
      // Anything may stand in a log: what does not look like a model's name is none.
      name = call.usage.model.flatMap { SpendNoteLine.isModel($0) ? $0 : nil }
      catalog = nil
    }
  }

  func line(of session: AgentSession, from: Int64, until: Int64) -> SpendNoteLine {
    var line = SpendNoteLine(
      agent: session.agent, session: session.id, model: name, from: from, until: until)
    (line.catalog, line.requests, line.nanos) = (catalog, 0, 0)
    return line
  }
}

extension SpendNoteLine {
  /// Adds a call; one without a price leaves none for the line.
  fileprivate mutating func add(_ call: SpendRecord, costing money: Int64?) {
    let tokens = call.usage.tokens
    Self.add(tokens.input, to: &input)
    Self.add(tokens.cacheRead, to: &cacheRead)
    Self.add(tokens.cacheWrite5m, to: &cacheWrite5m)
    Self.add(tokens.cacheWrite1h, to: &cacheWrite1h)
    Self.add(tokens.output, to: &output)
    requests = call.grain == .request ? requests.map { $0 + 1 } : nil
    guard let sum = nanos, let money, money >= 0 else {
      nanos = nil
      return
    }
    let (more, overflows) = sum.addingReportingOverflow(money)
    nanos = overflows || more > Self.moneyLimit ? nil : more
  }

  private static func add(_ tokens: Int64, to sum: inout Int64) {
    sum = min(sum.addingReportingOverflow(max(tokens, 0)).partialValue, limit)
  }

  fileprivate var saysSomething: Bool {
    input + cacheRead + cacheWrite5m + cacheWrite1h + output > 0 || nanos ?? 0 > 0
  }
}

extension PricedCost {
  /// Whether it is what the vendor asks for, and not what an agent worked out for itself.
  fileprivate var isListed: Bool {
    guard case .nanos(_, let basis) = self else { return false }
    return basis != .estimate
  }
}
