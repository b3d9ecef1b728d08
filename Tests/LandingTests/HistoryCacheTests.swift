import Caching
import FixtureSupport
import Foundation
import Git
import Provenance
import Testing

@testable import Landing

/// What is kept of earlier scans changes nothing but the time that it takes.
@Suite("Cached histories", .enabled(if: Prerequisites.git, "needs git"))
struct HistoryCacheTests {
  @Test("random histories are the same from a cache, as they grow and change", arguments: 0..<12)
  func grows(_ group: UInt64) throws {
    for seed in group * 9..<(group + 1) * 9 {
      var history = try GrowingHistory(seed: seed + 1)
      defer { try? FileManager.default.removeItem(at: history.directory) }
      let path = history.directory.path
      for step in 1...6 {
        let share = Double.random(in: 0.3...1, using: &history.random)
        let view = try history.change(share: max(share, Double(step) / 6))
        let cold = try CachedScan(path, view, workers: 1, cached: false)
        let workers = 1 + step % 3
        let warm = try CachedScan(path, view, workers: workers, cached: true)
        #expect(warm.read == cold.read, "seed \(seed), step \(step)")
        #expect(warm.linked == cold.linked, "seed \(seed), step \(step)")
        guard step.isMultiple(of: 3) else { continue }
        let again = try CachedScan(path, view, workers: workers, cached: true)
        #expect(again == cold, "seed \(seed), step \(step), again")
      }
    }
  }

  @Test("the random histories have something of everything")
  func everything() throws {
    var (links, notes, developers) = (0, 0, Set<Int>())
    for seed in UInt64(1)...20 {
      var history = try GrowingHistory(seed: seed)
      let view = try history.change(share: 1)
      let scan = try CachedScan(history.directory.path, view, cached: false)
      links += scan.links
      let texts = scan.read.map { String(decoding: $0, as: UTF8.self) }
      notes += texts.filter { $0.contains("refs/notes/ai") }.count
      developers.insert(scan.read[0].count)
    }
    #expect(links > 10)
    #expect(notes > 20)
    #expect(developers.count > 5)
  }

  @Test("a commit that was read is not read again, and one that is gone is missed")
  func isNotReadAgain() throws {
    let graph = RandomGraph(seed: 5, count: 20)
    let directory = try TemporaryDirectory.make("cached-history").appendingPathComponent("r.git")
    let ids = try graph.write(to: directory)
    let path = directory.path
    // A tip is always read.
    try FileManager.default.removeItem(atPath: path + "/refs/heads/c1")
    let first = try CachedScan(path, cached: true)
    let id = ids[1]
    let object = directory.appendingPathComponent("objects/\(id.prefix(2))/\(id.dropFirst(2))")
    let bytes = try Data(contentsOf: object)
    try FileManager.default.removeItem(at: object)
    try Data("damaged".utf8).write(to: object)
    #expect(try CachedScan(path, cached: true) == first)
    #expect(try CachedScan(path, cached: false) != first)
    try FileManager.default.removeItem(at: object)
    #expect(try CachedScan(path, cached: true) == CachedScan(path, cached: false))
    try bytes.write(to: object)
    #expect(try CachedScan(path, cached: true) == first)
  }

  @Test("nothing is written where nothing is new, or without a cache")
  func isNotWrittenAgain() throws {
    let graph = RandomGraph(seed: 6, count: 30)
    let directory = try TemporaryDirectory.make("cached-history").appendingPathComponent("r.git")
    _ = try graph.write(to: directory)
    let cache = directory.appendingPathComponent("outcomes/cache")
    _ = try CachedScan(directory.path, cached: false)
    #expect(!FileManager.default.fileExists(atPath: cache.path))
    func files() throws -> [Int?] {
      try ["history", "links"].map { name in
        try FileManager.default.attributesOfItem(atPath: cache.appendingPathComponent(name).path)[
          .systemFileNumber] as? Int
      }
    }
    _ = try CachedScan(directory.path, cached: true)
    let before = try files()
    _ = try CachedScan(directory.path, cached: true)
    #expect(try files() == before)
  }

  @Test("what most of is of no use is let go")
  func isLetGo() throws {
    var history = try GrowingHistory(seed: 40)
    let path = history.directory.path
    _ = try history.change(share: 1)
    _ = try CachedScan(path, cached: true)
    let cache = CacheDirectory(gitDirectory: path + "/")
    let all = try #require(KnownCommits(in: cache)).columns.count
    // Another history, with little in common.
    let files = FileManager.default
    try files.removeItem(atPath: path + "/refs")
    try files.createDirectory(atPath: path + "/refs/heads", withIntermediateDirectories: true)
    let git = try Program(named: "git")
    let tree = try git.run(["mktree"], in: history.directory).output
    let made = try git.run(
      ["commit-tree", "-m", "x", tree.trimmingCharacters(in: .newlines)], in: history.directory,
      environment: [
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ])
    try Data(made.stdout).write(to: URL(fileURLWithPath: path + "/refs/heads/main"))
    _ = try CachedScan(path, cached: true)
    #expect(all > 10)
    #expect(try #require(KnownCommits(in: cache)).columns.count == 1)
  }
}
