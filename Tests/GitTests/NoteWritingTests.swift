import FixtureSupport
import Foundation
import Git
import Synchronization
import Testing

@Suite("Notes are written as git keeps them", .enabled(if: Prerequisites.git, "needs git"))
struct NoteWritingTests {
  private static let reference = "refs/notes/test"
  private static let author = SmallRepository.Author(
    "Ann", email: "ann@example.org", date: "2026-03-02T10:00:00Z")

  /// A repository and the ids of its blobs: objects that a note can be about.
  private static func make(_ count: Int = 4) throws -> (SmallRepository, [ObjectID]) {
    let directory = try TemporaryDirectory.make("notes").appendingPathComponent("r")
    let made = try SmallRepository(at: directory)
    let files = (0..<count).map { ("f\($0)", "\($0)\n") }
    try made.commit("one", by: author, files: Dictionary(uniqueKeysWithValues: files))
    let ids = try files.map { name, _ in
      try #require(ObjectID(hex: try made.run(["rev-parse", "HEAD:\(name)"]).trimmed))
    }
    return (made, ids)
  }

  private static func add(_ texts: [ObjectID: String], to made: SmallRepository) throws {
    let repository = try Repository(at: made.directory.path)
    try repository.updateNotes(of: Array(texts.keys), in: reference, message: "Added") { old in
      Dictionary(
        uniqueKeysWithValues: texts.map { ($0, old[$0, default: []] + Array($1.utf8)) })
    }
  }

  private static func show(_ id: ObjectID, in made: SmallRepository) throws -> String {
    try made.run(["notes", "--ref=test", "show", id.hex])
  }

  private static func list(_ made: SmallRepository) throws -> Set<String> {
    let lines = try made.run(["notes", "--ref=test", "list"]).split(separator: "\n")
    return Set(lines.map { String($0.suffix(40)) })
  }

  private static func paths(_ made: SmallRepository) throws -> Set<String> {
    let listing = try made.run(["ls-tree", "-r", "--name-only", reference])
    return Set(listing.split(separator: "\n").map(String.init))
  }

  private static func expectWhole(_ made: SmallRepository) throws {
    #expect(try made.run(["fsck", "--strict", "--no-dangling"]).isEmpty)
  }

  @Test("git shows and lists them, and the repository is whole")
  func readable() throws {
    let (made, ids) = try Self.make()
    try Self.add([ids[0]: "zero\n", ids[1]: "one\n"], to: made)
    try Self.add([ids[1]: "more\n"], to: made)
    #expect(try Self.show(ids[0], in: made) == "zero\n")
    #expect(try Self.show(ids[1], in: made) == "one\nmore\n")
    #expect(try Self.list(made) == Set(ids[..<2].map(\.hex)))
    let paths = ids[..<2].map { "\($0.hex.prefix(2))/\($0.hex.dropFirst(2))" }
    #expect(try Self.paths(made) == Set(paths))
    #expect(try made.run(["rev-list", "--count", Self.reference]).trimmed == "2")
    try Self.expectWhole(made)
  }

