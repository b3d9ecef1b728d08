extension PriceCatalog {
  /// The catalog as a price file, `outcomes.prices.v1`: a file that can be changed and given back.
  ///
  /// Where a rate is a whole number of nano-USD for a token it has at most three decimals here:
  /// 1 USD for a million tokens is 1,000 nano-USD for one.
  package var json: String {
    let models = models.map(\.json).joined(separator: ",\n    ")
    return """
      {
        "schema": "\(PriceFile.schema)",
        "catalog": "\(date)",
        "currency": "USD",
        "unit": "\(PriceFile.unit)",
        "models": [
          \(models)
        ]
      }

      """
  }
}

extension ModelPrice {
  fileprivate var json: String {
    var members = ["\"id\": \(quoted(id))"]
    if let provider { members.append("\"provider\": \(quoted(provider))") }
    if !aliases.isEmpty { members.append("\"aliases\": \(list(aliases))") }
    if !agents.isEmpty { members.append("\"agents\": \(list(agents))") }
    if let page { members.append("\"page\": \(quoted(page))") }
    let prices = periods.map(\.json).joined(separator: ",\n        ")
    members.append("\"prices\": [\n        \(prices)]")
    return "{\(members.joined(separator: ", "))}"
  }

  private func list(_ texts: [String]) -> String {
    "[\(texts.map(quoted).joined(separator: ", "))]"
  }
}

extension PricePeriod {
  fileprivate var json: String {
    var members = ["\"from\": \(from.map(quoted) ?? "null")", "\"source\": \(quoted(source))"]
    members += rates.members
    if !tiers.isEmpty {
      let tiers = tiers.map { tier in
        let members = ["\"prompt_above\": \(tier.promptAbove)"] + tier.rates.members
        return "{\(members.joined(separator: ", "))}"
      }
      members.append("\"tiers\": [\(tiers.joined(separator: ", "))]")
    }
    if !multipliers.isEmpty {
      let terms = multipliers.sorted { $0.key.rawValue < $1.key.rawValue }.map { term, ratio in
        let text = "\(ratio)"
        return "\"\(term.rawValue)\": \(text.contains("/") ? quoted(text) : text)"
      }
      members.append("\"multipliers\": {\(terms.joined(separator: ", "))}")
    }
    if let webSearch { members.append("\"web_search\": \(webSearch.decimal(places: 9))") }
    if let approximation { members.append("\"approximate\": \(quoted(approximation))") }
    return "{\(members.joined(separator: ", "))}"
  }
}

extension TokenRates {
  fileprivate var members: [String] {
    let rates: [(String, Int64?)] = [
      ("input", input), ("cache_read", cacheRead), ("cache_write_5m", cacheWrite5m),
      ("cache_write_1h", cacheWrite1h), ("output", output),
    ]
    return rates.map { name, rate in "\"\(name)\": \(rate.map(\.asUSD) ?? "null")" }
  }
}

/// A text as JSON: RFC 8259, section 7.
private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case "\u{0}"..<"\u{20}":
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
