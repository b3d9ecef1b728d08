import Configuration
import Provenance

/// One thing that a gate can ask of commits.
///
/// Adding a rule is adding a file with such a type, its name to `GatePolicy.Rule`, and its value to
/// `Rules`.
protocol CommitRule: Sendable {
  static var name: GatePolicy.Rule { get }
  /// What is demanded, in words: "every commit with a sign of an agent carries Assisted-by".
  var demand: String { get }

  /// What the rule says of one commit.
  func judge(_ commit: CommitFacts) -> Ruling
}

/// What a rule says.
enum Ruling: Hashable, Sendable {
  case satisfied
  case notApplicable
  case unsatisfied(Complaint)
  case error(Complaint)
}

/// What is wrong, how that is known, and what mends it; see `Finding`.
struct Complaint: Hashable, Sendable {
  var what: String
  var why: String
  var mends: [Finding.Mend]
}
