import Git

/// The commits of the mainline in which work may be found again.
struct Targets {
  private let history: History
  private let mainline: Mainline
  private let forks: [Int32]
  /// Every commit that the mainline reaches and that is no merge.
  private let commits: [CommitIndex]
  private var byPaths: [UInt64: [CommitIndex]] = [:]
  private var byPath: [UInt64: [CommitIndex]] = [:]
  private var fileCounts: [CommitIndex: Int] = [:]
  private let byChangeID: [String: [CommitIndex]]
  private let byPullRequest: [Int: [CommitIndex]]
  private let byAuthorship: [UInt64: [CommitIndex]]

  /// So far apart may a change and its source be, in seconds, where only lines are alike.
  private static let span: Int64 = 30 * 86_400
  /// Of work in more files than these, the first ones lead to what is alike.
  private static let pathLimit = 512

  /// `forks` has, for every commit, the position of the last mainline change behind it.
  init(_ history: History, _ mainline: Mainline, forks: [Int32]) {
    self.history = history
    self.mainline = mainline
    self.forks = forks
    commits = (0..<CommitIndex(history.count)).filter {
      mainline.carrier(of: $0) != nil && !history.isMerge($0) && !history.isTruncated[Int($0)]
    }
    var (changeIDs, pullRequests): ([String: [CommitIndex]], [Int: [CommitIndex]]) = ([:], [:])
    for (commit, marks) in history.marks.sorted(by: { $0.key < $1.key })
    where mainline.carrier(of: commit) != nil {
      for id in marks.changeIDs where !history.isMerge(commit) {
        changeIDs[id, default: []].append(commit)
      }
      if let number = marks.squashed ?? marks.merged,
        let target = Self.carried(by: commit, history, mainline)
      {
        pullRequests[number, default: []].append(target)
      }
    }
    byChangeID = changeIDs
    byPullRequest = pullRequests
    // Only what the mainline does not reach is ever looked for.
    let wanted = Set(
      (0..<CommitIndex(history.count)).lazy.filter { mainline.carrier(of: $0) == nil }
        .map { history.authorships[Int($0)] })
    byAuthorship = Dictionary(
      grouping: commits.lazy.filter { wanted.contains(history.authorships[Int($0)]) }
    ) { history.authorships[Int($0)] }
  }

  /// The one commit that a change brings in: itself, or the squash behind GitLab's merge.
  private static func carried(
    by commit: CommitIndex, _ history: History, _ mainline: Mainline
  ) -> CommitIndex? {
    guard history.isMerge(commit) else { return commit }
    let parents = history.parents[Int(commit)]
    guard parents.count == 2, let squash = parents.last, !history.isMerge(squash),
      history.trees[Int(squash)] == history.trees[Int(commit)],
      let base = history.parents[Int(squash)].first
    else { return nil }
    // More than one commit, and it is no squash.
    return mainline.carrier(of: base) == mainline.carrier(of: commit) ? nil : squash
  }

  /// The commits that may hold something made at `time` or later.
  func commits(since time: Int64) -> [CommitIndex] {
    commits.filter { history.time($0) >= time }
  }

  /// Makes the differences of targets known.
  mutating func index(_ differences: [Span: Difference], _ span: (CommitIndex) -> Span) {
    for commit in commits {
      guard let difference = differences[span(commit)] else { continue }
      byPaths[difference.paths, default: []].append(commit)
      fileCounts[commit] = min(difference.files.count, Self.pathLimit)
      for file in difference.files { byPath[file.path, default: []].append(commit) }
    }
    for path in byPath.keys {
      byPath[path]?.sort { (history.time($0), $0) < (history.time($1), $1) }
    }
  }

  func with(changeID: String) -> [CommitIndex] { byChangeID[changeID] ?? [] }

  func with(pullRequest: Int) -> [CommitIndex] { byPullRequest[pullRequest] ?? [] }

  /// Those of the same author, author's date and subject.
  func with(authorshipOf commit: CommitIndex) -> [CommitIndex] {
    byAuthorship[history.authorships[Int(commit)]] ?? []
  }

  /// Whether a target can have its content from a commit: not if that was built upon it.
  func canCarry(_ commit: CommitIndex, _ target: CommitIndex) -> Bool {
    mainline.carrier(of: target).map { $0 > Int(forks[Int(commit)]) } ?? false
  }

  /// Those that change the very same files as a line of work that ends with `tip`.
  func changing(_ difference: Difference, tip: CommitIndex) -> [CommitIndex] {
    byPaths[difference.paths, default: []].filter { canCarry(tip, $0) }
  }

  /// Those that share most of their files and are from about the same time.
  func near(_ paths: [UInt64], tip: CommitIndex) -> [CommitIndex] {
    let time = history.time(tip)
    var shared: [CommitIndex: Int] = [:]
    for path in paths.prefix(Self.pathLimit) {
      let sorted = byPath[path] ?? []
      var index = firstIndex(in: sorted, from: time.subtractingClamped(Self.span))
      let last = time.addingClamped(Self.span)
      while index < sorted.count, history.time(sorted[index]) <= last {
        shared[sorted[index], default: 0] += 1
        index += 1
      }
    }
    let count = min(paths.count, Self.pathLimit)
    return shared.filter { commit, files in
      files * 2 >= max(count, fileCounts[commit] ?? 0) && canCarry(tip, commit)
    }.keys.sorted()
  }

  /// The first of `sorted` that is from `time` or later.
  private func firstIndex(in sorted: [CommitIndex], from time: Int64) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if history.time(sorted[middle]) < time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int64 {
  /// Dates can be forged, up to the last second that there is.
  fileprivate func addingClamped(_ other: Int64) -> Int64 {
    let sum = addingReportingOverflow(other)
    return sum.overflow ? .max : sum.partialValue
  }

  fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
    let difference = subtractingReportingOverflow(other)
    return difference.overflow ? .min : difference.partialValue
  }
}
