import FixtureSupport
import Foundation
import Testing

@testable import Git

@Suite("Repositories", .enabled(if: Prerequisites.git, "needs git"))
struct RepositoryTests {
  private func make(_ name: String) throws -> SmallRepository {
    let directory = try TemporaryDirectory.make("repositories").appendingPathComponent(name)
    let repository = try SmallRepository(at: directory)
    let author = SmallRepository.Author(
      "Ann", email: "ann@example.org", date: "2026-03-02T10:00:00Z")
    try repository.commit("one", by: author, files: ["a.txt": "a\n", ".mailmap": "map\n"])
    return repository
  }

  @Test("a directory with a space, its name, and files by path")
  func plain() throws {
    let made = try make("my project")
    let repository = try Repository(at: made.directory.path)
    let (name, isBare, isPartial) = (repository.name, repository.isBare, repository.isPartialClone)
    #expect(name == "my project")
    #expect(!isBare)
    #expect(!isPartial)
    let boundary = repository.shallowBoundary
    #expect(boundary.isEmpty)
    let references = try repository.references()
    #expect(references.head == .reference("refs/heads/main"))
    let tip = try #require(references.object(of: "refs/heads/main"))
    #expect(references.fullName(of: "main") == "refs/heads/main")
    let tree = try repository.commit(tip).tree
    let map = try repository.blob(at: ".mailmap", inTree: tree)
    #expect(map == Array("map\n".utf8))
    let nothing = try ["a.txt/b", "none"].compactMap { try repository.blob(at: $0, inTree: tree) }
    #expect(nothing.isEmpty)
    let large = try? repository.blob(at: "a.txt", inTree: tree, limit: 1)
    #expect(large == nil)
  }

  @Test("a bare repository that does not say so")
  func bareWithoutConfiguration() throws {
    let made = try make("work")
    let bare = made.directory.deletingLastPathComponent().appendingPathComponent("copy.git")
    let git = try Program(named: "git")
    _ = try git.run(["clone", "-q", "--bare", made.directory.path, bare.path])
    try FileManager.default.removeItem(at: bare.appendingPathComponent("config"))
    let repository = try Repository(at: bare.path)
    let (name, isBare) = (repository.name, repository.isBare)
    #expect(isBare)
    #expect(name == "copy")
  }

  @Test("a link in place of a file is not followed")
  func link() throws {
    let made = try make("links")
    try FileManager.default.createSymbolicLink(
      atPath: made.directory.appendingPathComponent("link").path,
      withDestinationPath: "/etc/passwd")
    let author = SmallRepository.Author(
      "Ann", email: "ann@example.org", date: "2026-03-03T10:00:00Z")
    try made.commit("two", by: author, files: [:])
    let repository = try Repository(at: made.directory.path)
    let tip = try #require(try repository.references().object(of: "refs/heads/main"))
    let blob = try repository.blob(at: "link", inTree: repository.commit(tip).tree)
    #expect(blob == nil)
  }

  @Test("what is no repository says so")
  func refusals() throws {
    let directory = try TemporaryDirectory.make("nothing")
    for (path, words) in [
      (directory.path, "not a git repository"), (directory.path + "/none", "no such directory"),
    ] {
      do throws(GitError) {
        _ = try Repository(at: path)
        Issue.record("opened: \(path)")
      } catch {
        #expect(error.message.contains(words))
        #expect(error.subject == path)
      }
    }
  }

  @Test("an alternate that is not there is named")
  func alternates() throws {
    let made = try make("alternates")
    let file = made.directory.appendingPathComponent(".git/objects/info/alternates")
    try Data("# comment\n/nowhere/objects\n../../other/objects\n".utf8).write(to: file)
    let repository = try Repository(at: made.directory.path)
    let missing = repository.missingAlternates
    #expect(missing.contains("/nowhere/objects"))
    #expect(missing.count == 2)
  }

  @Test(
    "safe.directory as git reads it",
    arguments: [
      ([], false), (["*"], true), (["*", ""], false), (["", "/srv/repo"], true),
      (["/srv/*"], true), (["/srv"], false), (["/srv/repo/*"], false), (["/srv/repo"], true),
      (["/srv/repo", "/other"], true),
    ] as [([String], Bool)])
  func safeDirectory(values: [String], allowed: Bool) {
    #expect(Ownership.isAllowed("/srv/repo", by: values) == allowed)
  }
}
