import Caching
import Git
import Lines

/// What lies between trees, the lines that are added there, and patch-ids, as scans have read them.
///
/// They depend on the trees alone; see `ContentReader` for where patch-ids do not.
struct KnownContent: Sendable {
  private(set) var differences = DifferenceColumns()
  private(set) var lines = LineColumns()
  /// By row.
  private var patchIDs: [Int32: ObjectID] = [:]
  /// How much was added that the next scan need not read again: one for a difference, more for
  /// what costs more to read.
  private var news = 0

  /// Where it is kept.
  static let file = "links"
  /// No more bytes than these are kept.
  static let limit = 256 << 20
  /// So many bytes, nearly, are remembered: more than are kept, since some are of no use any more.
  private static let most = 2 * limit

  /// Nothing.
  init() {}

  /// What a cache has of it.
  init(in cache: CacheDirectory) {
    guard var decoder = cache.read(Self.file, limit: Self.limit),
      let known = try? KnownContent(from: &decoder)
    else { return }
    self = known
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    differences = try DifferenceColumns(from: &decoder)
    lines = try LineColumns(from: &decoder, differences: differences.count)
    let rows = try decoder.numbers(Int32.self)
    for (row, id) in zip(rows, try decoder.ids(rows.count)) {
      guard row >= 0, row < differences.count else { throw CacheDamage() }
      patchIDs[row] = id
    }
    guard decoder.isAtEnd, patchIDs.count == rows.count else { throw CacheDamage() }
  }

  func encode(to encoder: inout CacheEncoder) {
    differences.encode(to: &encoder)
    lines.encode(to: &encoder)
    let sorted = patchIDs.sorted { $0.key < $1.key }
    encoder.append(numbers: sorted.map(\.key))
    encoder.append(ids: sorted.map(\.value))
  }

  /// The row of the difference between two trees, which this scan needs; `nil` for none.
  mutating func use(_ trees: TreePair) -> Int32? { differences.use(trees) }

  /// The difference in a row; `nil` where it does not pass the filter.
  func difference(at row: Int32, where filter: DifferenceFilter) -> Difference? {
    filter.accepts(differences.paths(at: row)) ? differences.difference(at: row) : nil
  }

  /// What several differences add together; `nil` where it has not been read.
  mutating func lines(of all: [Difference]) -> AddedLines? {
    guard let rows = rows(of: all), let found = lines.use(rows) else { return nil }
    return AddedLines(
      hashes: found.hashes, signature: found.signature, paths: AddedLines.paths(of: all))
  }

  /// The patch-id of a difference; `nil` where it has not been computed.
  func patchID(of difference: Difference) -> ObjectID? {
    differences.row(of: difference.trees).flatMap { patchIDs[$0] }
  }

  /// Adds the patch-id of a difference.
  mutating func add(_ patchID: ObjectID, of difference: Difference) {
    guard let row = differences.row(of: difference.trees) else { return }
    patchIDs[row] = patchID
    news += 32
  }

  /// Adds a difference, unless that would be too much.
  mutating func add(_ difference: Difference) {
    guard weight < Self.most, differences.add(difference) else { return }
    news += 1
  }

  /// Adds what several differences add together, unless that would be too much.
  mutating func add(_ added: AddedLines, of all: [Difference]) {
    guard weight < Self.most, let rows = rows(of: all), lines.add(added, of: rows) else { return }
    news += 16
  }

  private func rows(of all: [Difference]) -> [Int32]? {
    var rows: [Int32] = []
    for difference in all {
      guard let row = differences.row(of: difference.trees) else { return nil }
      rows.append(row)
    }
    return rows
  }

  /// How many bytes it takes, nearly.
  private var weight: Int { differences.weight + lines.weight }

  /// Keeps it in a cache, where enough was added, without what this scan had no use for, where
  /// that is the most of it.
  func write(to cache: CacheDirectory) {
    guard Rewriting.pays(news: news, amid: differences.count) else { return }
    let usedWeight = differences.usedWeight + lines.usedWeight
    var encoder = CacheEncoder()
    (weight > min(2 * usedWeight, Self.limit) ? used : self).encode(to: &encoder)
    if encoder.bytes.count <= Self.limit { cache.write(encoder, to: Self.file) }
  }

  /// What this scan had a use for.
  private var used: KnownContent {
    var used = KnownContent()
    let numbers = used.differences.takeUsed(of: differences)
    used.lines.takeUsed(of: lines, numbers)
    for (row, id) in patchIDs where numbers[Int(row)] >= 0 {
      used.patchIDs[numbers[Int(row)]] = id
    }
    return used
  }
}
