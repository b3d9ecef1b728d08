import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Messages of many megabytes.
@Suite("Sizes of commits in ranges", .enabled(if: Prerequisites.git, "needs git"))
struct CommitRangeSizeTests {
  private let git: InstalledGit
  private let tree: String

  init() throws {
    git = try InstalledGit()
    _ = try git.run(["init", "-q", "--bare", "--template=", "."])
    tree = try Self.line(git.run(["hash-object", "-t", "tree", "-w", "--stdin"]))
  }

  private static func line(_ output: [UInt8]) -> String {
    String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  /// Writes a commit whose message has `size` bytes.
  private func commit(on parent: String?, size: Int) throws -> String {
    var text = "tree \(tree)\n"
    if let parent { text += "parent \(parent)\n" }
    for role in ["author", "committer"] {
      text += "\(role) Ann <ann@example.org> 1700000000 +0000\n"
    }
    let input = Array((text + "\n").utf8) + [UInt8](repeating: 120, count: size)
    return try Self.line(git.run(["hash-object", "-t", "commit", "-w", "--stdin"], input: input))
  }

  @Test("messages are kept up to a budget, and the range does not depend on it")
  func budget() throws {
    defer { git.remove() }
    var commits = [try commit(on: nil, size: 1)]
    for _ in 0..<5 { commits.append(try commit(on: commits.last, size: 10 << 20)) }
    let repository = try Repository(at: git.directory.path)
    let ids = try commits.map { try #require(ObjectID(hex: $0)) }
    let range = try repository.range(from: [ids[0]], to: ids[5])
    #expect(range.commits == Array(ids.dropFirst()))
    // From the head down: three of ten megabytes fit, and nothing outside of the range is kept.
    #expect(ids.map { range.commit($0) != nil } == [false, false, false, true, true, true])
  }

  @Test("a commit of more than 32 MiB is refused, in the range and below it")
  func tooLarge() throws {
    defer { git.remove() }
    let large = try commit(on: nil, size: 32 << 20)
    let head = try commit(on: large, size: 10)
    let repository = try Repository(at: git.directory.path)
    let (below, above) = (
      try #require(ObjectID(hex: large)), try #require(ObjectID(hex: head))
    )
    for bases in [[], [below]] as [[ObjectID]] {
      do throws(GitError) {
        _ = try repository.range(from: bases, to: above)
        Issue.record("no error")
      } catch {
        #expect(error.subject == large)
        #expect(error.message == "the commit is larger than 32 MiB")
      }
    }
  }
}
