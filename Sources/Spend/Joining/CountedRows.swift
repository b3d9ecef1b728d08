/// Which rows of a table count: those of a window, and where several sources say the same, the
/// finest; see `SpendSelection`.
struct CountedRows: Sendable {
  /// By row.
  private(set) var counts: [Bool]
  private let table: SpendTable
  private let sources: [SpendSource]
  private var overlaps: [[String]: SpendSelection.Drift] = [:]

  /// Of rows outside of the window, it is as if they were not there.
  init(_ table: SpendTable, _ columns: RowColumns) {
    self.table = table
    sources = columns.sources
    counts = columns.isInside
    keepBest(of: columns.sessions, count: columns.names.count) { $0 != $1 }
    keepBestDays(naming: true) { $0.grain > .session }
    // What is said of nobody is said of all.
    keepBestDays(naming: false) { $0.isAccount }
  }

  /// Sorted by agent and formats.
  var drifts: [SpendSelection.Drift] {
    overlaps.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// Drops rows that `mayBeWorse` allows where another source is better on the same day of the same
  /// agent, and of the same person where they are named.
  private mutating func keepBestDays(naming: Bool, mayBeWorse: (SpendSource) -> Bool) {
    let rows = counts.indices.filter { counts[$0] && mayBeWorse(sources[$0]) }
    guard !rows.isEmpty else { return }
    let days = AgentDays(of: rows, in: table, naming: naming)
    let subjects = counts.indices.map { counts[$0] ? days.number(of: table.rows[$0]) : 0 }
    keepBest(of: subjects, count: days.count) { source, best in
      mayBeWorse(source) && source != best
    }
  }

  /// Drops the rows that are worse than the best of the same subject.
  ///
  /// `subjects` are numbers below `count`, one for each row; 0 for none.
  private mutating func keepBest(
    of subjects: [UInt32], count: Int, isWorse: (SpendSource, SpendSource) -> Bool
  ) {
    var best = [SpendSource?](repeating: nil, count: count)
    for (row, subject) in subjects.enumerated() where subject != 0 && counts[row] {
      best[Int(subject)] = best[Int(subject)].map { min($0, sources[row]) } ?? sources[row]
    }
    var dropped: [Int: Superseded] = [:]
    for (row, subject) in subjects.enumerated() where subject != 0 && counts[row] {
      guard let best = best[Int(subject)], isWorse(sources[row], best) else { continue }
      counts[row] = false
      dropped[Int(subject), default: Superseded()].add(table.rows[row])
    }
    guard !dropped.isEmpty else { return }
    for (row, subject) in subjects.enumerated() where subject != 0 && counts[row] {
      dropped[Int(subject)]?.counted.add(table.rows[row].nanos ?? 0)
    }
    for (subject, superseded) in dropped {
      if let best = best[subject] { note(superseded, best.format) }
    }
  }

  private mutating func note(_ superseded: Superseded, _ counted: SpendFormat) {
    for (format, sum) in superseded.formats {
      let agent = table.text(sum.first.agent) ?? ""
      let key = [agent, format.rawValue, counted.rawValue]
      overlaps[
        key, default: SpendSelection.Drift(agent: agent, counted: counted, superseded: format)
      ].countedNanos.add(superseded.counted)
      overlaps[key]?.supersededNanos.add(sum.nanos)
    }
  }
}

/// What was dropped of one subject, and what counts in its place, in nano-USD.
private struct Superseded {
  var counted: Int64 = 0
  private(set) var formats: [SpendFormat: (first: SpendRow, nanos: Int64)] = [:]

  mutating func add(_ row: SpendRow) {
    var sum = formats[row.format] ?? (row, 0)
    if row.precedes(sum.first) { sum.first = row }
    sum.nanos.add(row.nanos ?? 0)
    formats[row.format] = sum
  }
}
