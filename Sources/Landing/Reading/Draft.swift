import Git
import Provenance

/// Commits in the order of reading, before they are put in order.
struct Draft: Sendable {
  /// What reading one commit gave.
  struct Reading: Sendable {
    let id: ObjectID
    var commit: Commit?
    var isBoundary = false
    /// What the detector found.
    var evidence: [Evidence] = []
    var attribution: Attribution?
    /// What the attribution was read from; `nil` where a store cannot tell.
    var sources: [StoreSource]?
    var problems: [StoreProblem] = []
    var marks = LandingMarks()
    var contributors: [Contributor] = []
    var failure: GitError?

    /// The commits to read next: at the boundary of a shallow clone there are none.
    var parents: [ObjectID] { isBoundary ? [] : commit?.parents ?? [] }

    /// Whether the next scan finds the same, as long as the sources are the same.
    var isLasting: Bool { commit != nil && !isBoundary && problems.isEmpty && sources != nil }
  }

  /// Every commit that is known, or named by one.
  private(set) var ids: [ObjectID]
  /// The row of each of them in `columns`; -1 where it has not been read.
  private(set) var rows: [Int32]
  private(set) var isReached: [Bool]
  private(set) var columns: CommitColumns
  private(set) var contributors: [Contributor]
  /// Whether the next scan finds the same in a row.
  private(set) var isLasting: [Bool]
  /// How much was read that the next scan need not read again: one for a commit, and more where
  /// attribution stores speak of it.
  private(set) var news = 0
  private(set) var problems = HistoryProblems()
  private(set) var places: [ObjectID: Int32]
  private var contributorPlaces: [Contributor: Int32] = [:]
  private var read = 0

  /// Begins with what is `known`, but for the rows that are `stale`.
  init(_ known: KnownCommits, without stale: [Int32]) {
    ids = known.ids
    places = known.places
    columns = known.columns
    contributors = known.contributors
    isReached = [Bool](repeating: false, count: ids.count)
    isLasting = [Bool](repeating: true, count: columns.count)
    rows = Array(0..<Int32(columns.count))
    rows += [Int32](repeating: -1, count: ids.count - columns.count)
    for row in stale { rows[Int(row)] = -1 }
    for (place, person) in contributors.enumerated() { contributorPlaces[person] = Int32(place) }
  }

  /// Reaches a commit, and all that are known behind it; adds those that must be read.
  mutating func reach(_ id: ObjectID, unread: inout [ObjectID]) {
    var stack = [place(of: id)]
    while let place = stack.popLast() {
      guard !isReached[Int(place)] else { continue }
      isReached[Int(place)] = true
      let row = Int(rows[Int(place)])
      if row < 0 {
        unread.append(ids[Int(place)])
      } else {
        stack.append(contentsOf: columns.parents[row])
      }
    }
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
    guard let commit = reading.commit else { return read }
    if reading.isBoundary { problems.shallow += 1 }
    problems.stores += reading.problems
    let row = Int32(columns.count)
    rows[Int(place(of: reading.id))] = row
    isLasting.append(reading.isLasting)
    if reading.isLasting { news += reading.sources?.isEmpty == false ? 16 : 1 }
    append(commit, reading, row)
    return read
  }

  private mutating func append(_ commit: Commit, _ reading: Reading, _ row: Int32) {
    columns.trees.append(commit.tree)
    columns.times.append(commit.committer.time)
    columns.authorTimes.append(commit.author.time)
    columns.authorships.append(commit.authorship)
    columns.parents.append(reading.parents.map { place(of: $0) })
    columns.contributors.append(reading.contributors.map { place(of: $0) })
    columns.isMerge.append(commit.parents.count > 1)
    columns.isBoundary.append(reading.isBoundary)
    if !reading.evidence.isEmpty { columns.evidence[row] = reading.evidence }
    if let attribution = reading.attribution { columns.attributions[row] = attribution }
    if let sources = reading.sources, !sources.isEmpty { columns.sources[row] = sources }
    if !reading.marks.isEmpty { columns.marks[row] = reading.marks }
  }

  /// The place of a commit, which is made where it has none.
  private mutating func place(of id: ObjectID) -> Int32 {
    if let place = places[id] { return place }
    let place = Int32(ids.count)
    places[id] = place
    ids.append(id)
    rows.append(-1)
    isReached.append(false)
    return place
  }

  private mutating func place(of contributor: Contributor) -> Int32 {
    if let place = contributorPlaces[contributor] { return place }
    let place = Int32(contributors.count)
    contributorPlaces[contributor] = place
    contributors.append(contributor)
    return place
  }

  /// The place of a tip; `nil` where no commit was read there.
  func readPlace(of id: ObjectID) -> Int32? {
    places[id].flatMap { rows[Int($0)] < 0 ? nil : $0 }
  }
}
