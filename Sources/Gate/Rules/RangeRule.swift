import Configuration

/// One thing that a gate can ask of all commits of a range together.
///
/// It takes one commit at a time: a range may have 100,000.
protocol RangeRule: Sendable {
  static var name: GatePolicy.Rule { get }
  /// What is demanded, in words: "the range costs at most $25.00".
  var demand: String { get }

  /// Takes a commit of the range, in any order, each once.
  mutating func take(_ commit: CommitFacts)
  /// What the rule says of the commits that were taken.
  var ruling: Ruling { get }
}
