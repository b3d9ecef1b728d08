/// One published number's group: a row of a list, for one kind of work.
struct Cell {
  /// The lists that each split the same work in their own way.
  enum List: Int, CaseIterable {
    case teams, agents, deployments, weeks
  }

  /// Whose work it is.
  var people: People
  var isHidden = false
  /// What is published of it: lines, lines that stayed, commits, money, DCE.
  ///
  /// `nil` where it is not, or is not known. Numbers of different lists are compared by it.
  var amounts: [Double?]
  /// The ISO weeks in which its lines arrived; `nil` where nobody knows.
  var weeks: ClosedRange<Int64>?

  /// Whether it says anything of anybody.
  var isEmpty: Bool { people.isEmpty && amounts.allSatisfy { ($0 ?? 0) == 0 } }

  /// Whether all of its work may be in `other`, as far as the amounts tell.
  ///
  /// A part is not larger than the whole; and where both are the same, their difference says
  /// nothing.
  func mayBePart(of amounts: [Double?]) -> Bool {
    var isComparable = false
    for (own, whole) in zip(self.amounts, amounts) {
      guard let own, let whole else { continue }
      isComparable = true
      if own > 0, own < whole - 1e-6 { return true }
    }
    return !isComparable
  }

  /// Whether both may have lines of the same week.
  static func overlap(_ first: ClosedRange<Int64>?, _ second: ClosedRange<Int64>?) -> Bool {
    guard let first, let second else { return true }
    return first.overlaps(second)
  }
}
