/// The records that count: where several sources say the same, the finest.
///
/// Sources of different grain are never added together for the same agent, person and day, nor two
/// sources for one session. How far they are apart is kept.
package struct SpendSelection: Sendable {
  /// Two sources that say the same.
  package struct Drift: Hashable, Sendable {
    package var agent: String
    /// The source that counts, and the one that does not.
    package var counted: SpendFormat
    package var superseded: SpendFormat
    /// What either says where they overlap, in nano-USD.
    package var countedNanos: Int64 = 0
    package var supersededNanos: Int64 = 0

    package init(agent: String, counted: SpendFormat, superseded: SpendFormat) {
      self.agent = agent
      self.counted = counted
      self.superseded = superseded
    }
  }

  package let records: [SpendRecord]
  /// Sorted by agent and formats.
  package let drifts: [Drift]

  /// `nanos` is what a record costs, in nano-USD; `nil` where nobody knows.
  package init(_ records: [SpendRecord], nanos: (SpendRecord) -> Int64?) {
    let table = SpendTable(records, nanos: nanos)
    let rows = CountedRows(table, RowColumns(table, window: nil))
    self.records = zip(records, rows.counts).compactMap { $1 ? $0 : nil }
    drifts = rows.drifts
  }
}
