import FixtureSupport

/// The fates of lines by the words of the design, with whole trees and nothing clever.
struct SlowFates {
  struct Key: Hashable {
    let position: Int
    let introducer: Int?
  }

  struct Count: Equatable {
    var surviving = 0
    var pending = 0
    var removed = 0
  }

  private let graph: RandomGraph
  private let lines: [Set<String>]
  private let reach: [Set<Int>]
  private(set) var counts: [Key: Count] = [:]

  /// The chain has the commits and times of the live trees, the baseline first; `order` is the rank
  /// of each commit, for "the last".
  init(
    _ graph: RandomGraph, chain: [(commit: Int, time: Int)], end: Int, horizon: Int,
    order: (Int) -> Int
  ) {
    self.graph = graph
    lines = graph.commits.map { commit in
      Set(commit.tree.values.joined().map { $0.filter { $0 != " " } })
    }
    var reach: [Set<Int>] = []
    for (index, commit) in graph.commits.enumerated() {
      reach.append(commit.parents.reduce(into: [index]) { $0.formUnion(reach[$1]) })
    }
    self.reach = reach
    follow(chain, end: end, horizon: horizon, order: order)
  }

  private mutating func follow(
    _ chain: [(commit: Int, time: Int)], end: Int, horizon: Int, order: (Int) -> Int
  ) {
    var known = lines[chain[0].commit]
    var live = known
    var open: [String: (time: Int, key: Key)] = [:]
    var reached = reach[chain[0].commit]
    for (position, tree) in chain.enumerated().dropFirst() {
      for (line, (time, key)) in open {
        if tree.time - time >= horizon {
          counts[key, default: Count()].surviving += 1
          known.insert(line)
          open[line] = nil
        } else if !lines[tree.commit].contains(line) {
          counts[key, default: Count()].removed += 1
          open[line] = nil
        }
      }
      let new = reach[tree.commit].subtracting(reached)
      for line in lines[tree.commit].subtracting(live)
      where !known.contains(line) && open[line] == nil {
        let introducer = new.filter { introduces($0, line) }.max { order($0) < order($1) }
        open[line] = (tree.time, Key(position: position, introducer: introducer))
      }
      live = lines[tree.commit]
      reached.formUnion(new)
    }
    for (time, key) in open.values {
      if end - time >= horizon {
        counts[key, default: Count()].surviving += 1
      } else {
        counts[key, default: Count()].pending += 1
      }
    }
  }

  private func introduces(_ commit: Int, _ line: String) -> Bool {
    lines[commit].contains(line)
      && graph.commits[commit].parents.allSatisfy { !lines[$0].contains(line) }
  }
}
