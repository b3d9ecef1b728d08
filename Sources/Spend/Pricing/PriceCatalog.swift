import Timestamps

/// What models cost, and since when.
///
/// ```swift
/// var catalog = PriceCatalog.shipped
/// catalog.merge(try PriceFile(bytes, name: "prices.json"))
/// catalog.quote(model: "us.anthropic.claude-opus-5", agent: nil, at: now)
/// ```
package struct PriceCatalog: Sendable {
  /// The day of the prices that shipped, such as `2026-11-21`.
  package let date: String
  package private(set) var models: [ModelPrice] = []
  private var ids: [Name: Int] = [:]
  private var aliases: [Name: Int] = [:]

  private struct Name: Hashable {
    let name: String
    let agent: String?
  }

  /// The prices that ship with the program.
  package static let shipped: PriceCatalog = {
    do throws(PriceFileError) {
      return PriceCatalog(try ShippedPrices.read())
    } catch {
      // A text in this module; the tests read every one.
      preconditionFailure(error.message)
    }
  }()

  /// - Parameter files: without a name that stands in two of them for the same agents.
  init(_ files: [PriceFile]) {
    date = files.compactMap(\.date).max() ?? Timestamp.day(0)
    models = files.flatMap(\.models)
    index()
  }

  /// Puts the entries of a file in the place of those with the same names.
  ///
  /// An entry takes its id and its aliases away from whatever had them for the same agents. It
  /// replaces a model whose id it takes, prices and all, and keeps that model's other names.
  package mutating func merge(_ overrides: PriceFile) {
    for var entry in overrides.models {
      let names = Set(entry.aliases + [entry.id])
      var kept: [ModelPrice] = []
      for var model in models {
        if Set(model.agents) == Set(entry.agents) {
          let others = model.aliases.filter { !names.contains($0) }
          if names.contains(model.id) {
            entry.provider = entry.provider ?? model.provider
            entry.aliases += (others + [model.id]).filter { !names.contains($0) }
            continue
          }
          model.aliases = others
        }
        kept.append(model)
      }
      models = kept + [entry]
    }
    index()
  }

  /// The prices of a model at a time.
  ///
  /// - Parameters:
  ///   - model: the name as the source has it.
  ///   - agent: whose spend it is: entries for this agent alone come before those for all.
  ///   - seconds: since 1970-01-01 UTC.
  /// - Returns: `nil` where the catalog has no such name, or no price as early as that.
  package func quote(model: String, agent: String?, at seconds: Int64) -> PriceQuote? {
    guard let match = match(model: model, agent: agent) else { return nil }
    let found = models[match.place]
    guard let period = found.period(at: seconds) else { return nil }
    return PriceQuote(
      model: found.id, provider: found.provider, rule: match.rule, page: found.page,
      period: period, isRegional: match.isRegional,
      approximation: period.approximation ?? (match.isResold ? Self.resold : nil))
  }

  private static let resold = "sold on by somebody who chooses the host"

  private mutating func index() {
    ids = [:]
    aliases = [:]
    for (place, model) in models.enumerated() {
      for agent in model.agents.isEmpty ? [nil] : model.agents.map(Optional.some) {
        ids[Name(name: model.id, agent: agent)] = place
        for alias in model.aliases { aliases[Name(name: alias, agent: agent)] = place }
      }
    }
  }
}

extension PriceCatalog {
  /// Where a name led, whatever the time.
  struct Match: Hashable {
    let place: Int
    let rule: PriceRule
    let isRegional: Bool
    let isResold: Bool
  }

  func match(model: String, agent: String?) -> Match? {
    for reading in ModelName.readings(of: model) {
      for scope in agent.map({ [$0, nil] }) ?? [nil] {
        let name = Name(name: reading.name, agent: scope)
        guard let place = ids[name] ?? aliases[name] else { continue }
        let unchanged: PriceRule = ids[name] == nil ? .alias : .exact
        return Match(
          place: place, rule: reading.removed.isEmpty ? unchanged : .stripped(reading.removed),
          isRegional: reading.isRegional, isResold: reading.isResold)
      }
    }
    return nil
  }
}
