import Caching
import Deployments
import FixtureSupport
import Foundation
import Git
import Testing

@testable import Delivery

/// What scans before found out changes nothing but the time that a scan takes.
@Suite("The cache of lines", .enabled(if: Prerequisites.git, "needs git"))
struct LineCacheTests {
  private static let seeds = UInt64(1_000)..<1_120
  private static let day = 86_400

  @Test("no cache, one that is partly of use and one of all give the same", arguments: seeds)
  func growing(_ seed: UInt64) throws {
    var history = try LineCacheHistory(seed: seed, count: 24 + Int(seed % 30))
    var random = history.graph
    let cache = CacheDirectory(gitDirectory: history.path.path + "/")
    var count = 6
    for step in 0..<5 {
      try history.grow(to: count)
      var parameters = Self.parameters(history, step: step, &random)
      parameters.explained = ObjectID(hex: history.ids[random.number(in: 0..<count)])
      let plain = try LineCacheResult(history.path, parameters)
      parameters.cache = cache
      parameters.workers = step % 3 + 1
      #expect(try LineCacheResult(history.path, parameters) == plain, "step \(step)")
      if step % 2 == 0 {
        parameters.workers = 2
        #expect(try LineCacheResult(history.path, parameters) == plain, "step \(step) again")
      }
      count = min(history.ids.count, count + random.number(in: 1..<12))
    }
    #expect(!cache.names(prefix: "lines-").isEmpty)
  }

  /// Deployments in any order, rollbacks among them, or the mainline; units; a baseline that moves.
  private static func parameters(
    _ history: LineCacheHistory, step: Int, _ random: inout RandomGraph
  ) -> DeliveryParameters {
    let end = RandomGraph.start + 400 * day
    var parameters = DeliveryParameters(until: Int64(end), now: Int64(end))
    if random.number(in: 0..<3) == 0 {
      parameters.isTrunk = true
    } else {
      var time = RandomGraph.start + 200 * day
      for commit in stride(from: 0, to: history.count, by: 3) {
        time += (commit * 7 % 11 + 1) * day
        // The same deployments whatever is added later.
        parameters.files.append(
          DeploymentRecord(
            id: "d\(commit)", source: .lines,
            revisions: [history.ids[commit * 5 % (commit + 1)]],
            finishedAt: Int64(time), status: .succeeded))
      }
    }
    if random.number(in: 0..<4) > 0 {
      let start = parameters.isTrunk ? RandomGraph.start : RandomGraph.start + 200 * day
      let length = parameters.isTrunk ? history.count * 40_000 : history.count * 2 * day
      parameters.baselineAt = Int64(start + length * step / 8)
    }
    if random.number(in: 0..<4) == 0 { parameters.exclude = [Glob("a.txt")] }
    if random.number(in: 0..<4) == 0 {
      parameters.units = [
        Unit(name: "one", paths: [Glob("f*.txt")]), Unit(name: "two", paths: [Glob("*b*")]),
      ]
    }
    return parameters
  }

  /// A history of one branch, and a scan of it that ends with all of its commits.
  private static func line(
    _ count: Int
  ) throws -> (path: URL, ids: [String], parameters: DeliveryParameters) {
    var stream = ""
    for index in 0..<count {
      stream += "commit refs/heads/main\nmark :\(index + 1)\n"
      stream += "committer Ann <ann@example.org> \(RandomGraph.start + index * day) +0000\n"
      let text = (0...index).map { "line \($0 * 31 % (index + 3))\n" }.joined()
      stream += "data 1\nx\nM 100644 inline f\(index % 3).txt\ndata \(text.utf8.count)\n\(text)\n"
    }
    let path = try TemporaryDirectory.make("cache").appendingPathComponent("history.git")
    let ids = try FastImport.write(stream, to: path)
    let end = Int64(RandomGraph.start + count * day)
    var parameters = DeliveryParameters(until: end, now: end)
    parameters.isTrunk = true
    return (path, ids, parameters)
  }

  private static func removeFiles(of path: URL, _ ids: [String]) throws {
    let git = try Program(named: "git")
    let listed = try git.run(["rev-list", "--objects", "--all"], in: path).output
    for line in listed.split(separator: "\n") where line.contains(".txt") {
      let id = line.prefix(40)
      try FileManager.default.removeItem(
        at: path.appendingPathComponent("objects/\(id.prefix(2))/\(id.dropFirst(2))"))
    }
  }

