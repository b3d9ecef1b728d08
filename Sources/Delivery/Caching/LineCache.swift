import Caching
import Git
import Landing
import Lines

/// What scans before found out of how lines differ between trees.
///
/// Two files: the bulk, which is written seldom, and what was added since.
struct LineCache {
  private let directory: CacheDirectory?
  private let key: [UInt8]
  private let name: String
  /// The bulk, and what was added since; nothing without a cache.
  private(set) var tables: [LineTable] = []
  private var known: Set<TreePair> = []

  private static let prefix = "lines-"
  private static let addition = "-added"
  /// An addition of so many bytes is not worth writing the bulk again.
  private static let smallAddition = 1 << 18
  /// Of one file, in bytes.
  private static let limit = 1 << 28
  /// Of all files together.
  private static let totalLimit = 1 << 29
  private static let fileLimit = 256

  /// So many files that cannot be read are looked for again by every scan.
  private static let missingLimit = 4_096

  /// What is said of files that could not be read counts as long as `repository` lacks them.
  init(
    _ directory: CacheDirectory?, eligibility: PathEligibility, repository: borrowing Repository
  ) {
    let found = directory == nil ? nil : EligibilityKey(eligibility)
    key = found?.bytes ?? []
    self.directory = found == nil ? nil : directory
    var encoder = CacheEncoder()
    encoder.append(bytes: key)
    let digits = String(encoder.checksum, radix: 16)
    name = Self.prefix + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    guard let directory = self.directory else { return }
    for name in [name, name + Self.addition] {
      let table = Self.read(name, of: directory, key)
      let ids = Set(table?.missing.map(\.file) ?? [])
      tables.append(repository.lacksAll(ids) ? table ?? LineTable() : LineTable())
    }
    known.reserveCapacity(tables.reduce(0) { $0 + $1.pairs.count })
    for table in tables { known.formUnion(table.pairs) }
  }

  func contains(_ pair: TreePair) -> Bool { known.contains(pair) }

  private static func read(
    _ name: String, of directory: CacheDirectory, _ key: [UInt8]
  ) -> LineTable? {
    guard var decoder = directory.read(name, limit: limit + limit / 8),
      let written = try? decoder.bytes(), written.elementsEqual(key)
    else { return nil }
    return try? LineTable(from: &decoder)
  }
}

extension LineCache {
  /// The position in a chain of the tree to begin with: the baseline's, or one before it whose lines
  /// are known.
  ///
  /// As time goes by, the baseline moves along the chain. All that differs from it would have to be
  /// read again.
  func root(of chain: LiveChain, baseline: Int, _ history: History) -> Int {
    guard !known.isEmpty,
      let root = (0...baseline).last(where: { position in
        let tree = history.trees[Int(chain.trees[position].commit)]
        return contains(TreePair(old: nil, new: tree, names: 0))
      })
    else { return baseline }
    var (needed, taken) = (0, 0)
    for position in chain.firstReaching where Int(position) > root {
      taken += 1
      if Int(position) > baseline { needed += 1 }
    }
    // Beyond that, too much would be looked at that does not matter.
    return taken <= needed + needed / 4 + 256 ? root : baseline
  }

  /// Keeps what was read, but for the pairs that `failed`.
  ///
  /// - Parameters:
  ///   - read: what was not here.
  ///   - failed: those of its pairs of which something could not be read.
  ///   - places: for every table here, and for `read`, where each of its pairs stands among those
  ///     that matter; -1 for one that does not.
  ///   - workers: how many threads may work at the same time.
  func keep(_ read: LineTable, failed: Set<Int32>, places: [[Int32]], workers: Int) {
    guard let directory else { return }
    var places = places
    for pair in failed { places[2][Int(pair)] = -1 }
    if read.missing.count > Self.missingLimit {
      for missing in read.missing { places[2][Int(missing.pair)] = -1 }
    }
    guard places[2].contains(where: { $0 >= 0 }) else { return }
    let (bulk, added) = (tables[0].byteCount, tables[1].byteCount + read.byteCount)
    if added <= bulk / 8 + (bulk > 0 ? Self.smallAddition : 0) {
      let merged = LineTable(
        merging: [tables[1], read], places: [Self.all(places[1]), places[2]], workers: workers)
      write(merged, to: name + Self.addition, of: directory)
    } else {
      // What no scan asks for any more goes when it is the greater part.
      let used = zip(tables, places).reduce(0) { $0 + $1.0.eventCount(where: $1.1) }
      let isWasteful =
        used < tables.reduce(0) { $0 + $1.eventCount } / 2 || bulk + added > Self.limit
      let kept = isWasteful ? places : [Self.all(places[0]), Self.all(places[1]), places[2]]
      let merged = LineTable(merging: tables + [read], places: kept, workers: workers)
      write(merged, to: name, of: directory)
      directory.keepNewest(prefix: name + Self.addition, files: 0, bytes: 0)
    }
    directory.keepNewest(prefix: Self.prefix, files: Self.fileLimit, bytes: Self.totalLimit)
  }

  /// The same places, with those that do not matter after all others.
  private static func all(_ places: [Int32]) -> [Int32] { places.map { $0 < 0 ? .max : $0 } }

  private func write(_ table: LineTable, to name: String, of directory: CacheDirectory) {
    guard table.byteCount <= Self.limit else { return }
    var encoder = CacheEncoder()
    encoder.append(bytes: key)
    table.encode(into: &encoder)
    directory.write(encoder, to: name)
  }
}

extension Repository {
  fileprivate borrowing func lacksAll(_ ids: Set<ObjectID>) -> Bool {
    for id in ids {
      do throws(GitError) {
        _ = try object(id, limit: FileLines.sizeLimit)
        return false
      } catch {
        continue
      }
    }
    return true
  }
}
