import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Revisions as `git rev-parse` resolves them.
@Suite("Revisions", .enabled(if: Prerequisites.git, "needs git"))
struct RevisionTests {
  /// What git says of revisions, one of each line: an id, or `nil` where there is none or several.
  private func answers(_ git: InstalledGit, _ revisions: [String]) throws -> [String?] {
    let input = Array(revisions.map { $0 + "\n" }.joined().utf8)
    let output = try git.run(["cat-file", "--batch-check=%(objectname)"], input: input)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map {
      $0.hasSuffix(" missing") || $0.hasSuffix(" ambiguous") ? nil : String($0)
    }
  }

  private func compare(_ git: InstalledGit, _ revisions: [String]) throws -> (found: Int, of: Int) {
    let repository = try Repository(at: git.directory.path)
    let expected = try answers(git, revisions)
    try #require(expected.count == revisions.count)
    var found = 0
    for (revision, expected) in zip(revisions, expected) {
      let own = try? repository.resolve(revision).hex
      #expect(own == expected, "\(revision)")
      found += own == nil ? 0 : 1
    }
    return (found, revisions.count)
  }

  /// A random history with tags of all kinds; 1,000 objects, so that some ids begin alike.
  private func history(seed: UInt64) throws -> (git: InstalledGit, commits: [String]) {
    let git = try InstalledGit()
    let commits = try RandomGraph(seed: seed, count: 300).write(to: git.directory)
    let named = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    _ = try git.run(["tag", "light", commits[200]])
    _ = try git.run(named + ["tag", "-a", "-m", "x", "v1.0", commits[100]])
    _ = try git.run(named + ["tag", "-a", "-m", "x", "nested", "v1.0"])
    _ = try git.run(["tag", "tree", "main^{tree}"])
    _ = try git.run(["tag", "blob", "main:a.txt"])
    // A branch and a tag of one name: the tag wins.
    _ = try git.run(["branch", "both", commits[3]])
    _ = try git.run(["tag", "both", commits[4]])
    _ = try git.run(["update-ref", "refs/remotes/origin/main", commits[250]])
    _ = try git.run(["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"])
    // A branch that could be an abbreviation: the branch wins.
    _ = try git.run(["branch", String(commits[7].prefix(6)), commits[8]])
    return (git, commits)
  }

  @Test("random starts and steps, 3,000 of them", arguments: [1, 2] as [UInt64])
  func steps(seed: UInt64) throws {
    let (git, commits) = try history(seed: seed)
    defer { git.remove() }
    var random = SeededGenerator(seed: seed)
    let starts =
      [
        "HEAD", "@", "main", "refs/heads/main", "heads/main", "c17", "light", "tags/light", "v1.0",
        "refs/tags/v1.0", "nested", "tree", "blob", "both", "heads/both", "origin", "origin/main",
        "remotes/origin/main", "nothing", "@@", commits[9], commits[9].uppercased(),
        "v1.0-5-g" + commits[60].prefix(9), "\(commits[7].prefix(6))", "",
      ] + commits.prefix(20).map { String($0.prefix(8)) }
    let steps = [
      "~", "~2", "~7", "~0", "^", "^2", "^0", "^3", "^{}", "^{commit}", "^{tree}", "^{tag}",
      "^{blob}", "^{object}", ":", ":a.txt", ":b.txt", ":none", ":a.txt/b", "~x", "^{nope}", "^{",
      "^1", "~1000000", "~99999999999999999999",
    ]
    let revisions = (0..<3000).map { _ in
      (0..<Int.random(in: 0..<4, using: &random)).reduce(
        starts.randomElement(using: &random) ?? ""
      ) { revision, _ in revision + (steps.randomElement(using: &random) ?? "") }
    }
    let (found, of) = try compare(git, revisions)
    #expect(found > of / 4)
  }

  @Test("every abbreviation of every object to 4 and 5 digits, those of several objects too")
  func abbreviations() throws {
    let (git, _) = try history(seed: 3)
    defer { git.remove() }
    let listed = try git.run(
      ["cat-file", "--batch-all-objects", "--batch-check=%(objectname)"])
    let ids = String(decoding: listed, as: UTF8.self).split(separator: "\n")
    let abbreviations = ids.flatMap { [String($0.prefix(4)), String($0.prefix(5))] }
    let (found, of) = try compare(git, abbreviations)
    #expect(found < of)
    // Where only a commit makes sense, the only commit is meant.
    let (commits, _) = try compare(git, abbreviations.map { $0 + "^{commit}" })
    #expect(commits > 300)
    _ = try compare(git, abbreviations.map { $0 + "~1" })
    let repository = try Repository(at: git.directory.path)
    let message = abbreviations.lazy.compactMap { abbreviation -> String? in
      do throws(GitError) {
        _ = try repository.resolve(abbreviation)
        return nil
      } catch {
        return error.description
      }
    }.first
    #expect(try #require(message).contains(/objects begin so \(\w+ \w{10}, \w+ \w{10}\);/))
  }

