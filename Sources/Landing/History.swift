package import Git
package import Provenance

/// A commit's place in a `History`: parents stand before their children.
package typealias CommitIndex = Int32

/// All commits that the references reach, as columns.
///
/// The order is the one in which commits arrived: depth first from the mainline's tip, first
/// parents first, so that what a merge brought in stands just before the merge. It depends on no
/// date, because dates can be forged.
package struct History: Sendable {
  package internal(set) var ids: [ObjectID] = []
  package internal(set) var trees: [ObjectID] = []
  /// Committer times, in seconds since 1970-01-01 UTC.
  package internal(set) var times: [Int64] = []
  /// Authors' times: they stay when a commit is made anew.
  package internal(set) var authorTimes: [Int64] = []
  /// One number for author, author's time and subject, which stay when a commit is made anew.
  package internal(set) var authorships: [UInt64] = []
  /// The parents that could be read, first parent first.
  ///
  /// A squash has the last commit of the branch that it carries for another parent, as a merge
  /// would.
  package internal(set) var parents = Lists()
  /// The developers of each commit, as indices into `developers`.
  package internal(set) var developerLists = Lists()
  package internal(set) var developers: [Developer] = []
  /// The evidence of AI of each commit that has any, strongest first.
  package internal(set) var evidence: [CommitIndex: [Evidence]] = [:]
  /// What attribution stores say of each commit, beyond its evidence.
  package internal(set) var attributions: [CommitIndex: Attribution] = [:]
  /// What commits say of others: change ids, pull requests, reverts.
  package internal(set) var marks: [CommitIndex: LandingMarks] = [:]
  package internal(set) var landings = LinkedLandings()
  /// Commits with two parents or more, whether or not those could be read, and squashes of
  /// branches that are here.
  package internal(set) var isMerge: [Bool] = []
  /// Commits some of whose parents are not here: what they changed is unknown.
  package internal(set) var isTruncated: [Bool] = []
  package internal(set) var problems = HistoryProblems()
  private(set) var indices: [ObjectID: CommitIndex] = [:]

  package var count: Int { ids.count }

  /// The place of a commit; `nil` if no reference reaches it.
  package func index(of id: ObjectID) -> CommitIndex? { indices[id] }

  package func id(_ commit: CommitIndex) -> ObjectID { ids[Int(commit)] }
  package func time(_ commit: CommitIndex) -> Int64 { times[Int(commit)] }
  package func isMerge(_ commit: CommitIndex) -> Bool { isMerge[Int(commit)] }

  /// Whether a commit is counted: no merge, and no copy of another one.
  package func isCounted(_ commit: CommitIndex) -> Bool {
    !isMerge[Int(commit)] && !landings.copies.contains(commit)
  }

  /// The developers of a commit: its human author and co-authors, after `.mailmap`.
  package func developers(of commit: CommitIndex) -> [Developer] {
    developerLists[Int(commit)].map { developers[Int($0)] }
  }

  /// The evidence at or above `minimum`, strongest first.
  package func evidence(of commit: CommitIndex, atLeast minimum: EvidenceLevel) -> [Evidence] {
    evidence[commit, default: []].filter { $0.level >= minimum }
  }

  /// Marks the commits that have evidence at or above `minimum`.
  package func tagged(atLeast minimum: EvidenceLevel) -> [Bool] {
    var tagged = [Bool](repeating: false, count: count)
    for (commit, found) in evidence where found.contains(where: { $0.level >= minimum }) {
      tagged[Int(commit)] = true
    }
    return tagged
  }

  /// Raises evidence that names one of the sessions to `session`: a record of spend confirms it.
  ///
  /// `sessions` are in lower case.
  package mutating func confirm(_ sessions: Set<String>) {
    guard !sessions.isEmpty else { return }
    for (commit, found) in evidence {
      let confirmed = found.map { evidence in
        let isKnown = evidence.session.map { sessions.contains($0.lowercased()) } ?? false
        return isKnown ? evidence.confirmed : evidence
      }
      if confirmed != found { evidence[commit] = confirmed.sorted { $0.level > $1.level } }
    }
  }

  /// Takes note of references that lead to nothing.
  package mutating func note(brokenReferences: [String]) {
    problems.brokenReferences = brokenReferences
  }

  mutating func reserveCapacity(_ count: Int) {
    ids.reserveCapacity(count)
    trees.reserveCapacity(count)
    times.reserveCapacity(count)
    authorTimes.reserveCapacity(count)
    authorships.reserveCapacity(count)
    isMerge.reserveCapacity(count)
    isTruncated.reserveCapacity(count)
  }

  /// Makes commits to be found by their ids; `indices` where somebody knows them already.
  mutating func setIndices(_ indices: [ObjectID: CommitIndex]? = nil) {
    if let indices {
      self.indices = indices
      return
    }
    self.indices.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() { self.indices[id] = CommitIndex(index) }
  }
}

/// Lists of numbers, one after the other in one array.
package struct Lists: Sendable {
  private(set) var starts: [Int32] = [0]
  private(set) var values: [Int32] = []

  package init() {}

  /// `nil` where `starts` are not the beginnings of lists that are all of the values.
  init?(starts: [Int32], values: [Int32]) {
    guard starts.first == 0, let last = starts.last, Int(last) == values.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.starts = starts
    self.values = values
  }

  package var count: Int { starts.count - 1 }

  package mutating func append(_ list: some Sequence<Int32>) {
    values.append(contentsOf: list)
    starts.append(Int32(values.count))
  }

  package subscript(index: Int) -> ArraySlice<Int32> {
    values[Int(starts[index])..<Int(starts[index + 1])]
  }
}

/// What could not be read of a history; counted and named, never a smaller number in silence.
package struct HistoryProblems: Sendable {
  /// Commits that a reference or a child names and that are not in the object store.
  package internal(set) var missing: [ObjectID] = []
  /// Commits whose bytes are damaged or malformed, with the reason.
  package internal(set) var unreadable: [GitError] = []
  /// References that lead to nothing.
  package internal(set) var brokenReferences: [String] = []
  /// Boundary commits of a shallow clone.
  package internal(set) var shallow = 0
  /// What could not be read of attribution stores.
  package internal(set) var stores: [StoreProblem] = []

  package var isEmpty: Bool {
    missing.isEmpty && unreadable.isEmpty && brokenReferences.isEmpty && shallow == 0
      && stores.isEmpty
  }
}
