import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Objects read from packs, against `git cat-file`, and from damaged packs.
@Suite("Packs", .enabled(if: Prerequisites.git, "needs git"))
struct PackTests {
  private static func packed(_ seed: UInt64, references: Bool) throws -> URL {
    let directory = try TemporaryDirectory.make("packed").appendingPathComponent("history.git")
    _ = try RandomGraph(seed: seed, count: 60).write(to: directory)
    let git = try Program(named: "git")
    let done = try git.run(
      [
        "-c", "repack.useDeltaBaseOffset=\(!references)", "repack", "-adfq", "--window=50",
        "--depth=40",
      ], in: directory)
    #expect(done.exitCode == 0, "\(done.errors)")
    return directory
  }

  /// The ids, kinds and sizes of all objects.
  private static func listed(_ directory: URL) throws -> [(id: ObjectID, kind: String, size: Int)] {
    let git = try Program(named: "git")
    let listed = try git.run(
      [
        "cat-file", "--batch-all-objects",
        "--batch-check=%(objectname) %(objecttype) %(objectsize)",
      ],
      in: directory)
    return try listed.output.split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      return (try #require(ObjectID(hex: parts[0])), String(parts[1]), Int(parts[2]) ?? -1)
    }
  }

  @Test(
    "every object is what git reads, with deltas by offset and by id",
    arguments: UInt64(0)..<6, [false, true])
  func objects(seed: UInt64, references: Bool) throws {
    let directory = try Self.packed(seed, references: references)
    let git = try Program(named: "git")
    let packs = Packs(objectDirectory: directory.path + "/objects/")
    let listed = try Self.listed(directory)
    #expect(listed.count > 100)
    for (id, kind, size) in listed.shuffled() {
      guard case .found(let object) = packs.object(id) else {
        Issue.record("not found: \(id)")
        continue
      }
      #expect("\(object.kind)" == kind)
      #expect(object.bytes.count == size)
      #expect(packs.size(of: id) == size)
    }
    // Contents, by git's own hash of them.
    for (id, kind, _) in listed.prefix(40) {
      guard case .found(let object) = packs.object(id) else { continue }
      let hashed = try git.run(
        ["hash-object", "--literally", "-t", kind, "--stdin"], input: Data(object.bytes))
      #expect(hashed.output.hasPrefix(id.hex))
    }
  }

  @Test("an object larger than wanted is not made")
  func limits() throws {
    let directory = try Self.packed(1, references: false)
    for (id, _, size) in try Self.listed(directory) where size > 0 {
      let packs = Packs(objectDirectory: directory.path + "/objects/")
      guard case .tooLarge = packs.object(id, limit: size - 1) else {
        Issue.record("made all the same: \(id)")
        continue
      }
      guard case .found = packs.object(id, limit: size) else {
        Issue.record("not found: \(id)")
        continue
      }
    }
  }

  @Test("damaged packs and indices never crash", arguments: UInt64(0)..<60)
  func damaged(_ seed: UInt64) throws {
    let directory = try Self.packed(seed % 4, references: seed % 2 == 0)
    let ids = try Self.listed(directory).map(\.id)
    let folder = directory.appendingPathComponent("objects/pack")
    var random = SeededGenerator(seed: seed)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(name)
      var data = try Data(contentsOf: file)
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        data[Int.random(in: 0..<data.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if seed % 5 == 0 { data = data.prefix(Int.random(in: 0..<data.count, using: &random)) }
      try FileManager.default.removeItem(at: file)
      try data.write(to: file)
    }
    let packs = Packs(objectDirectory: directory.path + "/objects/")
    var found = 0
    for id in ids {
      if case .found = packs.object(id, limit: 1 << 20) { found += 1 }
      _ = packs.size(of: id)
    }
    #expect(found <= ids.count)
  }
}
