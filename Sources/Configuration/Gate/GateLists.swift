extension GateSetting {
  /// The keys of `[gate]` whose values are arrays of texts.
  static let lists = [
    GateSetting(name: "trailers.accepted") { (table, key, policy) throws(ConfigurationError) in
      guard let keys = try table.list(key, of: .trailerKeys) else { return }
      guard !keys.isEmpty else { throw table.wrong(key, "at least one trailer's key") }
      policy.acceptedTrailers = keys
    },
    GateSetting(name: "trailers.agents") { (table, key, policy) throws(ConfigurationError) in
      policy.agents = try table.list(key, of: .agents) ?? policy.agents
    },
    GateSetting(name: "identity.domains") { (table, key, policy) throws(ConfigurationError) in
      policy.domains = try table.list(key, of: .domains) ?? policy.domains
    },
    GateSetting(name: "approvers") { (table, key, policy) throws(ConfigurationError) in
      policy.approvers = try table.list(key, of: .addresses) ?? policy.approvers
    },
    GateSetting(name: "waivers") { (table, key, policy) throws(ConfigurationError) in
      policy.waivers = try table.list(key, of: .people) ?? policy.waivers
    },
  ]
}

/// What the texts of an array have to be.
private struct ListForm {
  /// In words: "e-mail addresses".
  let expected: String
  /// One as it is written, for hints.
  let example: String
  /// Whether they are compared in small letters, and so kept in them.
  var isFolded = true
  let accepts: (String) -> Bool

  static var trailerKeys: Self {
    Self(
      expected: "keys of trailers, of letters, digits and '-'", example: "Assisted-by",
      isFolded: false
    ) { $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isLetterOrDigit } }
  }

  /// In `Assisted-by: agent:model` the colon ends the name.
  static var agents: Self {
    Self(expected: "names of agents without white space and ':'", example: "in-house-agent") {
      !$0.contains { $0.isWhitespace || $0 == ":" }
    }
  }

  static var domains: Self {
    Self(expected: "domains such as example.org and *.example.org", example: "example.org") {
      let domain = $0.hasPrefix("*.") ? $0.dropFirst(2) : $0[...]
      let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
      return !labels.contains("") && !domain.contains { $0.isWhitespace || "@/*".contains($0) }
    }
  }

  static var addresses: Self {
    Self(expected: "e-mail addresses", example: "lead@example.org") {
      let parts = $0.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count > 1 && !parts.contains("")
        && !$0.contains { $0.isWhitespace || "<>".contains($0) }
    }
  }

  static var people: Self {
    Self(expected: "e-mail addresses and names of pushers", example: "lead@example.org") {
      !$0.allSatisfy(\.isWhitespace)
    }
  }
}

extension TableReader {
  /// An array of texts of one form; `nil` where there is none.
  fileprivate func list(
    _ key: String, of form: ListForm
  ) throws(ConfigurationError) -> [String]? {
    guard value(key) != nil else { return nil }
    let texts = try texts(key)
    if let text = texts.first(where: { !form.accepts($0) }) {
      throw error(
        key,
        "key '\(name(of: key))': expected \(form.expected), found the text \"\(text.prefix(40))\"",
        hint: "write \"\(form.example)\"")
    }
    return form.isFolded ? texts.map { $0.lowercased() } : texts
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
