import Caching
import Git

extension LineTable {
  /// About how many bytes it takes.
  var byteCount: Int {
    parts.reduce(pairs.count * 36) {
      $0 + $1.hashes.count * 12 + $1.pairs.count * 5 + $1.named.hashes.count * 16
    }
  }

  func encode(into encoder: inout CacheEncoder) {
    var places: [ObjectID: Int32] = [:]
    var trees: [UInt8] = []
    func place(of tree: ObjectID) -> Int32 {
      if let place = places[tree] { return place }
      let place = Int32(places.count)
      places[tree] = place
      trees.append(contentsOf: tree.bytes)
      return place
    }
    let old = pairs.map { $0.old.map(place) ?? -1 }
    let new = pairs.map { place(of: $0.new) }
    encoder.append(numbers: trees)
    encoder.append(numbers: old)
    encoder.append(numbers: new)
    encoder.append(numbers: pairs.map(\.names))
    for part in parts { part.encode(into: &encoder) }
    encoder.append(count: missing.count)
    for missing in missing {
      encoder.append(count: Int(missing.pair))
      encoder.append(signed: Int64(missing.count))
      encoder.append(bytes: missing.file.bytes)
    }
  }

  /// - Throws: `CacheDamage` for anything that `encode` does not write.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    let bytes: [UInt8] = try decoder.numbers()
    var trees: [ObjectID] = []
    for start in stride(from: 0, to: bytes.count - bytes.count % 20, by: 20) {
      guard let tree = ObjectID(bytes: bytes[start..<start + 20]) else { throw CacheDamage() }
      trees.append(tree)
    }
    let (old, new): ([Int32], [Int32]) = (try decoder.numbers(), try decoder.numbers())
    let names: [UInt64] = try decoder.numbers()
    guard old.count == new.count, new.count == names.count else { throw CacheDamage() }
    var pairs: [TreePair] = []
    pairs.reserveCapacity(new.count)
    for index in new.indices {
      guard trees.indices.contains(Int(new[index])),
        old[index] == -1 || trees.indices.contains(Int(old[index]))
      else { throw CacheDamage() }
      pairs.append(
        TreePair(
          old: old[index] < 0 ? nil : trees[Int(old[index])], new: trees[Int(new[index])],
          names: names[index]))
    }
    var parts: [LinePart] = []
    for number in 0..<Self.partCount {
      let part = try LinePart(from: &decoder)
      guard part.isSound(as: number, pairs: pairs.count) else { throw CacheDamage() }
      parts.append(part)
    }
    var missing: [MissingFile] = []
    for _ in 0..<(try decoder.count(ofAtLeast: 23)) {
      let pair = try decoder.index(below: pairs.count)
      guard let count = Int32(exactly: try decoder.signed()),
        let file = ObjectID(bytes: try decoder.bytes())
      else { throw CacheDamage() }
      missing.append(MissingFile(pair: Int32(pair), file: file, count: count))
    }
    guard decoder.isAtEnd else { throw CacheDamage() }
    self.init(pairs: pairs, parts: parts, missing: missing)
  }
}

extension LinePart {
  fileprivate func encode(into encoder: inout CacheEncoder) {
    encoder.append(numbers: hashes)
    encoder.append(numbers: ends)
    encoder.append(numbers: pairs)
    encoder.append(numbers: counts)
    encoder.append(numbers: named.hashes)
    encoder.append(numbers: named.pairs)
    encoder.append(numbers: named.ranges)
  }

  fileprivate init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    self.init()
    hashes = try decoder.numbers()
    ends = try decoder.numbers()
    pairs = try decoder.numbers()
    counts = try decoder.numbers()
    named.hashes = try decoder.numbers()
    named.pairs = try decoder.numbers()
    named.ranges = try decoder.numbers()
  }

  /// Whether everything is in its order, and no number points outside.
  fileprivate func isSound(as number: Int, pairs limit: Int) -> Bool {
    guard hashes.count == ends.count, pairs.count == counts.count,
      Int(ends.last ?? 0) == pairs.count, named.hashes.count == named.pairs.count,
      named.hashes.count == named.ranges.count
    else { return false }
    var end: Int32 = 0
    for place in hashes.indices {
      guard place == 0 || hashes[place - 1] < hashes[place], end < ends[place] else {
        return false
      }
      end = ends[place]
    }
    for place in named.hashes.indices.dropFirst()
    where named.hashes[place - 1] > named.hashes[place] {
      return false
    }
    let all = UInt32(limit)
    return [hashes.first, hashes.last].allSatisfy { $0.map(LineTable.part) ?? number == number }
      && pairs.allSatisfy { UInt32(bitPattern: $0) < all }
      && named.pairs.allSatisfy { UInt32(bitPattern: $0) < all }
  }
}
