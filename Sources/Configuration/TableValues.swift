import TOMLKit

extension TableReader {
  /// A text that says something.
  func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.string, !text.isEmpty else { throw wrong(key, "a text") }
    return text
  }

  /// One of a few words.
  func choice(_ key: String, among words: [String]) throws(ConfigurationError) -> String? {
    guard let value = value(key) else { return nil }
    if let text = value.string, words.contains(text) { return text }
    let hint = value.string.flatMap { nearest(to: $0, among: words) }
    throw wrong(
      key, "one of \(words.joined(separator: ", "))", hint: hint.map { "did you mean '\($0)'?" })
  }

  /// A whole number in a range.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    guard let value = value(key) else { return nil }
    guard let integer = value.int, range.contains(integer) else {
      throw wrong(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  /// A number above zero, with or without decimals.
  func positiveNumber(_ key: String) throws(ConfigurationError) -> Double? {
    guard let value = value(key) else { return nil }
    let number = value.double ?? value.int.map(Double.init)
    guard let number, number.isFinite, number > 0 else { throw wrong(key, "a number above 0") }
    return number
  }

  /// `true` or `false`.
  func bool(_ key: String) throws(ConfigurationError) -> Bool? {
    guard let value = value(key) else { return nil }
    guard let bool = value.bool else { throw wrong(key, "true or false") }
    return bool
  }

  /// An array of texts; empty where there is none.
  func texts(_ key: String) throws(ConfigurationError) -> [String] {
    guard let value = value(key) else { return [] }
    guard let array = value.array else { throw wrong(key, "an array of texts") }
    var texts: [String] = []
    for index in 0..<array.count {
      guard let text = array[index].string, !text.isEmpty else {
        throw wrong(key, "an array of texts")
      }
      texts.append(text)
    }
    return texts
  }

  /// Globs that stay inside the repository.
  func globs(_ key: String) throws(ConfigurationError) -> [String] {
    let globs = try texts(key)
    for glob in globs where glob.hasPrefix("/") || glob.split(separator: "/").contains("..") {
      throw error(
        key,
        "key '\(name(of: key))': expected a path relative to the repository's root, "
          + "found '\(glob)'",
        hint: "write \"services/api/**\"")
    }
    return globs
  }

  /// What was probably meant by an unknown key: one of this table, else the same in another.
  func suggestion(for key: String, among known: [String]) -> String? {
    if let near = nearest(to: key, among: known) { return "did you mean '\(near)'?" }
    let homes = Configuration.keys.filter { $0.value.contains(key) }.keys.sorted()
    guard let home = homes.first else { return nil }
    return home.isEmpty
      ? "'\(key)' stands above the first [table]"
      : "'\(key)' belongs in \(home == "unit" ? "[[unit]]" : "[\(home)]")"
  }
}
