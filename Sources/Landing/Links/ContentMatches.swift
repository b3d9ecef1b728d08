import Git

/// For spans of work, the targets whose content is equal or nearly so.
struct ContentMatches {
  private var equals: [Span: [(target: CommitIndex, reason: LinkReason)]] = [:]
  private var similars: [Span: [(target: CommitIndex, reason: LinkReason)]] = [:]

  func equal(to span: Span) -> [(target: CommitIndex, reason: LinkReason)] { equals[span] ?? [] }

  func similar(to span: Span) -> [(target: CommitIndex, reason: LinkReason)] {
    similars[span] ?? []
  }

  /// The share of the added lines that two have in common; 1 where all is equal.
  static func share(_ reason: LinkReason) -> Double {
    if case .addedLines(let share) = reason { share } else { 1 }
  }

  /// Looks for matches of more spans.
  ///
  /// - Throws: where a worker cannot open the repository.
  mutating func add(
    _ spans: [Span], _ reader: inout ContentReader, _ targets: Targets,
    minimumShare: Double, minimumLines: Int
  ) throws(GitError) {
    try findEqual(to: spans, &reader, targets)
    let rest = spans.filter { equals[$0] == nil }
    try findSimilar(
      to: rest, &reader, targets, minimumShare: minimumShare, minimumLines: minimumLines)
  }

  private mutating func findEqual(
    to spans: [Span], _ reader: inout ContentReader, _ targets: Targets
  ) throws(GitError) {
    // From the same content to the same content; else the same lines, and then the same patch.
    var alike: [(span: Span, target: Span)] = []
    for span in spans {
      guard let difference = reader.differences[span] else { continue }
      for commit in targets.changing(difference, tip: span.tip) {
        let target = reader.span(of: commit)
        guard let other = reader.differences[target] else { continue }
        if other.files == difference.files {
          equals[span, default: []].append((commit, .sameContent))
        } else {
          alike.append((span, target))
        }
      }
    }
    alike.removeAll { equals[$0.span] != nil }
    try reader.readLines(of: Set(alike.flatMap { [$0.span, $0.target] }))
    alike.removeAll { span, target in
      reader.lines[span].map { $0.signature != reader.lines[target]?.signature } ?? true
    }
    try reader.readPatchIDs(of: Set(alike.flatMap { [$0.span, $0.target] }))
    for (span, target) in alike {
      guard let id = reader.patchIDs[span], id == reader.patchIDs[target] else { continue }
      equals[span, default: []].append((target.tip, .patchID(id)))
    }
  }

  private mutating func findSimilar(
    to spans: [Span], _ reader: inout ContentReader, _ targets: Targets,
    minimumShare: Double, minimumLines: Int
  ) throws(GitError) {
    // Reading is what costs: only of what has anything near it.
    var places: [(span: Span, isSum: Bool, targets: [CommitIndex])] = []
    for span in spans {
      let paths = reader.differences[span].map { $0.files.map(\.path) } ?? []
      places.append((span, false, targets.near(paths, tip: span.tip)))
      if let sum = reader.sums[span] {
        places.append((span, true, targets.near(sum.paths, tip: span.tip)))
      }
    }
    places.removeAll { $0.targets.isEmpty }
    try reader.readLines(of: Set(places.filter { !$0.isSum }.map(\.span)))
    let near = places.compactMap { span, isSum, targets in
      (isSum ? reader.sums[span] : reader.lines[span])
        .flatMap { $0.hashes.count >= minimumLines ? (span, $0, targets) : nil }
    }
    try reader.readLines(of: Set(near.flatMap { $0.2.map { reader.span(of: $0) } }))
    for (span, lines, commits) in near where similars[span] == nil {
      for commit in commits {
        guard let other = reader.lines[reader.span(of: commit)],
          other.hashes.count >= minimumLines,
          let share = lines.share(with: other, atLeast: minimumShare)
        else { continue }
        similars[span, default: []].append((commit, .addedLines(share: share)))
      }
    }
  }
}
