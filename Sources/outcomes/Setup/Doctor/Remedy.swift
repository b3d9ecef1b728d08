/// What to write into the configuration, for people who copy it.
enum Remedy {
  /// A setting, such as `tags = "release-*" in .outcomes.toml`.
  ///
  /// Somebody may paste it into a shell: a text that would do something there is left out.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - text: the value; it may come from the repository.
  ///   - place: where the key belongs, with a space in front.
  /// - Returns: the setting, and the file.
  static func setting(_ key: String, _ text: some StringProtocol, _ place: String = "") -> String {
    let value = isHarmless(text) ? TOMLText.quoted(text) : "…"
    return "\(key) = \(value)\(place) in \(ConfigurationFile.name)"
  }

  /// Whether a shell does nothing with the text between double quotes.
  static func isHarmless(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"$`\\\"'!;&|<>(){}".utf8.contains($0) }
  }
}
