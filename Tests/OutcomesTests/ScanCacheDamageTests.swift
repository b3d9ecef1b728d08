import FixtureSupport
import Foundation
import Testing

@Suite("A damaged cache changes no report", .enabled(if: Prerequisites.git, "needs git"))
struct ScanCacheDamageTests {
  private static let fixture = SharedFixture("scan-cache-damage") { directory in
    try FixtureScript("worked-example/make.sh").run([directory.path])
  }
  private static let arguments = ["--since", "2026-03-02", "--until", "2026-04-20"]
  private static let now = 1_776_643_200

  /// A repository whose answer is kept, and how its report looks.
  private func settled() throws -> (ScanCacheScene, Data) {
    let scene = try ScanCacheScene(copyOf: try Self.fixture.directory())
    let pair = try scene.settle(Self.arguments, at: Self.now)
    #expect(pair.isKnown && pair.isSame)
    return (scene, pair.cold.stdout)
  }

  private func report(_ scene: ScanCacheScene, _ more: [String] = []) throws -> Data {
    let done = try Outcomes.run(
      ["scan", "--format", "json"] + Self.arguments + more + [scene.repository.path], at: Self.now)
    #expect(done.exitCode == 0)
    return done.stdout
  }

  @Test("a kept answer is what the report is made of; with --no-cache it is neither read nor kept")
  func noCache() throws {
    let scene = try ScanCacheScene(copyOf: try Self.fixture.directory())
    let first = try report(scene, ["--no-cache"])
    #expect(!FileManager.default.fileExists(atPath: scene.cache.path))
    #expect(try report(scene) == first)
    #expect(scene.answers.count == 1)
    #expect(try report(scene, ["--no-cache"]) == first)
    #expect(scene.answers.count == 1)
  }

  @Test("cut off or with a bit the other way, wherever", arguments: 0..<12)
  func damaged(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let (scene, expected) = try settled()
    let file = try #require(scene.answers.first)
    var bytes = try Data(contentsOf: file)
    if seed % 4 == 0 {
      bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &random))
    } else {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
    }
    try bytes.write(to: file)
    #expect(try report(scene) == expected)
    // It was replaced by a good one.
    #expect(try Data(contentsOf: file) != bytes)
    #expect(try scene.pair(Self.arguments, at: Self.now).isKnown)
  }

  @Test("gone, or something else in its place")
  func replaced() throws {
    let manager = FileManager.default
    let makers: [(URL) throws -> Void] = [
      { _ in },
      { try Data("no directory".utf8).write(to: $0) },
      { #expect(mkfifo($0.path, 0o600) == 0) },
      { try manager.createSymbolicLink(at: $0, withDestinationURL: URL(fileURLWithPath: "/")) },
      { try manager.createDirectory(at: $0, withIntermediateDirectories: true) },
    ]
    for make in makers {
      for depth in 0..<3 {
        let (scene, expected) = try settled()
        let answer = try #require(scene.answers.first)
        let places = [scene.cache.deletingLastPathComponent(), scene.cache, answer]
        try manager.removeItem(at: places[depth])
        try make(places[depth])
        #expect(try report(scene) == expected)
        #expect(try report(scene) == expected)
      }
    }
  }

  @Test("where nothing can be written")
  func readOnly() throws {
    let scene = try ScanCacheScene(copyOf: try Self.fixture.directory())
    let expected = try report(scene, ["--no-cache"])
    let place = scene.repository.appendingPathComponent(".git/outcomes/cache").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: place)
    #expect(try report(scene) == expected)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: place)
    #expect(try report(scene) == expected)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: place)
  }

  @Test("while others scan the same repository")
  func together() async throws {
    let scene = try ScanCacheScene(copyOf: try Self.fixture.directory())
    let expected = try report(scene, ["--no-cache"])
    let reports = try await withThrowingTaskGroup { group in
      for _ in 0..<6 { group.addTask { try report(scene) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(reports == Array(repeating: expected, count: 6))
    #expect(try scene.pair(Self.arguments, at: Self.now).isKnown)
    let names = try FileManager.default.contentsOfDirectory(atPath: scene.cache.path)
    #expect(names.filter { $0.hasPrefix(".") } == [])
  }

  @Test("many windows leave a few answers")
  func bounds() throws {
    let scene = try ScanCacheScene(copyOf: try Self.fixture.directory())
    for day in 1...12 {
      let since = day < 10 ? "2026-03-0\(day)" : "2026-03-\(day)"
      let arguments = ["--since", since, "--until", "2026-04-20", scene.repository.path]
      #expect(try Outcomes.run(["scan"] + arguments, at: Self.now).exitCode == 0)
    }
    #expect((1...8).contains(scene.answers.count))
  }
}
