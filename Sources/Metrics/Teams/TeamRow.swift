/// The developers that a roster puts into one team.
package struct TeamRow: Sendable {
  /// `nil` for the developers without a team.
  package var name: String?
  package var outcome: Outcome
  /// Its developers with a row, by e-mail address in lower case; never written anywhere.
  package var members: Set<String>
  /// How many they are.
  package var developers: Int

  package init(name: String?, outcome: Outcome, members: Set<String>) {
    self.name = name
    self.outcome = outcome
    self.members = members
    developers = members.count
  }
}
