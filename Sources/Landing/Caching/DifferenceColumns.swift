import Caching
import Git

/// Ids that may not be there, as columns.
struct OptionalIDs: Sendable {
  private var ids: [ObjectID] = []
  private var isThere: [UInt8] = []

  init() {}

  var count: Int { ids.count }

  subscript(index: Int) -> ObjectID? { isThere[index] == 0 ? nil : ids[index] }

  /// Appends an id; any other one fills the place of one that is not there.
  mutating func append(_ id: ObjectID?, filler: ObjectID) {
    ids.append(id ?? filler)
    isThere.append(id == nil ? 0 : 1)
  }

  func encode(to encoder: inout CacheEncoder) {
    encoder.append(ids: ids)
    encoder.append(bytes: isThere)
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    ids = try decoder.ids()
    isThere = Array(try decoder.bytes())
    guard isThere.count == ids.count else { throw CacheDamage() }
  }
}

/// Differences between trees, as columns.
struct DifferenceColumns: Sendable {
  private var olds = OptionalIDs()
  private var news: [ObjectID] = []
  /// Where the files of each difference begin, and where the last ones end.
  private var starts: [Int32] = [0]
  private var paths: [UInt64] = []
  private var oldFiles = OptionalIDs()
  private var newFiles = OptionalIDs()
  private var rows: [TreePair: Int32] = [:]
  private var isUsed: [Bool] = []

  init() {}

  var count: Int { news.count }

  /// How many bytes they take, nearly.
  var weight: Int { Self.weight(count, paths.count) }
  var usedWeight: Int {
    let used = (0..<count).filter { isUsed[$0] }
    return Self.weight(used.count, used.reduce(0) { $0 + files(at: $1).count })
  }

  private static func weight(_ differences: Int, _ files: Int) -> Int {
    differences * 45 + files * 50
  }

  func row(of trees: TreePair) -> Int32? { rows[trees] }

  /// The row of the difference between two trees, which is used from now on.
  mutating func use(_ trees: TreePair) -> Int32? {
    guard let row = rows[trees] else { return nil }
    isUsed[Int(row)] = true
    return row
  }

  func paths(at row: Int32) -> ArraySlice<UInt64> { paths[files(at: Int(row))] }

  func difference(at row: Int32) -> Difference {
    let row = Int(row)
    return Difference(
      trees(at: row),
      files(at: row).map { FileDifference(path: paths[$0], old: oldFiles[$0], new: newFiles[$0]) })
  }

  private func trees(at row: Int) -> TreePair { TreePair(old: olds[row], new: news[row]) }

  private func files(at row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// Adds a difference, which is used.
  ///
  /// - Returns: whether it was not there yet.
  mutating func add(_ difference: Difference) -> Bool {
    let trees = difference.trees
    guard rows[trees] == nil else { return false }
    rows[trees] = Int32(count)
    olds.append(trees.old, filler: trees.new)
    news.append(trees.new)
    for file in difference.files {
      paths.append(file.path)
      oldFiles.append(file.old, filler: trees.new)
      newFiles.append(file.new, filler: trees.new)
    }
    starts.append(Int32(paths.count))
    isUsed.append(true)
    return true
  }

  /// Adds the differences of other columns that are used.
  ///
  /// - Returns: for each of the others' rows the new one; -1 for those that are not used.
  mutating func takeUsed(of other: DifferenceColumns) -> [Int32] {
    (0..<other.count).map { row in
      guard other.isUsed[row], add(other.difference(at: Int32(row))) else { return -1 }
      return Int32(count - 1)
    }
  }

  func encode(to encoder: inout CacheEncoder) {
    olds.encode(to: &encoder)
    encoder.append(ids: news)
    encoder.append(numbers: starts)
    encoder.append(numbers: paths)
    oldFiles.encode(to: &encoder)
    newFiles.encode(to: &encoder)
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    olds = try OptionalIDs(from: &decoder)
    news = try decoder.ids(olds.count)
    starts = try decoder.starts(of: news.count)
    paths = try decoder.numbers(Int(starts[news.count]))
    oldFiles = try OptionalIDs(from: &decoder)
    newFiles = try OptionalIDs(from: &decoder)
    guard oldFiles.count == paths.count, newFiles.count == paths.count else { throw CacheDamage() }
    isUsed = [Bool](repeating: false, count: count)
    rows.reserveCapacity(count)
    for row in 0..<count { rows[trees(at: row)] = Int32(row) }
    guard rows.count == count else { throw CacheDamage() }
  }
}
