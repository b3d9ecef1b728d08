import Dispatch
import Synchronization

extension SpendSums {
  /// Adds rows where `join` says that they end.
  ///
  /// `workers` is the number of threads that may be used; the sums are the same.
  mutating func add(_ rows: JoinableRows, by join: SpendJoin, workers: Int) {
    let groups = GroupJoin(join, rows)
    let empty = SpendSums(table, repositories)
    let parts = rows.groups.parts(workers)
    var left = groups.left
    for (sums, branches) in parts.atTheSameTime({ empty.with($0, groups) }) {
      add(sums)
      left.add(branches)
    }
    left.forEachBranch(groups.claimed) { add($0, $1) }
  }

  /// The same with some groups, and what of them may still land.
  private func with(
    _ part: ArraySlice<SpendGroups.Group>, _ groups: GroupJoin
  ) -> (SpendSums, GoneBranches) {
    var (sums, groups) = (self, groups)
    for group in part { groups.join(group) { sums.add($0, $1) } }
    return (sums, groups.left)
  }
}

extension [ArraySlice<SpendGroups.Group>] {
  /// What `body` gives for each, in no order.
  fileprivate func atTheSameTime<Result: Sendable>(
    _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1 else { return map(body) }
    let results = Mutex<[Result]>([])
    // Threads, not tasks: this is work for the processor that waits for nothing.
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let result = body(self[part])
      results.withLock { $0.append(result) }
    }
    return results.withLock { $0 }
  }
}
