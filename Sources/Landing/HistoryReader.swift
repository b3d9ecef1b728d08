package import Caching
package import Git
import Glibc
package import Provenance
import Synchronization

/// Reads every commit that the references reach, each once.
///
/// An own queue instead of libgit2's walk: one malformed commit, one missing object or the boundary
/// of a shallow clone ends that walk, or empties it.
package struct HistoryReader: Sendable {
  private let detector = Detector()
  private let mailmap: Mailmap
  private let owners: [String: String]
  private let stores: AttributionStores

  /// - Parameters:
  ///   - mailmap: the identities of the whole history, from the revision that is scanned.
  ///   - owners: the human who answers for an agent, by the agent's e-mail address.
  ///   - stores: what attribution tools have noted.
  package init(
    mailmap: Mailmap, owners: [String: String], stores: AttributionStores = AttributionStores()
  ) {
    self.mailmap = mailmap
    self.owners = owners
    self.stores = stores
  }

  /// Reads the history behind `tips`, the mainline's first.
  ///
  /// Every worker opens the repository at `path` for itself. `progress` is told the number of
  /// commits read, now and then, by any of them.
  ///
  /// - Throws: where a worker cannot open the repository.
  package func read(
    _ path: String, tips: [ObjectID], workers: Int, cache: CacheDirectory? = nil,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(GitError) -> History {
    let queue = ReadingQueue(tips: tips)
    _ = try concurrently(workers: workers, reading: path) { worker, repository in
      while let id = queue.take(fromEnd: worker == 0) {
        queue.put(read(id, in: repository), progress: progress)
      }
    }
    var history = queue.finished().ordered(from: tips)
    history.problems.stores += stores.problems
    history.problems.stores.sort {
      ($0.store, $0.commit?.hex ?? "") < ($1.store, $1.commit?.hex ?? "")
    }
    return history
  }

  private func read(_ id: ObjectID, in repository: borrowing Repository) -> Draft.Reading {
    do throws(GitError) {
      let commit = try repository.commit(id)
      let evidence = detector.evidence(in: commit)
      let (attribution, problems) = stores.attribution(
        of: id, commit, evidence: evidence, in: repository)
      return Draft.Reading(
        id: id, commit: commit, isBoundary: repository.shallowBoundary.contains(id),
        evidence: attribution.evidence.isEmpty
          ? evidence : evidence.merged(with: attribution.evidence),
        attribution: attribution.isEmpty ? nil : attribution, problems: problems,
        marks: LandingMarks(of: commit),
        developers: detector.developers(of: commit, mailmap: mailmap, owners: owners))
    } catch {
      return Draft.Reading(id: id, failure: error)
    }
  }
}

/// The commits that are still to be read, shared by all workers.
///
/// One worker takes from the end and the others from the start: with a tag here and there they work
/// in different parts of the history, and none waits for the next parent.
private final class ReadingQueue: Sendable {
  private struct State {
    var draft = Draft()
    var queue: [ObjectID] = []
    var first = 0
    var busy = 0
  }

  private let state: Mutex<State>

  init(tips: [ObjectID]) {
    var start = State()
    for tip in tips where start.draft.place(tip) { start.queue.append(tip) }
    // The mainline's tip, the longest way, at the end.
    start.queue.reverse()
    state = Mutex(start)
  }

  /// The next commit to read; `nil` when all have been.
  func take(fromEnd: Bool) -> ObjectID? {
    var pause: UInt32 = 1
    while true {
      let (id, isDone): (ObjectID?, Bool) = state.withLock { state in
        guard state.first < state.queue.count else { return (nil, state.busy == 0) }
        state.busy += 1
        if fromEnd { return (state.queue.removeLast(), false) }
        state.first += 1
        return (state.queue[state.first - 1], false)
      }
      if let id { return id }
      if isDone { return nil }
      // Another worker is about to add parents.
      usleep(pause)
      pause = min(pause * 2, 64)
    }
  }

  func put(_ reading: Draft.Reading, progress: (Int) -> Void) {
    let read = state.withLock { state in
      state.busy -= 1
      for parent in reading.parents where state.draft.place(parent) {
        state.queue.append(parent)
      }
      return state.draft.fill(reading)
    }
    if read % 4096 == 0 { progress(read) }
  }

  func finished() -> Draft { state.withLock { $0.draft } }
}

/// Commits in the order of reading, before they are put in order.
private struct Draft: Sendable {
  private struct Row {
    var id: ObjectID
    var commit: Body?
  }

  private struct Body {
    var tree: ObjectID
    var time: Int64
    var authorTime: Int64
    var authorship: UInt64
    var parents: [ObjectID]
    var isMerge: Bool
    var isBoundary: Bool
    var evidence: [Evidence]
    var attribution: Attribution?
    var marks: LandingMarks
    var developers: [Int32]
  }

  /// What reading one commit gave.
  struct Reading: Sendable {
    let id: ObjectID
    var commit: Commit?
    var isBoundary = false
    var evidence: [Evidence] = []
    var attribution: Attribution?
    var problems: [StoreProblem] = []
    var marks = LandingMarks()
    var developers: [Developer] = []
    var failure: GitError?

    /// The commits to read next: at the boundary of a shallow clone there are none.
    var parents: [ObjectID] { isBoundary ? [] : commit?.parents ?? [] }
  }

  private var read = 0
  private var rows: [Row] = []
  private var places: [ObjectID: Int] = [:]
  private var developers: [Developer] = []
  private var developerPlaces: [Developer: Int32] = [:]
  private var problems = HistoryProblems()

  /// Makes a place for a commit.
  ///
  /// - Returns: whether it had none yet.
  mutating func place(_ id: ObjectID) -> Bool {
    let known = places.updateValue(rows.count, forKey: id)
    guard let known else {
      rows.append(Row(id: id))
      return true
    }
    places[id] = known
    return false
  }

  /// Puts what was read in its place, and returns how many have been.
  mutating func fill(_ reading: Reading) -> Int {
    read += 1
    if let failure = reading.failure {
      if failure.isNotFound {
        problems.missing.append(reading.id)
      } else {
        problems.unreadable.append(failure)
      }
    }
    guard let commit = reading.commit, let place = places[reading.id] else { return read }
    if reading.isBoundary { problems.shallow += 1 }
    problems.stores += reading.problems
    rows[place].commit = Body(
      tree: commit.tree, time: commit.committer.time, authorTime: commit.author.time,
      authorship: commit.authorship,
      parents: reading.parents, isMerge: commit.parents.count > 1,
      isBoundary: reading.isBoundary, evidence: reading.evidence,
      attribution: reading.attribution, marks: reading.marks,
      developers: reading.developers.map { self.place($0) })
    return read
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
    let index = CommitIndex(history.count)
    if !commit.evidence.isEmpty { history.evidence[index] = commit.evidence }
    if let attribution = commit.attribution { history.attributions[index] = attribution }
    if !commit.marks.isEmpty { history.marks[index] = commit.marks }
    let parents = commit.parents.compactMap { places[$0].map { indices[$0] } }.filter { $0 >= 0 }
    history.ids.append(id)
    history.trees.append(commit.tree)
    history.times.append(commit.time)
    history.authorTimes.append(commit.authorTime)
    history.authorships.append(commit.authorship)
    history.isMerge.append(commit.isMerge)
    history.isTruncated.append(commit.isBoundary || parents.count < commit.parents.count)
    history.parents.append(parents)
    history.developerLists.append(commit.developers)
  }
}
