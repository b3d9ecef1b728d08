import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Patch-ids of 3,000 commits of each repository that `OUTCOMES_REAL_REPOSITORIES` names.
@Suite("Patch ids of real histories", .enabled(if: !RealRepositories.paths.isEmpty, "none named"))
struct RealPatchIDTests {
  @Test("at least 95 of 100 are git's", arguments: RealRepositories.paths)
  func ids(path: String) throws {
    let git = try Program(named: "git")
    let directory = URL(fileURLWithPath: path)
    let listed = try git.run(
      ["log", "--no-merges", "--min-parents=1", "-n", "3000", "--format=%H %T %P"], in: directory)
    let repository = try Repository(at: path)
    var own: [String: String] = [:]
    for line in listed.output.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard let tree = ObjectID(hex: parts[1]), let parent = ObjectID(hex: parts[2]) else {
        continue
      }
      // A mirror may lack large files.
      let id = try? repository.patchID(from: repository.commit(parent).tree, to: tree)
      if let id { own[String(parts[0])] = id.hex }
    }
    let commits = own.keys.sorted().map { $0 + "\n" }.joined()
    let diffs = try git.run(
      ["diff-tree", "--stdin", "-p", "-U0"], in: directory, input: Data(commits.utf8),
      deadline: 600)
    let gits = try git.run(["patch-id", "--stable"], input: diffs.stdout, deadline: 600)
    let lines = gits.output.split(separator: "\n").map { $0.split(separator: " ") }
    let same = lines.count { own[String($0[1])] == String($0[0]) }
    // Without context lines git leaves out what two files have in common at the end before it
    // looks for differences, and then puts some lines elsewhere.
    #expect(lines.count >= own.count * 99 / 100)
    #expect(Double(same) > 0.95 * Double(own.count), "\(same) of \(own.count)")
  }
}
