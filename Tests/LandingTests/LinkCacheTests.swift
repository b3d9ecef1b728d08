import Caching
import FixtureSupport
import Foundation
import Git
import Testing

@testable import Landing

/// Links between real styles of landing, from a cache and without.
@Suite(
  "Cached links", .enabled(if: Prerequisites.git && Prerequisites.python, "needs git and python3"))
struct LinkCacheTests {
  @Test("odd landings are linked as without a cache, whatever branches came and went")
  func oddLandings() throws {
    let directory = try TemporaryDirectory.make("cached-landings")
    try FixtureScript("merge-styles/odd-landings.py").run([directory.path])
    let repository = directory.appendingPathComponent("odd.git")
    let git = try Program(named: "git")
    func references() throws -> [(id: Substring, name: Substring)] {
      try git.run(["for-each-ref", "--format=%(objectname) %(refname)"], in: repository).output
        .split(separator: "\n").map { $0.split(separator: " ") }.map { ($0[0], $0[1]) }
    }
    let all = try references()
    let cold = try CachedScan(repository.path, cached: false)
    #expect(cold.links > 10)
    var random = SeededGenerator(seed: 9)
    for round in 0..<6 {
      var input = ""
      for (id, name) in all where name != "refs/heads/main" {
        input += Bool.random(using: &random) ? "delete \(name)\n" : "update \(name) \(id)\n"
      }
      let done = try git.run(["update-ref", "--stdin"], in: repository, input: Data(input.utf8))
      #expect(done.exitCode == 0, "\(done.errors)")
      let some = try CachedScan(repository.path, workers: 1, cached: false)
      #expect(try CachedScan(repository.path, workers: 1 + round % 3, cached: true) == some)
      #expect(try CachedScan(repository.path, cached: true) == some)
    }
    let input = all.map { "update \($0.name) \($0.id)\n" }.joined()
    _ = try git.run(["update-ref", "--stdin"], in: repository, input: Data(input.utf8))
    #expect(try CachedScan(repository.path, cached: true) == cold)
  }

  @Test("content that was read is not read again")
  func isNotReadAgain() throws {
    var tried = 0
    for seed in UInt64(1)...40 where tried < 3 {
      var history = try GrowingHistory(seed: seed)
      let view = try history.change(share: 1)
      let path = history.directory.path
      // What stores say is in files too, and what cannot be read of them is read at every scan.
      for name in ["notes", "heads/entire"] {
        try? FileManager.default.removeItem(atPath: path + "/refs/" + name)
      }
      let first = try CachedScan(path, view, cached: true)
      guard first.links > 0 else { continue }
      tried += 1
      #expect(try Self.withoutFiles(history) > 0)
      #expect(try CachedScan(path, view, cached: true) == first, "seed \(seed)")
    }
    #expect(tried == 3)
  }

  /// Takes away the blobs of a repository; how many.
  private static func withoutFiles(_ history: GrowingHistory) throws -> Int {
    let done = try Program(named: "git").run(
      ["cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)"],
      in: history.directory)
    let stored = try Program(named: "git").run(
      ["rev-list", "--objects", "--glob=refs/notes/*", "--glob=refs/heads/entire/*"],
      in: history.directory)
    // What attribution tools noted is asked for each time.
    let notes = Set(stored.output.split(separator: "\n").map { $0.prefix(40) })
    let files = done.output.split(separator: "\n").filter {
      $0.hasPrefix("blob ") && !notes.contains($0.dropFirst(5))
    }
    for file in files {
      try FileManager.default.removeItem(at: history.object(String(file.dropFirst(5))))
    }
    return files.count
  }
}
