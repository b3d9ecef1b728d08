import Caching
import FixtureSupport
import Foundation
import Git
import Provenance
import Testing

@testable import Landing

/// Damaged and made up cache files: as if nothing were there, and never a crash.
@Suite("Damaged caches of histories", .enabled(if: Prerequisites.git, "needs git"))
struct CacheDamageTests {
  private static let names = ["history", "links"]

  /// A repository with links and notes, its scan, and the files of its cache.
  private func scanned(
    seed: UInt64
  ) throws -> (path: String, view: GrowingHistory.View, scan: CachedScan, files: [Data]) {
    var history = try GrowingHistory(seed: seed)
    let view = try history.change(share: 1)
    let path = history.directory.path
    let scan = try CachedScan(path, view, cached: true)
    return (path, view, scan, try Self.names.map { try Data(contentsOf: file($0, path)) })
  }

  private func file(_ name: String, _ path: String) -> URL {
    URL(fileURLWithPath: path).appendingPathComponent("outcomes/cache/\(name)")
  }

  @Test("a file that is cut off or has a wrong bit is not there", arguments: 0..<2)
  func damage(_ number: Int) throws {
    let (path, view, scan, files) = try scanned(seed: 21)
    var random = SeededGenerator(seed: 3)
    for round in 0..<60 {
      var bytes = files[number]
      let place = Int.random(in: 0..<bytes.count, using: &random)
      if round.isMultiple(of: 3) {
        bytes = bytes.prefix(place)
      } else {
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      try bytes.write(to: file(Self.names[number], path))
      #expect(try CachedScan(path, view, cached: true) == scan, "round \(round)")
    }
  }

  @Test("made up bytes with a right checksum crash nothing")
  func madeUp() throws {
    let (path, view, _, _) = try scanned(seed: 22)
    let cache = CacheDirectory(gitDirectory: path + "/")
    let commits = try #require(KnownCommits(in: cache))
    let content = KnownContent(in: cache)
    var random = SeededGenerator(seed: 4)
    var sound = 0
    for _ in 0..<400 {
      var decoder = CacheDecoder(
        Self.spoilt(&random) { (encoder: inout CacheEncoder) in commits.encode(to: &encoder) })
      if let spoilt = try? KnownCommits(from: &decoder) {
        spoilt.write(to: cache)
        sound += 1
      }
      decoder = CacheDecoder(
        Self.spoilt(&random) { (encoder: inout CacheEncoder) in content.encode(to: &encoder) })
      if let spoilt = try? KnownContent(from: &decoder) {
        var encoder = CacheEncoder()
        spoilt.encode(to: &encoder)
        cache.write(encoder, to: KnownContent.file)
      }
      _ = try CachedScan(path, view, cached: true)
    }
    #expect(sound > 40)
  }

  /// What `encode` writes, with some bytes changed or cut off.
  private static func spoilt(
    _ random: inout SeededGenerator, _ encode: (inout CacheEncoder) -> Void
  ) -> [UInt8] {
    var encoder = CacheEncoder()
    encode(&encoder)
    var bytes = encoder.bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let values: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)]
      bytes[place] = values[Int.random(in: 0..<values.count, using: &random)]
    }
    if Int.random(in: 0..<5, using: &random) == 0 {
      bytes.removeLast(Int.random(in: 0..<40, using: &random))
    }
    return bytes
  }
}

/// Commits whose parts do not fit together.
@Suite("Made up caches of histories")
struct MadeUpCacheTests {
  private func id(_ number: UInt8) throws -> ObjectID {
    try #require(ObjectID(bytes: [UInt8](repeating: number, count: 20)))
  }

  /// Two commits, the second on the first, and one that is only named.
  private func columns(parents: [[Int32]] = [[2], [0]], people: [[Int32]] = [[0], [0]]) throws
    -> CommitColumns
  {
    var columns = CommitColumns()
    for row in 0..<2 {
      columns.trees.append(try id(9))
      columns.times.append(1)
      columns.authorTimes.append(1)
      columns.authorships.append(7)
      columns.parents.append(parents[row])
      columns.contributors.append(people[row])
      columns.isMerge.append(false)
      columns.isBoundary.append(false)
    }
    return columns
  }

  private func known(_ columns: CommitColumns, ids: [UInt8] = [1, 2, 3]) throws -> KnownCommits? {
    KnownCommits(
      ids: try ids.map { try id($0) }, columns: columns,
      contributors: [Contributor(name: "A", email: "a@example.org")])
  }

  @Test("numbers that lead nowhere, or round in a circle, are damage")
  func numbers() throws {
    #expect(try known(columns()) != nil)
    for parents: [[Int32]] in [[[3], [0]], [[-1], [0]], [[1], [0]], [[2], [1]], [[0], [0]]] {
      #expect(try known(columns(parents: parents)) == nil)
    }
    for people: [[Int32]] in [[[1], [0]], [[-1], [0]], [[], [0]]] {
      #expect(try known(columns(people: people)) == nil)
    }
    #expect(try known(columns(), ids: [1, 1, 3]) == nil)
    #expect(try known(columns(), ids: [1]) == nil)
    var early = try columns()
    early.times[1] = -1
    #expect(try known(early) == nil)
  }

  @Test("what is encoded is decoded, and no part of it alone")
  func coding() throws {
    let all = try #require(try known(columns()))
    var encoder = CacheEncoder()
    all.encode(to: &encoder)
    for count in 0..<encoder.bytes.count {
      var decoder = CacheDecoder(Array(encoder.bytes.prefix(count)))
      #expect(throws: CacheDamage.self) { _ = try KnownCommits(from: &decoder) }
    }
    var decoder = CacheDecoder(encoder.bytes)
    #expect(try KnownCommits(from: &decoder).ids == all.ids)
  }

  @Test("differences whose lists do not add up are damage")
  func differences() throws {
    var content = KnownContent()
    let trees = TreePair(old: nil, new: try id(4))
    let difference = Difference(trees, [FileDifference(path: 1, old: nil, new: try id(5))])
    content.add(difference)
    content.add(AddedLines(hashes: [1, 2], signature: 3, paths: [1]), of: [difference])
    content.add(try id(6), of: difference)
    var encoder = CacheEncoder()
    content.encode(to: &encoder)
    for count in 0..<encoder.bytes.count {
      var decoder = CacheDecoder(Array(encoder.bytes.prefix(count)))
      #expect(throws: CacheDamage.self) { _ = try KnownContent(from: &decoder) }
    }
    var decoder = CacheDecoder(encoder.bytes)
    var decoded = try KnownContent(from: &decoder)
    #expect(decoded.lines(of: [difference])?.hashes == [1, 2])
    #expect(decoded.patchID(of: difference) == (try id(6)))
    #expect(Lists(starts: [0, 2, 1], values: [1]) == nil)
    #expect(Lists(starts: [0, 2], values: [1]) == nil)
    #expect(Lists(starts: [1, 1], values: [1]) == nil)
    #expect(Lists(starts: [], values: []) == nil)
  }
}
