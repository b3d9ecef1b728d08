package import Git
package import Provenance

/// Reads every commit that the references reach, each once.
///
/// An own queue instead of libgit2's walk: one malformed commit, one missing object or the boundary
/// of a shallow clone ends that walk, or empties it.
package struct HistoryReader {
  private let detector = Detector()
  private let mailmap: Mailmap
  private let owners: [String: String]
  private var draft = Draft()

  /// - Parameters:
  ///   - mailmap: the identities of the whole history, from the revision that is scanned.
  ///   - owners: the human who answers for an agent, by the agent's e-mail address.
  package init(mailmap: Mailmap, owners: [String: String]) {
    self.mailmap = mailmap
    self.owners = owners
  }

  /// Reads the history behind `tips`, the mainline's first.
  ///
  /// - Parameter progress: is told the number of commits read, now and then.
  package mutating func read(
    _ repository: borrowing Repository, tips: [ObjectID], progress: (Int) -> Void = { _ in }
  ) -> History {
    var queue = tips
    for tip in tips { _ = draft.place(tip) }
    while let id = queue.popLast() {
      guard draft.isUnread(id) else { continue }
      do throws(GitError) {
        let commit = try repository.commit(id)
        let isBoundary = repository.shallowBoundary.contains(id)
        draft.fill(
          id, with: commit, isBoundary: isBoundary,
          evidence: detector.evidence(in: commit),
          developers: detector.developers(of: commit, mailmap: mailmap, owners: owners))
        if !isBoundary { queue.append(contentsOf: commit.parents) }
      } catch {
        draft.fail(id, error)
      }
      if draft.read % 4096 == 0 { progress(draft.read) }
    }
    return draft.ordered(from: tips)
  }
}

/// Commits in the order of reading, before they are put in order.
private struct Draft {
  private struct Row {
    var id: ObjectID
    var commit: Body?
    var failed = false
  }

  private struct Body {
    var tree: ObjectID
    var time: Int64
    var parents: [ObjectID]
    var isMerge: Bool
    var isBoundary: Bool
    var evidence: [Evidence]
    var developers: [Int32]
  }

  private(set) var read = 0
  private var rows: [Row] = []
  private var places: [ObjectID: Int] = [:]
  private var developers: [Developer] = []
  private var developerPlaces: [Developer: Int32] = [:]
  private var problems = HistoryProblems()

  mutating func place(_ id: ObjectID) -> Int {
    if let place = places[id] { return place }
    places[id] = rows.count
    rows.append(Row(id: id))
    return rows.count - 1
  }

  mutating func isUnread(_ id: ObjectID) -> Bool {
    let row = rows[place(id)]
    return row.commit == nil && !row.failed
  }

  mutating func fill(
    _ id: ObjectID, with commit: Commit, isBoundary: Bool, evidence: [Evidence],
    developers: [Developer]
  ) {
    read += 1
    if isBoundary { problems.shallow += 1 }
    rows[place(id)].commit = Body(
      tree: commit.tree, time: commit.committer.time, parents: isBoundary ? [] : commit.parents,
      isMerge: commit.parents.count > 1, isBoundary: isBoundary, evidence: evidence,
      developers: developers.map { place($0) })
  }

  mutating func fail(_ id: ObjectID, _ error: GitError) {
    rows[place(id)].failed = true
    if error.isNotFound { problems.missing.append(id) } else { problems.unreadable.append(error) }
  }

  private mutating func place(_ developer: Developer) -> Int32 {
    if let place = developerPlaces[developer] { return place }
    developerPlaces[developer] = Int32(developers.count)
    developers.append(developer)
    return Int32(developers.count - 1)
  }

  /// Puts the commits in order: depth first from each tip, parents before children.
  func ordered(from tips: [ObjectID]) -> History {
    var history = History()
    var indices = [CommitIndex](repeating: -1, count: rows.count)
    var stack: [(row: Int, next: Int)] = []
    var seen = [Bool](repeating: false, count: rows.count)
    for tip in tips {
      guard let start = places[tip], !seen[start] else { continue }
      seen[start] = true
      stack.append((start, 0))
      while let (row, next) = stack.last {
        guard let commit = rows[row].commit else {
          stack.removeLast()
          continue
        }
        if next < commit.parents.count {
          stack[stack.count - 1].next += 1
          if let parent = places[commit.parents[next]], !seen[parent] {
            seen[parent] = true
            stack.append((parent, 0))
          }
        } else {
          stack.removeLast()
          indices[row] = CommitIndex(history.count)
          append(rows[row].id, commit, indices: indices, to: &history)
        }
      }
    }
    history.developers = developers
    history.problems = problems
    history.setIndices()
    return history
  }

  private func append(
    _ id: ObjectID, _ commit: Body, indices: [CommitIndex], to history: inout History
  ) {
    if !commit.evidence.isEmpty { history.evidence[CommitIndex(history.count)] = commit.evidence }
    let parents = commit.parents.compactMap { places[$0].map { indices[$0] } }.filter { $0 >= 0 }
    history.ids.append(id)
    history.trees.append(commit.tree)
    history.times.append(commit.time)
    history.isMerge.append(commit.isMerge)
    history.isTruncated.append(commit.isBoundary || parents.count < commit.parents.count)
    history.parents.append(parents)
    history.developerLists.append(commit.developers)
  }
}
