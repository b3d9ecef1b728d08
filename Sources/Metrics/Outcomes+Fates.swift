import Delivery

/// What became of a commit: the design's three words.
enum CommitOutcome {
  case surviving, pending, removed
}

extension Fates {
  /// Surviving, pending or removed; `nil` without novel lines.
  ///
  /// A commit survives when at least half of its novel lines do; it is pending when those and the
  /// pending ones make half; else it was removed.
  var outcome: CommitOutcome? {
    guard novel > 0 else { return nil }
    if surviving * 2 >= novel { return .surviving }
    return (surviving + pending) * 2 >= novel ? .pending : .removed
  }

  /// The lines that the author at `index` of `count` gets, in whole numbers: what does not divide
  /// goes to the first ones, so that the shares add up.
  func share(_ index: Int, of count: Int) -> Fates {
    func part(_ lines: Int) -> Int { lines / count + (index < lines % count ? 1 : 0) }
    var share = Fates()
    share.surviving = part(surviving)
    share.pending = part(pending)
    share.removed = part(removed)
    share.survivingThirtyDays = part(survivingThirtyDays)
    return share
  }
}

extension LineCounts {
  mutating func add(_ fates: Fates, by author: NovelAuthor, isAI: Bool) {
    if author == .unknown { unknown += fates.novel }
    novel += fates.novel
    surviving += fates.surviving
    pending += fates.pending
    removed += fates.removed
    survivingThirtyDays += fates.survivingThirtyDays
    guard isAI else { return }
    aiNovel += fates.novel
    aiSurviving += fates.surviving
    aiPending += fates.pending
    aiRemoved += fates.removed
    aiSurvivingThirtyDays += fates.survivingThirtyDays
  }
}
