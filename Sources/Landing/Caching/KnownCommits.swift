import Caching
import Git
import Provenance

/// The commits that earlier scans read whole and without problems.
///
/// What reading a commit gives depends on its bytes alone, and on the objects of attribution stores
/// that speak of it; those are kept beside what they said. Who is a developer depends on
/// `.mailmap`, and is found out anew. Commits at the boundary of a shallow clone are not kept.
struct KnownCommits: Sendable {
  /// The commits, parents before their children; behind them those that are only named as parents.
  private(set) var ids: [ObjectID] = []
  private(set) var columns = CommitColumns()
  private(set) var contributors: [Contributor] = []
  private(set) var places: [ObjectID: Int32] = [:]

  /// Where they are kept.
  static let file = "history"
  /// No more bytes than these are kept.
  static let limit = 256 << 20
  /// Commits that one worker takes at a time.
  private static let batch = 2_048

  /// None.
  init() {}

  /// `nil` where the parts do not fit together.
  init?(ids: [ObjectID], columns: CommitColumns, contributors: [Contributor]) {
    self.ids = ids
    self.columns = columns
    self.contributors = contributors
    places.reserveCapacity(ids.count)
    for (place, id) in ids.enumerated() { places[id] = Int32(place) }
    guard places.count == ids.count, isSound else { return nil }
  }

  /// What a cache has of them; `nil` where it has nothing, or nothing that fits together.
  init?(in cache: CacheDirectory) {
    guard var decoder = cache.read(Self.file, limit: Self.limit),
      let known = try? KnownCommits(from: &decoder)
    else { return nil }
    self = known
  }

  /// The commits of a draft that the next scan finds the same; `order` has the places of those that
  /// this one reached, parents before their children.
  ///
  /// The others stay as long as they are fewer: a branch that was left out may come back.
  init(_ draft: Draft, _ order: [Int32]) {
    func isLasting(_ place: Int32) -> Bool {
      let row = Int(draft.rows[Int(place)])
      return row >= 0 && draft.isLasting[row]
    }
    let reached = order.filter(isLasting)
    // They stand in the order in which they were kept, so here too parents come first.
    let others = (0..<Int32(draft.ids.count)).filter {
      !draft.isReached[Int($0)] && isLasting($0)
    }
    take(others.count <= reached.count ? reached + others : reached, of: draft)
  }

  private mutating func take(_ kept: [Int32], of draft: Draft) {
    var numbers = [Int32](repeating: -1, count: draft.ids.count)
    for (number, place) in kept.enumerated() { numbers[Int(place)] = Int32(number) }
    ids = kept.map { draft.ids[Int($0)] }
    var people = [Int32](repeating: -1, count: draft.contributors.count)
    for place in kept {
      let row = Int(draft.rows[Int(place)])
      let parents = draft.columns.parents[row].map { parent in
        if numbers[Int(parent)] < 0 {
          numbers[Int(parent)] = Int32(ids.count)
          ids.append(draft.ids[Int(parent)])
        }
        return numbers[Int(parent)]
      }
      let named = draft.columns.contributors[row].map { person in
        if people[Int(person)] < 0 {
          people[Int(person)] = Int32(contributors.count)
          contributors.append(draft.contributors[Int(person)])
        }
        return people[Int(person)]
      }
      columns.append(row, of: draft.columns, parents: parents, contributors: named)
    }
  }

  /// Keeps them in a cache, unless they are too many.
  func write(to cache: CacheDirectory) {
    // The least that a commit takes.
    guard columns.count <= Self.limit / 80 else { return }
    var encoder = CacheEncoder()
    encode(to: &encoder)
    if encoder.bytes.count <= Self.limit { cache.write(encoder, to: Self.file) }
  }

  /// Whether every number leads somewhere, and parents stand before their children.
  private var isSound: Bool {
    let (count, people) = (columns.count, Int32(contributors.count))
    guard columns.parents.count == count, columns.contributors.count == count, ids.count >= count,
      columns.times.allSatisfy({ $0 >= 0 }), columns.authorTimes.allSatisfy({ $0 >= 0 })
    else { return false }
    for row in 0..<count {
      let isParent = columns.parents[row].allSatisfy { place in
        place >= 0 && (place < row || (place >= count && place < ids.count))
      }
      let named = columns.contributors[row]
      guard isParent, !named.isEmpty, named.allSatisfy({ $0 >= 0 && $0 < people }) else {
        return false
      }
    }
    return true
  }
}

extension KnownCommits {
  /// The rows that have to be read again: the commit is gone, or stands at the boundary of a shallow
  /// clone now, or an attribution store says something else of it.
  ///
  /// - Throws: where a worker cannot open the repository at `path`.
  func stale(
    in path: String, stores: AttributionStores, workers: Int
  ) throws(GitError) -> [Int32] {
    guard columns.count > 0 else { return [] }
    let queue = WorkQueue(count: (columns.count + Self.batch - 1) / Self.batch)
    let parts = try concurrently(workers: workers, reading: path) { _, repository in
      var stale: [Int32] = []
      while let number = queue.take() {
        for row in number * Self.batch..<min(columns.count, (number + 1) * Self.batch)
        where isStale(Int32(row), repository, stores) {
          stale.append(Int32(row))
        }
      }
      return stale
    }
    return Array(parts.joined())
  }

  private func isStale(
    _ row: Int32, _ repository: borrowing Repository, _ stores: AttributionStores
  ) -> Bool {
    let id = ids[Int(row)]
    if !repository.shallowBoundary.isEmpty, repository.shallowBoundary.contains(id) { return true }
    let sources = stores.sources(of: id, evidence: columns.evidence[row] ?? [])
    return sources != (columns.sources[row] ?? []) || !repository.contains(id)
  }
}
