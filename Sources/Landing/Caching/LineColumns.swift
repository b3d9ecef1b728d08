import Caching
import Lines

/// The lines that differences add, as columns.
struct LineColumns: Sendable {
  /// The differences, of which each list is about some together, as rows of other columns.
  private var keys = Lists()
  /// Where the lines of each list begin, and where the last ones end.
  private var starts: [Int32] = [0]
  private var hashes: [LineHash] = []
  private var signatures: [UInt64] = []
  private var places: [[Int32]: Int] = [:]
  private var isUsed: [Bool] = []

  init() {}

  var count: Int { signatures.count }

  /// How many bytes they take, nearly.
  var weight: Int { Self.weight(count, hashes.count) }
  var usedWeight: Int {
    let used = (0..<count).filter { isUsed[$0] }
    return Self.weight(used.count, used.reduce(0) { $0 + hashes(at: $1).count })
  }

  private static func weight(_ lists: Int, _ lines: Int) -> Int { lists * 24 + lines * 8 }

  /// What the differences in these rows add together, which is used from now on.
  mutating func use(_ rows: [Int32]) -> (hashes: [LineHash], signature: UInt64)? {
    guard let place = places[rows] else { return nil }
    isUsed[place] = true
    return (Array(hashes(at: place)), signatures[place])
  }

  private func hashes(at place: Int) -> ArraySlice<LineHash> {
    hashes[Int(starts[place])..<Int(starts[place + 1])]
  }

  /// Adds what the differences in these rows add together, which is used.
  ///
  /// - Returns: whether it was not there yet.
  mutating func add(_ added: AddedLines, of rows: [Int32]) -> Bool {
    add(added.hashes, added.signature, of: rows)
  }

  private mutating func add(
    _ added: some Collection<LineHash>, _ signature: UInt64, of rows: [Int32]
  ) -> Bool {
    guard places[rows] == nil else { return false }
    places[rows] = count
    keys.append(rows)
    hashes.append(contentsOf: added)
    starts.append(Int32(hashes.count))
    signatures.append(signature)
    isUsed.append(true)
    return true
  }

  /// Adds the lists of other columns that are used; `numbers` has the new rows of differences.
  mutating func takeUsed(of other: LineColumns, _ numbers: [Int32]) {
    for place in 0..<other.count where other.isUsed[place] {
      let rows = other.keys[place].map { numbers[Int($0)] }
      guard rows.allSatisfy({ $0 >= 0 }) else { continue }
      _ = add(other.hashes(at: place), other.signatures[place], of: rows)
    }
  }

  func encode(to encoder: inout CacheEncoder) {
    encoder.append(keys)
    encoder.append(numbers: starts)
    encoder.append(numbers: hashes)
    encoder.append(numbers: signatures)
  }

  /// - Parameters:
  ///   - decoder: what `encode` wrote.
  ///   - differences: how many there are.
  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder, differences: Int) throws(CacheDamage) {
    keys = try decoder.lists()
    starts = try decoder.starts(of: keys.count)
    hashes = try decoder.numbers(Int(starts[keys.count]))
    signatures = try decoder.numbers(keys.count)
    isUsed = [Bool](repeating: false, count: count)
    places.reserveCapacity(count)
    for place in 0..<count {
      guard keys[place].allSatisfy({ $0 >= 0 && $0 < differences }) else { throw CacheDamage() }
      places[Array(keys[place])] = place
    }
    guard places.count == count else { throw CacheDamage() }
  }
}
