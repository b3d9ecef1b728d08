/// Environments by the words that people call them by, for sources that know of none.
enum EnvironmentWords {
  /// An environment, and whether it is production, as far as its name tells.
  struct Finding: Hashable {
    let name: String
    let isProduction: Bool?
  }

  private static let production: Set<String> = ["production", "prod", "prd", "live"]
  private static let others: Set<String> = [
    "staging", "stage", "stg", "preprod", "preproduction", "nonprod", "uat", "acceptance", "test",
    "testing", "tst", "qa", "integration", "dev", "development", "review", "preview", "sandbox",
    "demo", "canary",
  ]

  /// What the name of an environment tells.
  static func finding(named name: String) -> Finding {
    Finding(name: name, isProduction: word(in: name)?.isProduction)
  }

  /// The environment that is a word of one of `texts`, the first that has one.
  static func finding(in texts: [String?]) -> Finding? {
    texts.lazy.compactMap { $0.flatMap { word(in: $0) } }.first
  }

  /// The word for an environment in a name such as `payments-prod` or `./apps/staging`.
  ///
  /// `pre-prod` and `non-production` are no production.
  private static func word(in text: String) -> Finding? {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    for (index, part) in parts.enumerated() {
      let word = String(part)
      if others.contains(word) { return Finding(name: word, isProduction: false) }
      guard production.contains(word) else { continue }
      if index > 0, ["pre", "non"].contains(parts[index - 1]) {
        return Finding(name: parts[index - 1] + "-" + word, isProduction: false)
      }
      return Finding(name: word, isProduction: true)
    }
    return nil
  }

  /// A name without the environment that it begins or ends with: `api-prod` in `prod` is `api`.
  static func withoutEnvironment(_ name: String, _ environment: String?) -> String {
    guard let environment, !environment.isEmpty else { return name }
    for separator in ["-", "_", "."] {
      if name.hasSuffix(separator + environment), name.count > environment.count + 1 {
        return String(name.dropLast(environment.count + 1))
      }
      if name.hasPrefix(environment + separator), name.count > environment.count + 1 {
        return String(name.dropFirst(environment.count + 1))
      }
    }
    return name
  }
}
