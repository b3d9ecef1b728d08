import Deployments
import FixtureSupport
import Foundation
import Git
import Testing

@testable import Delivery

@Suite("Recorded deployments", .enabled(if: Prerequisites.git, "needs git"))
struct RecordedDeploymentsTests {
  private let place: URL
  private let first: String
  private let second: String

  init() throws {
    place = try TemporaryDirectory.make("recorded").appendingPathComponent("shop")
    let repository = try SmallRepository(at: place)
    let author = SmallRepository.Author("Ann", email: "ann@example.org", date: "@1770000000 +0000")
    first = try repository.commit("one\n", by: author, files: ["a.txt": "a\n"])
    second = try repository.commit("two\n", by: author, files: ["a.txt": "b\n"])
  }

  private func record(
    _ id: String, _ revisions: [String], of repository: String? = nil,
    status: DeploymentStatus = .succeeded
  ) -> DeploymentRecord {
    DeploymentRecord(
      id: id, source: .lines, repository: repository, revisions: revisions,
      finishedAt: 1_770_000_000,
      status: status)
  }

  private func recorded(
    _ records: [DeploymentRecord], map: String? = nil,
    names: Set<String> = ["example.org/team/shop"]
  ) throws -> RecordedDeployments {
    let map = try map.map { try RevisionMap(Array($0.utf8), file: "map.csv") } ?? RevisionMap()
    return RecordedDeployments(
      records, map: map, names: names, in: try Repository(at: place.path))
  }

  private func commits(_ recorded: RecordedDeployments) -> [String] {
    recorded.deployments.map(\.commit.hex)
  }

  @Test("a commit id, whole or as the tag of an image, and in capitals")
  func commitIDs() throws {
    let texts = [
      second, second.uppercased(), String(second.prefix(7)), "example.org/shop:" + second,
      "example.org/shop:sha-" + second.prefix(7), "git-" + second.prefix(10),
    ]
    #expect(try commits(recorded(texts.map { record($0, [$0]) })) == texts.map { _ in second })
  }

  @Test("what is no commit here has none, and is told where it was a success")
  func withoutCommit() throws {
    let found = try recorded([
      record("image", ["example.org/shop:2.3.1"]), record("number", ["1234"]),
      record("failed", ["example.org/shop:2.3.2"], status: .failed),
      record("short", [String(second.prefix(6))]),
    ])
    #expect(found.deployments.isEmpty)
    #expect(found.withoutCommit.map(\.id) == ["image", "number", "short"])
  }

  @Test(
    "the first of several revisions that is here decides, else the first commit id that is named")
  func candidates() throws {
    let elsewhere = String(repeating: "b", count: 40)
    let other = String(repeating: "c", count: 40)
    let found = try recorded([
      record("manifest", [elsewhere, "example.org/shop:sha-" + first.prefix(8)]),
      record("missing", ["example.org/shop:latest", elsewhere, other]),
    ])
    #expect(commits(found) == [first, elsewhere])
  }

  @Test("a map says what an image is, and only a commit that is here is believed")
  func map() throws {
    let image = "example.org/shop@sha256:" + String(repeating: "1", count: 64)
    let liar = "example.org/shop@sha256:" + String(repeating: "2", count: 64)
    let found = try recorded(
      [record("image", [image]), record("liar", [liar])],
      map: "from,commit\n\(image),\(first)\n\(liar),\(String(repeating: "d", count: 40))\n")
    #expect(commits(found) == [first, String(repeating: "d", count: 40)])
  }

  @Test("where records name this repository, what names another is not about it")
  func otherRepositories() throws {
    let records = [
      record("own", [first], of: "example.org/team/shop"),
      record("fork", [second], of: "example.org/ann/shop"), record("silent", [second]),
    ]
    let found = try recorded(records)
    #expect(found.deployments.map(\.name) == ["own", "silent"])
    #expect(found.otherNames.isEmpty)
  }

  @Test("after a move, the commits decide, and the old name is told")
  func renamed() throws {
    let found = try recorded([
      record("old", [first], of: "example.org/team/store"),
      record("strange", [String(repeating: "e", count: 40)], of: "example.org/team/other"),
    ])
    #expect(found.deployments.map(\.name) == ["old"])
    #expect(found.otherNames == ["example.org/team/store"])
    #expect(found.withoutCommit.isEmpty)
  }
}

@Suite("Environments of a unit")
struct UnitEnvironmentTests {
  @Test(
    "names without capitals, patterns, and what the source calls production",
    arguments: [
      ("production", "Production", nil, true), ("production", "prod", nil, false),
      ("production", "prod", true, true), ("production", "production", false, true),
      ("production", "staging", false, false), ("production-*", "production-eu", nil, true),
      ("production/*", "production/eu", nil, true), ("production*", "production/eu", nil, true),
      ("production-*", "production", nil, false), ("staging", "prod", true, false),
    ] as [(String, String, Bool?, Bool)])
  func environments(unit: String, name: String, isProduction: Bool?, expected: Bool) throws {
    let commit = try #require(ObjectID(hex: String(repeating: "a", count: 40)))
    let deployment = Deployment(
      environment: name, isProduction: isProduction, name: "d", commit: commit, finishedAt: 0)
    #expect(Unit(name: "api", environment: unit).isDeployed(in: deployment) == expected)
  }
}
