/// Which cells of one kind of work are hidden.
///
/// Primary suppression hides the groups that are too small; complementary suppression hides larger
/// ones until no difference of what stays is about too few. Nothing that was hidden is shown again,
/// so that it ends.
struct Suppression {
  let minimum: Int
  /// Who makes a group.
  let counted: People
  /// The rows of each list, by `Cell.List`.
  var lists: [[Cell]]
  /// Whose work is in the total and in no team.
  let strangers: People
  /// Whether the sum of all is published.
  let hasTotal: Bool

  private var nobody: People { strangers.subtracting(strangers) }

  /// Those who are in several rows of each list.
  private var repeated: [People] = []

  init(minimum: Int, counted: People, lists: [[Cell]], strangers: People, hasTotal: Bool) {
    self.minimum = minimum
    self.counted = counted
    self.lists = lists
    self.strangers = strangers
    self.hasTotal = hasTotal
    repeated = lists.map { rows in
      var (once, twice) = (nobody, nobody)
      for row in rows {
        twice.formUnion(once.intersection(row.people))
        once.formUnion(row.people)
      }
      return twice
    }
  }

  /// Hides what is too small of itself.
  mutating func hideSmall() {
    for (list, place) in places {
      let cell = lists[list][place]
      if !cell.isEmpty, size(cell.people) < minimum { lists[list][place].isHidden = true }
    }
  }

  /// Hides what would give away others; whether there was any.
  mutating func hideDifferences() -> Bool {
    var found = false
    for list in lists.indices where !lists[list].isEmpty {
      if hasTotal, hideParts(of: whole(list), in: list) { found = true }
      for parent in lists.indices where parent != list {
        for place in lists[parent].indices {
          guard let group = row(place, of: parent) else { continue }
          if hideParts(of: group, in: list) || hideRest(of: group, in: list) { found = true }
        }
        for group in hasTotal ? derived(from: parent) : [] {
          if hideParts(of: group, in: list) || hideRest(of: group, in: list) { found = true }
        }
      }
    }
    return found
  }

  func size(_ people: People) -> Int { people.count(among: counted) }

  /// Whether a number about them would be about too few.
  func isTooFew(_ people: People) -> Bool { size(people) < minimum }

  private var places: [(list: Int, place: Int)] {
    lists.indices.flatMap { list in lists[list].indices.map { (list, $0) } }
  }

  // MARK: - Groups that something can be subtracted from

  /// A number that is published, or follows from others of its list.
  struct Group {
    var people: People
    /// Those whose whole work is in it.
    var entirely: People
    var amounts: [Double?]
    var weeks: ClosedRange<Int64>?
    /// Where it is in the lists; `nil` where it only follows from rows.
    var row: (list: Int, place: Int)?
    /// Weeks of which some work is surely not in it.
    var weeksElsewhere: Set<Int64> = []

    /// Whether everything that arrived in its weeks is in it.
    var isWholeWeeks: Bool { row?.list == Cell.List.weeks.rawValue }
  }

  /// The total, as the sum of a list's rows.
  private func whole(_ list: Int) -> Group {
    var people = list == Cell.List.teams.rawValue ? strangers : nobody
    for cell in lists[list] { people.formUnion(cell.people) }
    return Group(people: people, entirely: people, amounts: [], weeks: nil)
  }

  /// A row that is shown; `nil` for others.
  private func row(_ place: Int, of list: Int) -> Group? {
    let cell = lists[list][place]
    guard !cell.isHidden, !cell.people.isEmpty else { return nil }
    let entirely = cell.people.subtracting(repeated[list])
    return Group(
      people: cell.people, entirely: entirely, amounts: cell.amounts, weeks: cell.weeks,
      row: (list, place))
  }

  /// What follows from a list and the total: its hidden rows together; and, of the short lists, all
  /// but one.
  private func derived(from list: Int) -> [Group] {
    var groups = [sum(list, where: \.isHidden)]
    if list == Cell.List.teams.rawValue || list == Cell.List.agents.rawValue {
      for place in lists[list].indices where !lists[list][place].isHidden {
        groups.append(sum(list, without: place) { _ in true })
      }
    }
    return groups.compactMap(\.self)
  }

  /// The rows together for which `isIn` holds; `nil` where they are nobody's.
  func sum(_ list: Int, without: Int? = nil, where isIn: (Cell) -> Bool) -> Group? {
    let extra = list == Cell.List.teams.rawValue ? strangers : nobody
    var group = Group(people: extra, entirely: nobody, amounts: [], weeks: nil)
    var rest = nobody
    for (place, cell) in lists[list].enumerated() {
      guard place != without, isIn(cell) else {
        rest.formUnion(cell.people)
        if let weeks = cell.weeks, weeks.count == 1, !cell.people.isEmpty {
          group.weeksElsewhere.insert(weeks.lowerBound)
        }
        continue
      }
      group.people.formUnion(cell.people)
      group.amounts =
        group.amounts.isEmpty ? cell.amounts : zip(group.amounts, cell.amounts).map(sum)
    }
    group.entirely = group.people.subtracting(rest)
    return group.people.isEmpty ? nil : group
  }

  private func sum(_ first: Double?, _ second: Double?) -> Double? {
    first.flatMap { first in second.map { first + $0 } }
  }
}