  @Test("nothing that is known is read again, and no more when the baseline moves")
  func reading() throws {
    var (path, ids, parameters) = try Self.line(30)
    let moved = (5..<15).map { Int64(RandomGraph.start + $0 * Self.day) }
    let plain = try moved.map { time in
      parameters.baselineAt = time
      return try LineCacheResult(path, parameters)
    }
    parameters.cache = CacheDirectory(gitDirectory: path.path + "/")
    parameters.baselineAt = moved[0]
    #expect(try LineCacheResult(path, parameters) == plain[0])
    try Self.removeFiles(of: path, ids)
    for (time, expected) in zip(moved, plain) {
      parameters.baselineAt = time
      #expect(try LineCacheResult(path, parameters) == expected)
    }
    parameters.cache = nil
    #expect(try !LineCacheResult(path, parameters).problems.isEmpty)
  }

  @Test("lines that a note names keep their authors")
  func authors() throws {
    var history = try LineCacheHistory(seed: 5, count: 40)
    try history.grow(to: 40)
    let end = Int64(RandomGraph.start + 40 * 40_000)
    var parameters = DeliveryParameters(until: end, now: end)
    parameters.isTrunk = true
    let plain = try LineCacheResult(history.path, parameters)
    #expect(plain.lines.joined().contains { $0.contains("cursor") })
    parameters.cache = CacheDirectory(gitDirectory: history.path.path + "/")
    for _ in 0..<2 { #expect(try LineCacheResult(history.path, parameters) == plain) }
  }

  @Test("what cannot be read is named by every scan, and read when it is there")
  func problems() throws {
    var (path, ids, parameters) = try Self.line(12)
    let plain = try LineCacheResult(path, parameters)
    let git = try Program(named: "git")
    let blob = try git.run(["rev-parse", "\(ids[5]):f2.txt"], in: path).output.prefix(40)
    let object = path.appendingPathComponent("objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    let aside = path.appendingPathComponent("aside")
    try FileManager.default.moveItem(at: object, to: aside)
    let broken = try LineCacheResult(path, parameters)
    #expect(broken.problems == [String(blob)])
    parameters.cache = CacheDirectory(gitDirectory: path.path + "/")
    for _ in 0..<2 { #expect(try LineCacheResult(path, parameters) == broken) }
    // In some of these trees the file stands, in others it is gone.
    for day in 1..<11 {
      parameters.baselineAt = Int64(RandomGraph.start + day * Self.day)
      let later = try LineCacheResult(path, parameters)
      var anew = parameters
      anew.cache = nil
      #expect(try LineCacheResult(path, anew) == later)
      #expect(later.problems.isEmpty == (day >= 8))
    }
    try FileManager.default.moveItem(at: aside, to: object)
    parameters.baselineAt = nil
    #expect(try LineCacheResult(path, parameters) == plain)
  }

  @Test("everything that decides which paths are eligible is in the key")
  func key() throws {
    var attributes = Attributes()
    attributes.add(Array("a.txt linguist-generated\n".utf8), in: "sub")
    let keys = [
      PathEligibility(), PathEligibility(unit: [Glob("a")]), PathEligibility(include: [Glob("a")]),
      PathEligibility(exclude: [Glob("a")]), PathEligibility(exclude: [Glob("a"), Glob("b")]),
      PathEligibility(exclude: [Glob("a/b")]), PathEligibility(attributes: attributes),
    ].map { EligibilityKey($0)?.bytes }
    #expect(!keys.contains(nil))
    #expect(Set(keys).count == keys.count)
    #expect(keys[6] == EligibilityKey(PathEligibility(attributes: attributes))?.bytes)
  }
}

/// What the lines' fates are, and what could not be read, as text.
struct LineCacheResult: Equatable {
  let lines: [[String]]
  let traces: [[String]]
  let problems: [String]

  init(_ path: URL, _ parameters: DeliveryParameters) throws {
    let units = try RepositoryDelivery.read(path: path.path, parameters: parameters).units
    lines = units.map { $0.lines.map { "\($0)" } }
    traces = units.map { $0.traces.map { "\($0)" } }
    problems = units.flatMap { $0.problems.trees.union($0.problems.blobs) }.map(\.hex).sorted()
  }
}
