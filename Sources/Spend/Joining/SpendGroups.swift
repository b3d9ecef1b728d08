/// The rows that count, by session; by agent, person and place where there is no session.
///
/// Rows that are sums of more than a session are in no group.
struct SpendGroups: Sendable {
  struct Group: Sendable {
    /// 0 where there is none.
    var session: Int
    /// Of `order`.
    var range: Range<Int>
  }

  /// Numbers of rows; those of a group follow each other, in no order.
  let order: [UInt32]
  let groups: [Group]

  /// What holds the rows without a session together.
  private struct Work: Hashable {
    var agent: SpendRow.Text
    var author: SpendRow.Text
    var directory: SpendRow.Text
    var repository: SpendRow.Text

    init(_ row: SpendRow) {
      (agent, author) = (row.agent, row.author)
      (directory, repository) = (row.directory, row.repository)
    }
  }

  init(_ table: SpendTable, _ columns: RowColumns, counts: [Bool]) {
    var works: [Work: UInt32] = [:]
    var sizes = [UInt32](repeating: 0, count: columns.names.count)
    var numbers = [UInt32](repeating: 0, count: counts.count)
    for (row, isCounted) in counts.enumerated()
    where isCounted && columns.sources[row].grain <= .session {
      var group = columns.sessions[row]
      if group == 0 {
        let work = Work(table.rows[row])
        group = works[work, default: UInt32(sizes.count)]
        if Int(group) == sizes.count {
          works[work] = group
          sizes.append(0)
        }
      }
      numbers[row] = group
      sizes[Int(group)] += 1
    }
    var starts = sizes
    var sum: UInt32 = 0
    for group in sizes.indices {
      starts[group] = sum
      sum += sizes[group]
    }
    groups = sizes.indices.dropFirst().filter { sizes[$0] > 0 }.map { group in
      let start = Int(starts[group])
      return Group(
        session: group < columns.names.count ? group : 0, range: start..<start + Int(sizes[group]))
    }
    var order = [UInt32](repeating: 0, count: Int(sum))
    for (row, group) in numbers.enumerated() where group != 0 {
      order[Int(starts[Int(group)])] = UInt32(row)
      starts[Int(group)] += 1
    }
    self.order = order
  }

  /// The groups in parts of about as many rows.
  func parts(_ count: Int) -> [ArraySlice<Group>] {
    guard count > 1 else { return [groups[...]] }
    let ends = (1...count).map { part in
      groups.partitioningIndex { $0.range.upperBound > order.count / count * part }
    }
    var start = 0
    return ends.enumerated().map { part, end in
      defer { start = end }
      return groups[start..<(part == count - 1 ? groups.count : end)]
    }
  }
}

extension [SpendGroups.Group] {
  /// The first place from which on it is true; it is false before.
  fileprivate func partitioningIndex(where isTrue: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isTrue(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
