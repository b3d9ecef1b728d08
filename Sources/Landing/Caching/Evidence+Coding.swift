import Caching
import Provenance

/// The evidence of commits as numbers: rows, and for each of them a list of pieces.
struct EvidenceLists {
  private var rows: [Int32] = []
  private var lists = Lists()

  init(_ evidence: [Int32: [Evidence]], _ vocabulary: inout Vocabulary) {
    rows = evidence.keys.sorted()
    for row in rows { lists.append(vocabulary.numbers(of: evidence[row] ?? [])) }
  }

  func encode(to encoder: inout CacheEncoder) {
    encoder.append(numbers: rows)
    encoder.append(lists)
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    rows = try decoder.numbers()
    lists = try decoder.lists()
    guard rows.count == lists.count else { throw CacheDamage() }
  }

  /// The evidence of each of the first `count` rows that has any.
  ///
  /// - Throws: `CacheDamage` where there is no such row, or no such evidence.
  func evidence(
    _ vocabulary: Vocabulary, count: Int
  ) throws(CacheDamage) -> [Int32: [Evidence]] {
    var evidence: [Int32: [Evidence]] = [:]
    evidence.reserveCapacity(rows.count)
    for (number, row) in rows.enumerated() {
      guard row >= 0, row < count, evidence[row] == nil else { throw CacheDamage() }
      evidence[row] = try vocabulary.evidence(lists[number])
    }
    return evidence
  }
}
