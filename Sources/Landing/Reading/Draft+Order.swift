import Git
import Provenance

extension Draft {
  /// Puts the commits in order: depth first from each tip, parents before children.
  ///
  /// - Returns: the places of the commits in that order, and the history.
  func ordered(
    from tips: [ObjectID], _ developers: inout DeveloperTable
  ) -> (order: [Int32], history: History) {
    var order: [Int32] = []
    order.reserveCapacity(columns.count)
    var stack: [(place: Int32, next: Int)] = []
    var seen = [Bool](repeating: false, count: ids.count)
    for tip in tips {
      guard let start = readPlace(of: tip), !seen[Int(start)] else { continue }
      seen[Int(start)] = true
      stack.append((start, 0))
      while let (place, next) = stack.last {
        let parents = columns.parents[Int(rows[Int(place)])]
        guard next < parents.count else {
          stack.removeLast()
          order.append(place)
          continue
        }
        stack[stack.count - 1].next += 1
        let parent = parents[parents.startIndex + next]
        guard !seen[Int(parent)], rows[Int(parent)] >= 0 else { continue }
        seen[Int(parent)] = true
        stack.append((parent, 0))
      }
    }
    return (order, history(in: order, &developers))
  }

  private func history(in order: [Int32], _ developers: inout DeveloperTable) -> History {
    var history = History()
    history.reserveCapacity(order.count)
    var indices = [CommitIndex](repeating: -1, count: ids.count)
    for place in order {
      indices[Int(place)] = CommitIndex(history.count)
      append(Int(place), indices: indices, &developers, to: &history)
    }
    history.developers = developers.developers
    history.problems = problems
    history.setIndices(order.count == ids.count ? places.mapValues { indices[Int($0)] } : nil)
    addFindings(to: &history, order)
    return history
  }

  private func append(
    _ place: Int, indices: [CommitIndex], _ developers: inout DeveloperTable,
    to history: inout History
  ) {
    let (row, index) = (Int(rows[place]), history.count)
    let named = columns.parents[row]
    history.ids.append(ids[place])
    history.trees.append(columns.trees[row])
    history.times.append(columns.times[row])
    history.authorTimes.append(columns.authorTimes[row])
    history.authorships.append(columns.authorships[row])
    history.isMerge.append(columns.isMerge[row])
    history.parents.append(named.lazy.map { indices[Int($0)] }.filter { $0 >= 0 })
    history.isTruncated.append(
      columns.isBoundary[row] || history.parents[index].count < named.count)
    history.developerLists.append(developers.list(of: columns.contributors[row], contributors))
  }

  /// Adds what few commits have: evidence, attributions and marks.
  private func addFindings(to history: inout History, _ order: [Int32]) {
    var commits = [CommitIndex](repeating: -1, count: columns.count)
    for (index, place) in order.enumerated() {
      commits[Int(rows[Int(place)])] = CommitIndex(index)
    }
    for (row, found) in columns.evidence where commits[Int(row)] >= 0 {
      history.evidence[commits[Int(row)]] = found
    }
    for (row, attribution) in columns.attributions where commits[Int(row)] >= 0 {
      let commit = commits[Int(row)]
      history.attributions[commit] = attribution
      guard !attribution.evidence.isEmpty else { continue }
      history.evidence[commit] = history.evidence[commit, default: []]
        .merged(with: attribution.evidence)
    }
    for (row, found) in columns.marks where commits[Int(row)] >= 0 {
      history.marks[commits[Int(row)]] = found
    }
  }
}
