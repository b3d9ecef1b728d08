/// What is said of one commit while it is put together.
struct AttributionBuilder {
  /// No commit of a human or an agent has more; what does is made to fill the memory.
  static let mostRanges = 1 << 20

  private(set) var attribution = Attribution()
  private var places: [[String?]: Int] = [:]

  /// The place of `evidence` in the list, where each agent, model and session stands once.
  mutating func place(of evidence: Evidence) -> Int {
    let identity = [evidence.level.rawValue, evidence.agent, evidence.model, evidence.session]
    if let place = places[identity] { return place }
    attribution.evidence.append(evidence)
    places[identity] = attribution.evidence.count - 1
    return attribution.evidence.count - 1
  }

  /// Adds lines of one file.
  mutating func add(
    _ ranges: [LineRange], of path: [UInt8], by author: LineAuthor
  ) throws(StoreError) {
    guard attribution.lines.count + ranges.count <= Self.mostRanges else {
      throw StoreError(message: "more than \(Self.mostRanges) ranges of lines")
    }
    for range in ranges {
      attribution.lines.append(
        AttributedLines(path: path, first: range.first, last: range.last, author: author))
    }
  }

  mutating func add(_ usage: RecordedUsage) { attribution.usage.append(usage) }

  /// Adds what another store says.
  mutating func add(_ other: Attribution) throws(StoreError) {
    guard attribution.lines.count + other.lines.count <= Self.mostRanges else {
      throw StoreError(message: "more than \(Self.mostRanges) ranges of lines")
    }
    let moved = other.evidence.map { place(of: $0) }
    for var lines in other.lines {
      if case .agent(let index) = lines.author { lines.author = .agent(moved[index]) }
      attribution.lines.append(lines)
    }
    attribution.usage += other.usage
  }
}
