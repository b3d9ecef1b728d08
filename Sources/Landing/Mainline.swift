/// The first-parent history of the production branch, and when each commit arrived on it.
package struct Mainline: Sendable {
  /// The mainline's own commits, oldest first: each is a change.
  package let changes: [CommitIndex]
  /// When each change arrived: its committer time, never before the change below it and never
  /// after the time of the scan, since dates can be forged.
  package let arrivals: [Int64]
  /// For every commit of the history, the change that brought it in; -1 where none did.
  private let carriers: [Int32]

  /// Follows first parents from `tip` and paints what each change brought in.
  ///
  /// `now` is the time of the scan, in seconds since 1970-01-01 UTC.
  package init(tip: CommitIndex?, in history: History, now: Int64) {
    var changes: [CommitIndex] = []
    var next = tip
    while let commit = next {
      changes.append(commit)
      next = history.parents[Int(commit)].first
    }
    changes.reverse()
    var arrivals: [Int64] = []
    for change in changes {
      arrivals.append(max(arrivals.last ?? .min, min(history.time(change), now)))
    }
    self.changes = changes
    self.arrivals = arrivals
    carriers = history.paint(changes)
  }

  /// The position in `changes` of the change that brought `commit` in; `nil` if none has.
  package func carrier(of commit: CommitIndex) -> Int? {
    let carrier = carriers[Int(commit)]
    return carrier < 0 ? nil : Int(carrier)
  }

  /// When `commit` arrived on the mainline; `nil` if it has not.
  package func arrival(of commit: CommitIndex) -> Int64? {
    carrier(of: commit).map { arrivals[$0] }
  }

  /// Whether `commit` is one of the mainline's own.
  package func isChange(_ commit: CommitIndex) -> Bool {
    carrier(of: commit).map { changes[$0] == commit } ?? false
  }
}

extension History {
  /// For every commit, whether `ancestor` is behind it, or it is that one.
  package func descends(from ancestor: CommitIndex) -> [Bool] {
    var has = [Bool](repeating: false, count: count)
    has[Int(ancestor)] = true
    // Parents stand before their children.
    for commit in Int(ancestor) + 1..<max(count, Int(ancestor) + 1) {
      has[commit] = parents[commit].contains { has[Int($0)] }
    }
    return has
  }

  /// For every commit, the position of the first of `tips` that reaches it; -1 where none does.
  ///
  /// One pass over the graph, whatever the number of tips.
  package func paint(_ tips: [CommitIndex]) -> [Int32] {
    var painting = Painting(of: self)
    for tip in tips { painting.add(tip) }
    return painting.colours
  }
}

/// Which of some tips first reaches each commit, while they are added one after the other.
package struct Painting {
  /// For every commit, the position of the first tip that reaches it; -1 where none does.
  package private(set) var colours: [Int32]
  private let history: History
  private var tips: Int32 = 0
  private var stack: [CommitIndex] = []

  package init(of history: History) {
    self.history = history
    colours = [Int32](repeating: -1, count: history.count)
  }

  /// Whether one of the tips so far reaches the commit.
  package func hasReached(_ commit: CommitIndex) -> Bool { colours[Int(commit)] >= 0 }

  package mutating func add(_ tip: CommitIndex) {
    stack.append(tip)
    while let commit = stack.popLast() {
      guard colours[Int(commit)] < 0 else { continue }
      colours[Int(commit)] = tips
      stack.append(contentsOf: history.parents[Int(commit)])
    }
    tips += 1
  }
}
