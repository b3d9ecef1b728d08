/// The commits that the mainline does not reach, and where each forked from it.
struct UnlandedWork {
  /// For every commit, the position of the last mainline change behind it; -1 where there is none.
  let forks: [Int32]
  /// The tips of branches among them.
  private let branches: Set<CommitIndex>
  /// Whether the mainline does not reach the commit, by commit.
  let isUnlanded: [Bool]

  init(_ history: History, _ mainline: Mainline, branches: [CommitIndex]) {
    var forks = [Int32](repeating: -1, count: history.count)
    var isUnlanded = [Bool](repeating: false, count: history.count)
    for commit in 0..<history.count {
      let index = CommitIndex(commit)
      if mainline.isChange(index) {
        forks[commit] = Int32(mainline.carrier(of: index) ?? -1)
        continue
      }
      isUnlanded[commit] = mainline.carrier(of: index) == nil
      for parent in history.parents[commit] {
        forks[commit] = max(forks[commit], forks[Int(parent)])
      }
    }
    self.forks = forks
    self.isUnlanded = isUnlanded
    self.branches = Set(branches.filter { isUnlanded[Int($0)] })
  }

  /// The commits that end a line of work, oldest first: branches' tips, and those that nothing for
  /// which `isOpen` holds builds upon.
  func tips(in history: History, isOpen: (CommitIndex) -> Bool) -> [CommitIndex] {
    var isBuiltUpon = [Bool](repeating: false, count: history.count)
    var open: [CommitIndex] = []
    for commit in isUnlanded.indices where isUnlanded[commit] && isOpen(CommitIndex(commit)) {
      open.append(CommitIndex(commit))
      for parent in history.parents[commit] { isBuiltUpon[Int(parent)] = true }
    }
    return open.filter { !isBuiltUpon[Int($0)] || branches.contains($0) }
  }

  /// The commits behind `tip`, itself included, for which `isOpen` holds; oldest first.
  func commits(
    behind tip: CommitIndex, in history: History, isOpen: (CommitIndex) -> Bool
  ) -> [CommitIndex] {
    var isFound = [Bool](repeating: false, count: isUnlanded.count)
    var (found, stack): ([CommitIndex], [CommitIndex]) = ([], [tip])
    while let commit = stack.popLast() {
      guard isUnlanded[Int(commit)], !isFound[Int(commit)], isOpen(commit) else { continue }
      isFound[Int(commit)] = true
      found.append(commit)
      stack.append(contentsOf: history.parents[Int(commit)])
    }
    return found.sorted()
  }
}
