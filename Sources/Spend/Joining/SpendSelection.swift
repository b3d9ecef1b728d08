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

  package private(set) var records: [SpendRecord]
  private var overlaps: [[String]: Drift] = [:]

  /// `nanos` is what a record costs, in nano-USD; `nil` where nobody knows.
  package init(_ records: [SpendRecord], nanos: (SpendRecord) -> Int64?) {
    self.records = records
    keepBest(of: { $0.origin.session.map { .session($0.lowercased()) } }, nanos) { $0 != $1 }
    keepBest(
      of: {
        .day(agent: family(of: $0.agent), person: $0.origin.author ?? "", day: day($0.origin.time))
      }, nanos
    ) { source, best in source.grain > .session && source != best }
    // What is said of nobody is said of all.
    keepBest(
      of: { .day(agent: family(of: $0.agent), person: nil, day: day($0.origin.time)) }, nanos
    ) { source, best in source.isAccount && source != best }
  }

  /// Sorted by agent and formats.
  package var drifts: [Drift] {
    overlaps.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  /// What should be said only once.
  private enum Subject: Hashable {
    case session(String)
    case day(agent: String, person: String?, day: Int64)
  }

  /// Drops the records that are worse than the best of the same subject.
  private mutating func keepBest(
    of subject: (SpendRecord) -> Subject?, _ nanos: (SpendRecord) -> Int64?,
    isWorse: (Source, Source) -> Bool
  ) {
    var best: [Subject: Source] = [:]
    for record in records {
      guard let subject = subject(record) else { continue }
      let source = Source(record)
      best[subject] = best[subject].map { min($0, source) } ?? source
    }
    var counted: [Subject: Int64] = [:]
    var dropped: [Subject: [SpendFormat: (agent: String, nanos: Int64)]] = [:]
    records.removeAll { record in
      guard let subject = subject(record), let best = best[subject] else { return false }
      let money = nanos(record) ?? 0
      guard isWorse(Source(record), best) else {
        counted[subject, default: 0].add(money)
        return false
      }
      dropped[subject, default: [:]][record.format, default: (record.agent, 0)].nanos.add(money)
      return true
    }
    for (subject, formats) in dropped {
      guard let source = best[subject] else { continue }
      for (format, sum) in formats {
        let key = [sum.agent, format.rawValue, source.format.rawValue]
        overlaps[
          key, default: Drift(agent: sum.agent, counted: source.format, superseded: format)
        ].countedNanos.add(counted[subject, default: 0])
        overlaps[key]?.supersededNanos.add(sum.nanos)
      }
    }
  }

  /// Where a record comes from; the smallest is the best.
  private struct Source: Comparable {
    let grain: Grain
    /// Whether it stands for a whole account.
    let isAccount: Bool
    let format: SpendFormat

    init(_ record: SpendRecord) {
      grain = record.grain
      isAccount = record.grain > .session && record.origin.author == nil
      // Both exports of Cursor have the same calls.
      format = record.format == .cursorCSV ? .cursorEvents : record.format
    }

    static func < (left: Self, right: Self) -> Bool {
      (left.isAccount ? 1 : 0, left.grain.rawValue, left.format.rank, left.format.rawValue)
        < (right.isAccount ? 1 : 0, right.grain.rawValue, right.format.rank, right.format.rawValue)
    }
  }
}

extension SpendFormat {
  /// Which of two sources of the same grain counts: an agent's own log before what watched it from
  /// outside, what is billed before what is only counted.
  fileprivate var rank: Int {
    switch self {
    case .anthropicUsage, .openAIUsage: 1
    case .liteLLM, .bedrock, .openRouter: 2
    case .otlp: 3
    case .focus: 4
    case .repository: 5
    default: 0
    }
  }
}

/// The agent whose calls a vendor's report holds as well.
private func family(of agent: String) -> String {
  switch agent {
  case "anthropic-api": "claude-code"
  case "openai-api": "codex"
  default: agent
  }
}

/// The day of a time in milliseconds, in UTC.
private func day(_ time: Int64) -> Int64 {
  let (days, rest) = time.quotientAndRemainder(dividingBy: 86_400_000)
  return rest < 0 ? days - 1 : days
}
