/// Whose work and money a row's numbers are, by e-mail address in lower case.
///
/// It decides whether a row may be shown where single persons are hidden, and is never written
/// into a report.
package struct Contributors: Hashable, Codable, Sendable {
  /// Whose AI-assisted commits and lines there are.
  package var assisted: Set<String> = []
  /// Whose commits and lines without evidence of AI there are.
  package var unassisted: Set<String> = []
  /// Who spent.
  package var payers: Set<String> = []

  package init() {}

  /// Everybody, whatever they contributed.
  package var all: Set<String> { assisted.union(unassisted).union(payers) }

  /// Adds developers of a commit, or of lines.
  package mutating func add(_ developers: some Sequence<String>, isAI: Bool) {
    if isAI { assisted.formUnion(developers) } else { unassisted.formUnion(developers) }
  }

  package mutating func add(_ other: Contributors) {
    assisted.formUnion(other.assisted)
    unassisted.formUnion(other.unassisted)
    payers.formUnion(other.payers)
  }
}
