/// Joins groups of rows, one after the other.
struct GroupJoin: Sendable {
  /// By repository, commits that time and branch alone are no evidence for.
  let claimed: [[Bool]]
  /// What may still land.
  private(set) var left: GoneBranches
  private let join: SpendJoin
  private let rows: JoinableRows
  private var places: Places
  private var members: [Int] = []

  /// Where members of a group go, as long as it is the same for one after the other.
  typealias Take = (ArraySlice<Int>, Assignment) -> Void

  init(_ join: SpendJoin, _ rows: JoinableRows) {
    self.join = join
    self.rows = rows
    claimed = join.claimed(by: rows.sessionNames)
    left = GoneBranches(join.repositories, rows.table)
    places = Places(join.repositories, rows.table)
  }

  /// Joins a group; `take` gets all of it but what may still land.
  mutating func join(_ group: SpendGroups.Group, take: Take) {
    sort(group)
    let session = group.session == 0 ? nil : join.targets(of: rows.sessions[group.session])
    let found = members.map { places.repository(of: rows.table.rows[$0]) }
    guard let first = found.first else { return }
    if found.allSatisfy({ $0 == first }) {
      return join(members[...], session, in: first ?? repository(naming: session), take: take)
    }
    for place in Set(found).sorted(by: { $0 ?? -1 < $1 ?? -1 }) {
      let own = members.indices.filter { found[$0] == place }.map { members[$0] }
      join(own[...], session, in: place, take: take)
    }
  }

  /// Puts the group's rows in the order of time, and rows of the same time in that of their keys.
  private mutating func sort(_ group: SpendGroups.Group) {
    let table = rows.table
    var timed = rows.groups.order[group.range].map {
      (time: table.rows[Int($0)].time, row: Int($0))
    }
    timed.sort { left, right in
      left.time == right.time
        ? table.rows[left.row].precedes(table.rows[right.row]) : left.time < right.time
    }
    members = timed.map(\.row)
  }

  /// A commit that names the session speaks for its repository where no directory does: the log may
  /// come from another machine.
  private func repository(naming session: SessionTargets?) -> Int? {
    guard let session else { return nil }
    let known = join.repositories.indices.filter { join.repositories[$0].knows(session.ids) }
    return known.count == 1 ? known[0] : nil
  }

  private mutating func join(
    _ members: ArraySlice<Int>, _ session: SessionTargets?, in place: Int?, take: Take
  ) {
    let table = rows.table
    guard let place else {
      for run in members.runs(by: { table.rows[$0].namesPlace }) {
        take(
          run.members, run.key ? .none(.elsewhere, nil, .none) : .none(.aggregate, nil, .aggregate))
      }
      return
    }
    var cuts = SessionCuts(
      join.repositories[place], session: session, members, table, claimed: claimed[place])
    for run in members.runs(by: { member in
      let row = table.rows[member]
      return cuts.decision(of: row, naming: places.commit(of: row, in: place))
    }) {
      switch run.key {
      case .commits(let shares, let evidence):
        take(run.members, .commits(shares, in: place, evidence))
      case .noCommit: left.add(run.members, in: place, others: take)
      }
    }
  }
}

extension ArraySlice<Int> {
  /// The numbers in parts, as long as the key is the same for one after the other.
  func runs<Key: Equatable>(by key: (Int) -> Key) -> [(members: ArraySlice<Int>, key: Key)] {
    guard let first else { return [] }
    var runs: [(ArraySlice<Int>, Key)] = []
    var (start, current) = (startIndex, key(first))
    for index in indices.dropFirst() {
      let next = key(self[index])
      guard next != current else { continue }
      runs.append((self[start..<index], current))
      (start, current) = (index, next)
    }
    runs.append((self[start...], current))
    return runs
  }
}

extension SpendRow {
  fileprivate var namesPlace: Bool { directory != 0 || repository != 0 }
}
