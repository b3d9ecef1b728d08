import Reports

/// A TOML text in which whatever is not set stands as a comment.
///
/// A key behind `#` without a space says the default, or proposes something: whoever takes the sign
/// away sets it. Prose has a space behind the sign.
struct CommentedTOML {
  private(set) var lines: [String] = []

  /// The text, with a line break at its end.
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// A line of prose; it may quote a repository's own text.
  mutating func say(_ comment: String) { lines.append("# " + visible(comment)) }

  mutating func space() { lines.append("") }

  /// A table's head, with an empty line above it.
  mutating func begin(_ table: String, saying comment: String) {
    space()
    say(comment)
    lines.append(table)
  }

  /// A key that is set.
  mutating func set(_ key: String, _ value: String) { lines.append("\(key) = \(value)") }

  /// A key that could be set.
  mutating func propose(_ key: String, _ value: String) { lines.append("#\(key) = \(value)") }

  /// A key, set where `isSet`.
  mutating func put(_ key: String, _ value: String, isSet: Bool) {
    if isSet { set(key, value) } else { propose(key, value) }
  }

  /// Lines that would begin a table.
  mutating func proposeTable(_ head: String) { lines.append("#" + head) }

  mutating func add(_ head: String) { lines.append(head) }
}
