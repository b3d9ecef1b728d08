import FixtureSupport
import Foundation
import Testing

@Suite("No change goes unnoticed", .enabled(if: Prerequisites.git, "needs git"))
struct ScanCacheChangesTests {
  /// One thing that happens to a repository between two scans.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (SmallRepository) throws -> Void

    init(_ name: String, _ make: @escaping @Sendable (SmallRepository) throws -> Void) {
      (testDescription, self.make) = (name, make)
    }
  }

  /// 2026-10-10 00:00 UTC.
  private static let now = 1_791_590_400
  private static let claude = "\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n"

  private static func author(_ day: Int, _ name: String = "Ann") -> SmallRepository.Author {
    SmallRepository.Author(
      name, email: "\(name.lowercased())@example.org",
      date: day < 10 ? "2026-09-0\(day)T10:00:00Z" : "2026-09-\(day)T10:00:00Z")
  }

  private static func lines(_ name: String, _ count: Int) -> String {
    (0..<count).map { "let \(name)\($0) = \($0)\n" }.joined()
  }

  private static func made() throws -> SmallRepository {
    let repository = try SmallRepository(at: try TemporaryDirectory.make("changing"))
    try repository.commit("start", by: author(1), files: ["a.swift": lines("start", 10)])
    try repository.tag("v1.0")
    try repository.commit("more" + claude, by: author(3), files: ["b.swift": lines("more", 20)])
    try repository.commit("human", by: author(5, "Bob"), files: ["c.swift": lines("human", 15)])
    try repository.tag("v1.1")
    try repository.run(["checkout", "-q", "-b", "topic"])
    try repository.commit("topic" + claude, by: author(6), files: ["d.swift": lines("topic", 5)])
    try repository.run(["checkout", "-q", "main"])
    return repository
  }

  private static func write(_ text: String, to name: String, in repository: SmallRepository) throws
  {
    try Data(text.utf8).write(to: repository.directory.appendingPathComponent(name))
  }

  private static let changes = [
    Change("a commit") {
      try $0.commit("new" + claude, by: author(8), files: ["e.swift": lines("new", 4)])
    },
    Change("a commit whose time is in the future") {
      let late = SmallRepository.Author(
        "Ann", email: "ann@example.org", date: "2026-10-20T10:00:00Z")
      try $0.commit("late" + claude, by: late, files: ["e.swift": lines("late", 4)])
    },
    Change("an amended commit") {
      try $0.run(identity + ["commit", "-q", "--amend", "-m", "other words"])
    },
    Change("a branch") { try $0.run(["branch", "another", "topic~1"]) },
    Change("a branch less") { try $0.run(["branch", "-q", "-D", "topic"]) },
    Change("a merge") {
      try $0.run(identity + ["merge", "-q", "--no-ff", "topic"])
    },
    Change("another branch checked out") { try $0.run(["checkout", "-q", "topic"]) },
    Change("no branch checked out") { try $0.run(["checkout", "-q", "--detach"]) },
    Change("a tag moved") { try $0.run(["tag", "-f", "v1.1", "HEAD~1"]) },
    Change("a tag less") { try $0.run(["tag", "-d", "v1.1"]) },
    Change("a release") { try $0.run(["tag", "v1.2", "topic"]) },
    Change("a note") {
      try $0.run(
        identity + ["notes", "--ref=ai", "add", "-m", "e.swift\n  s 1-2\n---\n{}", "HEAD"])
    },
    Change("a name in .mailmap") {
      try $0.commit(
        "names", by: author(9), files: [".mailmap": "Anna <anna@example.org> <ann@example.org>\n"])
    },
    Change("generated files") {
      try $0.commit(
        "generated", by: author(9), files: [".gitattributes": "b.swift linguist-generated\n"])
    },
    Change("another level of evidence") { try write("evidence = \"session\"\n", to: toml, in: $0) },
    Change("another horizon") { try write("horizon_days = 40\n", to: toml, in: $0) },
    Change("other lines") { try write("[lines]\nexclude = [\"b.swift\"]\n", to: toml, in: $0) },
    Change("a frozen size") { try write("reference_change_lines = 9.0\n", to: toml, in: $0) },
    Change("units") {
      try write("[[unit]]\nname = \"b\"\npaths = [\"b.swift\"]\n", to: toml, in: $0)
    },
    Change("hidden rows") { try write("[privacy]\nrows = \"team\"\n", to: toml, in: $0) },
    Change("other tags") { try write("[deployments]\ntags = \"v1.0\"\n", to: toml, in: $0) },
    Change("a configuration that is wrong") { try write("horizon = 3\n", to: toml, in: $0) },
    Change("all in one pack") { try $0.run(["gc", "-q", "--prune=now"]) },
    Change("references in one file") { try $0.run(["pack-refs", "--all"]) },
    Change("a shallow history") {
      let tip = try $0.run(["rev-parse", "HEAD"])
      try write(tip, to: ".git/shallow", in: $0)
    },
    Change("objects that are borrowed from nowhere") {
      try write("/nonexistent/objects\n", to: ".git/objects/info/alternates", in: $0)
    },
    Change("a lost object") { repository in
      let id = try repository.run(["rev-parse", "HEAD:b.swift"])
        .trimmingCharacters(in: .newlines)
      let file = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
      try FileManager.default.removeItem(at: repository.directory.appendingPathComponent(file))
      // What a lost file told is known as long as the lines that were read from it are.
      let cache = repository.directory.appendingPathComponent(".git/outcomes/cache")
      for name in try FileManager.default.contentsOfDirectory(atPath: cache.path)
      where name.hasPrefix("lines-") || name == "links" {
        try FileManager.default.removeItem(at: cache.appendingPathComponent(name))
      }
    },
    Change("a lost commit") { repository in
      let id = try repository.run(["rev-parse", "HEAD~1"]).trimmingCharacters(in: .newlines)
      let file = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
      try FileManager.default.removeItem(at: repository.directory.appendingPathComponent(file))
    },
    Change("a reference to nothing") {
      try write(String(repeating: "1", count: 40) + "\n", to: ".git/refs/heads/broken", in: $0)
    },
    Change("a clone that left objects out") {
      try $0.run(["config", "remote.origin.promisor", "true"])
    },
    Change("a remote with a default branch") {
      try $0.run(["update-ref", "refs/remotes/origin/topic", "topic"])
      try $0.run(["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/topic"])
    },
  ]
  private static let toml = ".outcomes.toml"
  private static let identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]

  @Test("the report is that of a scan without the cache", arguments: changes)
  func change(_ change: Change) throws {
    let repository = try Self.made()
    let scene = ScanCacheScene(repository.directory)
    #expect(try scene.settle([], at: Self.now).isKnown)
    try change.make(repository)
    for arguments in [[], [], ["--all"]] {
      #expect(try scene.pair(arguments, at: Self.now).isSame)
    }
  }

  @Test("deployments come and go with the file that tells of them")
  func deployments() throws {
    let repository = try Self.made()
    let scene = ScanCacheScene(repository.directory)
    let file = try TemporaryDirectory.make("deployments").appendingPathComponent("list.jsonl")
    let ids = try repository.run(["rev-list", "--reverse", "topic"]).split(separator: "\n")
    var text = ""
    for (index, id) in ids.enumerated() {
      text += "{\"commit\": \"\(id)\", \"finished_at\": \"2026-09-1\(index)T00:00:00Z\"}\n"
      try Data(text.utf8).write(to: file)
      let arguments = ["--deployments", file.path]
      #expect(try scene.pair(arguments, at: Self.now).isSame)
      let again = try scene.pair(arguments, at: Self.now)
      #expect(again.isSame)
      #expect(again.isKnown)
    }
  }

  @Test("in the place of a repository another one is seen")
  func replaced() throws {
    let (one, other) = (try Self.made(), try Self.made())
    let scene = ScanCacheScene(one.directory)
    #expect(try scene.settle([], at: Self.now).isKnown)
    try other.commit("new", by: Self.author(9), files: ["z.swift": Self.lines("z", 3)])
    let kept = try TemporaryDirectory.make("kept").appendingPathComponent("cache")
    try FileManager.default.moveItem(at: scene.cache, to: kept)
    try FileManager.default.removeItem(at: one.directory)
    try FileManager.default.moveItem(at: other.directory, to: one.directory)
    let folder = scene.cache.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: kept, to: scene.cache)
    #expect(try scene.pair([], at: Self.now).isSame)
  }
}
