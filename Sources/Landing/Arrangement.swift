import Git

/// An order of all commits in which parents stand before their children, squashed branches too.
struct Arrangement {
  private(set) var parents: [[CommitIndex]]
  /// The commits in their new order.
  private(set) var order: [CommitIndex] = []
  /// The new place of each commit.
  private(set) var places: [CommitIndex]
  /// Commits that lead round in a circle, where there is no such order.
  private(set) var circle: [CommitIndex] = []

  /// Depth first from each of `tips`, first parents first.
  init(of history: History, from tips: [ObjectID], links: [Link]) {
    parents = (0..<history.count).map { Array(history.parents[$0]) }
    places = [CommitIndex](repeating: -1, count: history.count)
    for link in links where link.kind == .squash && !link.isSuperseded {
      parents[Int(link.target)].append(link.source)
    }
    order.reserveCapacity(history.count)
    var isSeen = [Bool](repeating: false, count: history.count)
    for tip in tips {
      guard let start = history.index(of: tip), !isSeen[Int(start)] else { continue }
      isSeen[Int(start)] = true
      var stack = [(commit: start, next: 0)]
      while let (commit, next) = stack.last {
        guard next < parents[Int(commit)].count else {
          stack.removeLast()
          places[Int(commit)] = CommitIndex(order.count)
          order.append(commit)
          continue
        }
        stack[stack.count - 1].next += 1
        let parent = parents[Int(commit)][next]
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