  @Test("what the log of a branch knows, searches, and paths with a slash at the end")
  func worktree() throws {
    let git = try InstalledGit()
    defer { git.remove() }
    let named = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    _ = try git.run(["init", "-q", "-b", "main"])
    for subject in ["one", "two", "three"] {
      let folder = git.directory.appendingPathComponent("dir/sub")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(subject.utf8).write(to: folder.appendingPathComponent("file"))
      _ = try git.run(["add", "-A"])
      _ = try git.run(named + ["commit", "-q", "-m", subject])
    }
    _ = try git.run(["checkout", "-q", "-b", "side", "HEAD~1"])
    _ = try git.run(["config", "remote.origin.url", "/nowhere"])
    _ = try git.run(["config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"])
    _ = try git.run(["update-ref", "refs/remotes/origin/main", "main~2"])
    _ = try git.run(["config", "branch.main.remote", "origin"])
    _ = try git.run(["config", "branch.main.merge", "refs/heads/main"])
    let (found, of) = try compare(
      git,
      [
        "@{-1}", "@{-1}~1", "main@{0}", "main@{1}", "main@{upstream}", "main@{u}^{tree}", ":/two",
        "main^{/one}", "main^{/one}~0", "main~1^{/one}:dir", "HEAD:dir/", "HEAD:dir/sub",
        "HEAD:dir/sub/file", "ORIG_HEAD^{}",
      ])
    #expect(found == of - 1)
    // Nothing here, but in git: a slash after a file, and a path of the index.
    _ = try compare(git, ["HEAD:dir/sub/file/", "HEAD:dir//sub", ":/nothing", "main^{/four}"])
  }

  @Test(
    "errors say what to do",
    arguments: [
      ("nothing", "no such branch, tag or commit"),
      ("release", "no such branch, tag or commit; did you mean 'origin/release'?"),
      ("release~2", "no such branch, tag or commit; did you mean 'origin/release'?"),
      ("main..side", "it names more than one commit, and one is needed"),
      ("main^@", "it names more than one commit, and one is needed"),
      ("^main", "it names more than one commit, and one is needed"),
      ("main^{what}", "not a revision; gitrevisions(7) tells how to write one"),
      ("", "not a revision; gitrevisions(7) tells how to write one"),
      (":a.txt", "a file of the index; 'HEAD:path' names one of a commit"),
      ("main:./a.txt", "a path from the root is needed, without './' (./a.txt)"),
      ("main:none", "no such file in that tree (none)"),
      ("unborn", "no such branch, tag or commit"),
      ("HEAD", "the current branch has no commit yet"),
      ("main@{push}", "'@{push}' is not supported; '@{upstream}' is"),
    ] as [(String, String)])
  func errors(revision: String, message: String) throws {
    let git = try InstalledGit()
    defer { git.remove() }
    _ = try RandomGraph(seed: 1, count: 3).write(to: git.directory)
    _ = try git.run(["update-ref", "refs/remotes/origin/release", "main"])
    _ = try git.run(["symbolic-ref", "HEAD", "refs/heads/unborn"])
    let repository = try Repository(at: git.directory.path)
    do throws(GitError) {
      _ = try repository.resolve(revision)
      Issue.record("found: \(revision)")
    } catch {
      #expect(error.description == "cannot read '\(revision)': \(message)")
    }
  }

  @Test("a shallow clone says that it ends, a missing object that it is missing")
  func shallow() throws {
    let git = try InstalledGit()
    defer { git.remove() }
    let commits = try RandomGraph(seed: 1, count: 5).write(to: git.directory)
    try Data((commits[2] + "\n").utf8).write(to: git.directory.appendingPathComponent("shallow"))
    let repository = try Repository(at: git.directory.path)
    for (revision, words) in [
      ("\(commits[2])~1", "ends before it; 'git fetch --unshallow'"),
      ("nothing", "in this shallow clone; 'git fetch --unshallow'"),
      (String(repeating: "1", count: 40), "is not in this repository"),
    ] {
      do throws(GitError) {
        _ = try repository.resolve(revision)
        Issue.record("found: \(revision)")
      } catch {
        #expect(error.message.contains(words))
        #expect(error.isNotFound)
      }
    }
  }

  @Test("commits that libgit2 cannot read are found and walked over")
  func malformed() throws {
    let git = try InstalledGit()
    defer { git.remove() }
    let parent = try #require(try RandomGraph(seed: 1, count: 2).write(to: git.directory).last)
    let tree = String(decoding: try git.run(["rev-parse", "main:"]).prefix(40), as: UTF8.self)
    let text = """
      tree \(tree)\nparent \(parent)\nauthor Ann 99999999999999999999 +0000
      committer Ann <ann@example.org> 1 +0000\n\nodd\n
      """
    let written = try git.run(
      ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], input: Array(text.utf8))
    let id = String(decoding: written.dropLast(), as: UTF8.self)
    _ = try git.run(["update-ref", "refs/heads/odd", id])
    let (found, _) = try compare(
      git, ["odd", "odd~1", "odd^{tree}", "odd:a.txt", String(id.prefix(7)), "odd^0"])
    #expect(found == 6)
  }
}
