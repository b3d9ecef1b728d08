extension Suppression {
  /// Hides rows of a list until the group without them is about nobody, or about enough.
  ///
  /// A row lies within the group for sure where everybody's whole work does, or its weeks do; it
  /// may lie within it where its people do and its amounts are smaller. What remains of the group is
  /// *at least* about those who are not in the row, and those whose whole work is in the group and
  /// who have work in other rows.
  mutating func hideParts(of group: Group, in list: Int) -> Bool {
    var found = false
    while let place = partThatTells(of: group, in: list) {
      lists[list][place].isHidden = true
      found = true
    }
    return found
  }

  /// The smallest row whose hiding makes the remainder large enough; `nil` where it is.
  private func partThatTells(of group: Group, in list: Int) -> Int? {
    let rows = lists[list]
    let sure = rows.indices.filter { isSurelyPart(rows[$0], of: group) }
    let shown = sure.filter { !rows[$0].isHidden }
    if !shown.isEmpty, remainderTells(of: group, in: list, without: shown, sure: sure) {
      return smallest(shown, of: list)
    }
    return rows.indices.first { place in
      guard !rows[place].isHidden, mayBePart(rows[place], of: group),
        !isSurelyPart(rows[place], of: group)
      else {
        return false
      }
      return remainderTells(of: group, in: list, without: [place], sure: sure)
    }
  }

  private func mayBePart(_ row: Cell, of group: Group) -> Bool {
    guard !row.people.isEmpty, row.people.isSubset(of: group.people),
      Cell.overlap(row.weeks, group.weeks), row.mayBePart(of: group.amounts),
      size(group.people) - size(row.people) < minimum
    else { return false }
    guard let weeks = row.weeks, weeks.count == 1 else { return true }
    return !group.weeksElsewhere.contains(weeks.lowerBound)
  }

  /// The same for what a list hides, which is the total without all that it shows; where it tells
  /// too much, the group is hidden, or if it is no row, another row of the list.
  mutating func hideRest(of group: Group, in list: Int) -> Bool {
    var found = false
    while restTells(of: group, in: list) {
      if let (list, place) = group.row {
        lists[list][place].isHidden = true
        return true
      }
      let shown = lists[list].indices.filter {
        !lists[list][$0].isHidden && !lists[list][$0].people.isEmpty
      }
      // With all rows hidden the list tells nothing but the total.
      guard let place = smallest(shown, of: list) else { return found }
      lists[list][place].isHidden = true
      found = true
    }
    return found
  }

  private func restTells(of group: Group, in list: Int) -> Bool {
    let rows = lists[list]
    guard hasTotal, rows.allSatisfy({ !$0.isHidden || $0.people.isSubset(of: group.people) }),
      let rest = sum(list, where: \.isHidden),
      rest.people.isSubset(of: group.people),
      Cell(people: rest.people, amounts: rest.amounts).mayBePart(of: group.amounts)
    else { return false }
    let hidden = rows.indices.filter { rows[$0].isHidden }
    let sure = rows.indices.filter { isSurelyPart(rows[$0], of: group) }
    return remainderTells(of: group, in: list, without: hidden, sure: sure)
  }

  private func isSurelyPart(_ row: Cell, of group: Group) -> Bool {
    guard !row.people.isEmpty else { return false }
    if row.people.isSubset(of: group.entirely) { return true }
    guard group.isWholeWeeks, let weeks = row.weeks, let all = group.weeks else { return false }
    return all.contains(weeks.lowerBound) && all.contains(weeks.upperBound)
  }

  /// Whether the group without these rows of the list is about somebody, and perhaps too few.
  private func remainderTells(
    of group: Group, in list: Int, without subtracted: [Int], sure: [Int]
  ) -> Bool {
    let rows = lists[list]
    var remainder = group.people
    var isSubtracted = Array(repeating: false, count: rows.count)
    for place in subtracted {
      isSubtracted[place] = true
      remainder.subtract(rows[place].people)
    }
    var elsewhere = list == Cell.List.teams.rawValue ? strangers : strangers.subtracting(strangers)
    for place in rows.indices where !isSubtracted[place] {
      if Cell.overlap(rows[place].weeks, group.weeks) { elsewhere.formUnion(rows[place].people) }
    }
    let mayRemain = remainder.union(elsewhere.intersection(group.people))
    guard !mayRemain.isEmpty else { return false }
    for place in sure where !isSubtracted[place] {
      remainder.formUnion(rows[place].people.intersection(group.people))
    }
    remainder.formUnion(elsewhere.intersection(group.entirely))
    return isTooFew(remainder)
  }

  /// The row of the fewest people; of several, the last.
  private func smallest(_ places: [Int], of list: Int) -> Int? {
    places.min {
      (size(lists[list][$0].people), -$0) < (size(lists[list][$1].people), -$1)
    }
  }
}
