/// How many more, or fewer, of one line a version of a file holds than another.
package struct LineChange: Sendable {
  package let hash: LineHash
  package let count: Int32
}

/// Compares versions of a file as multisets of lines.
///
/// Order does not matter: a line is live wherever it stands, so no alignment of the two versions is
/// needed. A table that is used again and again, because there are hundreds of thousands of pairs.
package struct LineDelta {
  private var keys: [LineHash] = []
  private var counts: [Int32] = []
  private var used: [Int] = []

  package init() {}

  /// The lines that `new` has more or fewer of than `old`; `nil` is no file.
  package mutating func changes(from old: FileLines?, to new: FileLines?) -> [LineChange] {
    let (before, after) = (old?.hashes ?? [], new?.hashes ?? [])
    var start = 0
    let shorter = min(before.count, after.count)
    while start < shorter, before[start] == after[start] { start += 1 }
    var end = 0
    while end < shorter - start, before[before.count - 1 - end] == after[after.count - 1 - end] {
      end += 1
    }
    return changes(
      removed: before[start..<(before.count - end)], added: after[start..<(after.count - end)])
  }

  /// The lines that were `added` more often than `removed`, and the other way round.
  package mutating func changes(
    removed: ArraySlice<LineHash>, added: ArraySlice<LineHash>
  ) -> [LineChange] {
    reserve(removed.count + added.count)
    for hash in removed where hash != 0 { add(hash, -1) }
    for hash in added where hash != 0 { add(hash, 1) }
    return drain()
  }

  private mutating func reserve(_ count: Int) {
    var capacity = max(keys.count, 64)
    while capacity < count * 2 { capacity *= 2 }
    guard capacity > keys.count else { return }
    keys = Array(repeating: 0, count: capacity)
    counts = Array(repeating: 0, count: capacity)
  }

  private mutating func add(_ hash: LineHash, _ count: Int32) {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    if keys[slot] == 0 {
      keys[slot] = hash
      used.append(slot)
    }
    counts[slot] += count
  }

  private mutating func drain() -> [LineChange] {
    var changes: [LineChange] = []
    for slot in used {
      if counts[slot] != 0 { changes.append(LineChange(hash: keys[slot], count: counts[slot])) }
      keys[slot] = 0
      counts[slot] = 0
    }
    used.removeAll(keepingCapacity: true)
    return changes
  }
}
