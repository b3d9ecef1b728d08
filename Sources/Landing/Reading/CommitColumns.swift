import Git
import Provenance

/// What reading commits gave, as columns, in any order.
struct CommitColumns: Sendable {
  var trees: [ObjectID] = []
  var times: [Int64] = []
  var authorTimes: [Int64] = []
  var authorships: [UInt64] = []
  /// The parents, as places in a list of ids that is kept beside.
  var parents = Lists()
  /// Whom a commit names, as places in a list that is kept beside; the author first.
  var contributors = Lists()
  var isMerge: [Bool] = []
  /// Commits at the boundary of a shallow clone: their parents are left out.
  var isBoundary: [Bool] = []
  /// What the detector found, where it found anything.
  var evidence: [Int32: [Evidence]] = [:]
  /// What attribution stores say, and what they read it from.
  var attributions: [Int32: Attribution] = [:]
  var sources: [Int32: [StoreSource]] = [:]
  var marks: [Int32: LandingMarks] = [:]

  var count: Int { trees.count }

  /// Adds a row of another table, with other places for the parents and the contributors.
  mutating func append(
    _ row: Int, of other: CommitColumns, parents: some Sequence<Int32>,
    contributors: some Sequence<Int32>
  ) {
    let (old, new) = (Int32(row), Int32(count))
    trees.append(other.trees[row])
    times.append(other.times[row])
    authorTimes.append(other.authorTimes[row])
    authorships.append(other.authorships[row])
    self.parents.append(parents)
    self.contributors.append(contributors)
    isMerge.append(other.isMerge[row])
    isBoundary.append(other.isBoundary[row])
    if let found = other.evidence[old] { evidence[new] = found }
    if let found = other.attributions[old] { attributions[new] = found }
    if let found = other.sources[old] { sources[new] = found }
    if let found = other.marks[old] { marks[new] = found }
  }
}
