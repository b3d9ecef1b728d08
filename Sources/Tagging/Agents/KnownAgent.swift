/// How an agent shows while it works: what it sets in the environment of the commands that it runs,
/// and how its process is called.
///
/// How it shows in a commit is another table, `Agent.table` of `Provenance`, under the same names.
/// Only signs are here that a person's own shell does not have: settings that people make
/// themselves (`GOOSE_PROVIDER`, `COPILOT_MODEL`) and what an editor's terminal sets for everybody
/// (`CURSOR_TRACE_ID`, `TERM_PROGRAM`) prove nothing.
package struct KnownAgent: Sendable {
  /// The name in reports and tags.
  package let slug: String
  /// Other names that `AI_AGENT` and `Assisted-by` give it, in small letters with `-` for spaces.
  var aliases: [String] = []
  /// Any of these proves it.
  var signs: [EnvironmentSign] = []
  /// Variables with the id of the session, the first that is set.
  package var sessions: [String] = []
  /// The agent whose variables it sets too, being made from it or speaking its language.
  var isAlso: String?

  package init(slug: String) { self.slug = slug }

  init(
    _ slug: String, aliases: [String] = [], signs: [EnvironmentSign] = [], sessions: [String] = [],
    isAlso: String? = nil
  ) {
    self.slug = slug
    self.aliases = aliases
    self.signs = signs
    self.sessions = sessions
    self.isAlso = isAlso
  }

  /// The agent of a name as people and agents write it.
  package static func named(_ name: String) -> KnownAgent? {
    for agent in table where agent.slug == name { return agent }
    let folded = name.lowercased().split(whereSeparator: { $0 == " " || $0 == "_" })
      .joined(separator: "-")
    return table.first { $0.slug == folded || $0.aliases.contains(folded) }
  }
}

/// A variable of the environment that only an agent sets.
struct EnvironmentSign: Sendable {
  enum Test: Sendable {
    /// Set to anything but nothing, `0` and `false`.
    case isSet
    case equals(String)
    case contains(String)
  }

  let variable: String
  let test: Test

  init(_ variable: String, _ test: Test = .isSet) {
    self.variable = variable
    self.test = test
  }

  func matches(_ value: String) -> Bool {
    switch test {
    case .isSet:
      value != "" && value != "0" && value != "false" && value != "False" && value != "FALSE"
    case .equals(let wanted): value == wanted
    case .contains(let part): value.hasPart(part)
    }
  }
}

extension String {
  /// Whether the text holds `part`, byte by byte.
  func hasPart(_ part: String) -> Bool {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard let first = wanted.first else { return true }
    guard bytes.count >= wanted.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
