import Git

/// An order of all commits in which parents stand before their children, squashed branches too.
struct Arrangement {
  /// The last commits of the branches that squashes carry: further parents.
  private(set) var carried: [CommitIndex: [CommitIndex]] = [:]
  /// The commits in their new order.
  private(set) var order: [CommitIndex] = []
  /// The new place of each commit.
  private(set) var places: [CommitIndex]
  /// Commits that lead round in a circle, where there is no such order.
  private(set) var circle: [CommitIndex] = []

  /// Depth first from each of `tips`, first parents first.
  init(of history: History, from tips: [ObjectID], links: [Link]) {
    places = [CommitIndex](repeating: -1, count: history.count)
    for link in links where link.kind == .squash && !link.isSuperseded {
      carried[link.target, default: []].append(link.source)
    }
    order.reserveCapacity(history.count)
    var isSeen = [Bool](repeating: false, count: history.count)
    for tip in tips {
      guard let start = history.index(of: tip), !isSeen[Int(start)] else { continue }
      isSeen[Int(start)] = true
      var stack = [(commit: start, next: 0)]
      while let (commit, next) = stack.last {
        guard let parent = parent(next, of: commit, in: history) else {
          stack.removeLast()
          places[Int(commit)] = CommitIndex(order.count)
          order.append(commit)
          continue
        }
        stack[stack.count - 1].next += 1
        if !isSeen[Int(parent)] {
          isSeen[Int(parent)] = true
          stack.append((parent, 0))
        } else if places[Int(parent)] < 0 {
          circle = Array(stack.map(\.commit).drop { $0 != parent })
          return
        }
      }
    }
  }

  private func parent(
    _ number: Int, of commit: CommitIndex, in history: History
  ) -> CommitIndex? {
    let parents = history.parents[Int(commit)]
    if number < parents.count { return parents[parents.startIndex + number] }
    // Few commits carry a branch, and this is asked once for every commit.
    guard !carried.isEmpty, let branches = carried[commit],
      number - parents.count < branches.count
    else { return nil }
    return branches[number - parents.count]
  }
}

extension History {
  /// The order with as many of the links as lead nowhere in a circle: only made up histories have
  /// some that do.
  func arrangement(from tips: [ObjectID], links: [Link]) -> (links: [Link], Arrangement) {
    var links = links
    for _ in 0..<16 {
      let arrangement = Arrangement(of: self, from: tips, links: links)
      guard !arrangement.circle.isEmpty else { return (links, arrangement) }
      let circle = Set(arrangement.circle)
      links.removeAll { $0.kind == .squash && circle.contains($0.target) }
    }
    links.removeAll { $0.kind == .squash }
    return (links, Arrangement(of: self, from: tips, links: links))
  }
}
