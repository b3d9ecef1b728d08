/// Whether the dates of the bases' history go with its order, as far as it was seen.
///
/// Only of commits that a base reaches: what a pull request says of its own dates counts nothing.
struct DateOrder {
  /// How far clocks may differ, in seconds; by more than a day they are wrong.
  static let tolerance: Int64 = 86_400

  private var seen = 0
  private var reversed = 0

  /// Notes a commit's date and a parent's.
  mutating func note(_ date: Int64, parent: Int64) {
    seen += 1
    if parent - Self.tolerance > date { reversed += 1 }
  }

  /// Whether a parent newer than its child was seen.
  var isBroken: Bool { reversed > 0 }

  /// Whether enough was seen to believe dates where the history itself is not there.
  ///
  /// Random dates come through once in 2^32 histories.
  var isBelievable: Bool { seen >= 32 && !isBroken }
}