  @Test("what git writes in between stays, and git's flat notes are replaced where they stand")
  func takingTurns() throws {
    let (made, ids) = try Self.make()
    let git = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "notes", "--ref=test"]
    try made.run(git + ["add", "-m", "by git", ids[0].hex])
    try Self.add([ids[0]: "and here\n", ids[1]: "one\n"], to: made)
    try made.run(git + ["add", "-m", "by git", ids[2].hex])
    try Self.add([ids[2]: "more\n", ids[3]: "three\n"], to: made)
    #expect(try Self.show(ids[0], in: made) == "by git\nand here\n")
    #expect(try Self.show(ids[1], in: made) == "one\n")
    #expect(try Self.show(ids[2], in: made) == "by git\nmore\n")
    #expect(try Self.list(made) == Set(ids.map(\.hex)))
    #expect(try Self.paths(made).isSuperset(of: [ids[0].hex, ids[2].hex]))
    try Self.expectWhole(made)
  }

  @Test("deeper notes are replaced where they stand, several become one, the rest stays")
  func otherPlaces() throws {
    let (made, ids) = try Self.make()
    let (deep, twice) = (ids[0].hex, ids[1].hex)
    let places = [
      "\(deep.prefix(2))/\(deep.dropFirst(2).prefix(2))/\(deep.dropFirst(4))", twice,
      "\(twice.prefix(2))/\(twice.dropFirst(2))", "README", "x/y",
    ]
    var stream = "commit \(Self.reference)\ncommitter A <a@example.org> 1767225600 +0000\ndata 0\n"
    for place in places { stream += "M 100644 inline \(place)\ndata 2\nA\n\n" }
    try made.run(["fast-import", "--quiet"], input: stream)
    try Self.add([ids[0]: "B\n", ids[1]: "B\n"], to: made)
    #expect(try Self.show(ids[0], in: made) == "A\nB\n")
    #expect(try Self.show(ids[1], in: made) == "A\n\nA\nB\n")
    #expect(try Self.paths(made) == Set([places[0], places[1], "README", "x/y"]))
    try Self.expectWhole(made)
  }

  @Test("where a file has the name of the directory, a note lies flat")
  func takenName() throws {
    let (made, ids) = try Self.make(1)
    let taken = String(ids[0].hex.prefix(2))
    let stream = """
      commit \(Self.reference)
      committer A <a@example.org> 1767225600 +0000
      data 0
      M 100644 inline \(taken)
      data 2
      A

      """
    try made.run(["fast-import", "--quiet"], input: stream)
    try Self.add([ids[0]: "B\n"], to: made)
    #expect(try Self.paths(made) == [taken, ids[0].hex])
    #expect(try Self.show(ids[0], in: made) == "B\n")
    try Self.expectWhole(made)
  }

  @Test("nothing is written where nothing changes; a tree that would lose something is refused")
  func refusals() throws {
    let (made, ids) = try Self.make()
    try Self.add([ids[0]: "A\n"], to: made)
    let tip = try made.run(["rev-parse", Self.reference])
    let repository = try Repository(at: made.directory.path)
    try repository.updateNotes(of: ids, in: Self.reference, message: "Same") { $0 }
    #expect(try made.run(["rev-parse", Self.reference]) == tip)
    let blob = ids[0]
    let entry = Array("100644 a\0".utf8) + blob.bytes
    let file = made.directory.appendingPathComponent("tree")
    try Data(entry + entry).write(to: file)
    let tree = try made.run(
      ["hash-object", "-t", "tree", "-w", "--literally", file.path]
    ).trimmed
    let commit = try made.run(
      ["commit-tree", tree, "-m", "twice"],
      environment: [
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ]
    ).trimmed
    try made.run(["update-ref", Self.reference, commit])
    #expect(throws: GitError.self) { try Self.add([ids[1]: "B\n"], to: made) }
    #expect(try made.run(["rev-parse", Self.reference]).trimmed == commit)
  }

  @Test("the reflog is kept as git keeps it")
  func reflog() throws {
    let (made, ids) = try Self.make()
    try Self.add([ids[0]: "A\n"], to: made)
    try Self.add([ids[1]: "A\n"], to: made)
    let log = try made.run(["log", "-g", "--format=%gs", Self.reference])
    #expect(log == "notes: Added\nnotes: Added\n")
    try made.run(["config", "core.logAllRefUpdates", "false"])
    let repository = try Repository(at: made.directory.path)
    try repository.updateNotes(of: ids, in: "refs/notes/other", message: "Added") { _ in
      [ids[0]: [UInt8(ascii: "A")]]
    }
    #expect(try made.run(["log", "-g", "--format=%gs", "refs/notes/other"]).isEmpty)
  }

  @Test("in a linked work tree they go to the one place that all share")
  func worktree() throws {
    let (made, ids) = try Self.make()
    let linked = made.directory.deletingLastPathComponent().appendingPathComponent("linked")
    try made.run(["worktree", "add", "-q", linked.path])
    let gitDirectory = made.directory.appendingPathComponent(".git/worktrees/linked").path
    for path in [linked.path, gitDirectory] {
      let repository = try Repository(at: path)
      try repository.updateNotes(of: ids, in: Self.reference, message: "Added") { old in
        [ids[0]: old[ids[0], default: []] + Array("A\n".utf8)]
      }
    }
    #expect(try Self.show(ids[0], in: made) == "A\nA\n")
  }

  @Test("of many writers at once, none is lost")
  func manyWriters() throws {
    let (made, ids) = try Self.make(49)
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      do {
        for id in ids[(worker * 6)..<(worker * 6 + 6)] {
          try Self.add([id: "\(worker)\n", ids[48]: "\(worker)\n"], to: made)
        }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try Self.list(made) == Set(ids.map(\.hex)))
    #expect(try Self.show(ids[48], in: made).split(separator: "\n").count == 48)
    #expect(try made.run(["rev-list", "--count", Self.reference]).trimmed == "48")
    try Self.expectWhole(made)
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
