import FixtureSupport
import Foundation
import Testing

@Suite("Work trees at once", .enabled(if: Prerequisites.git, "needs git"))
struct HookConcurrencyTests {
  private static let trees = 0..<10
  private static let rounds = 0..<5

  /// Starts `$1`, with its number behind it, in every work tree at once, and waits for all of them.
  private static let everywhere = """
    for tree in ../tree-?; do
      (cd "$tree" && eval "$1") &
      jobs="$jobs $!"
    done
    for job in $jobs; do wait "$job" || exit 1; done
    """

  @Test("50 commits from 10 work trees: every one has its own session")
  func sessions() throws {
    let repository = try Self.repository()
    try Self.run(
      """
      export CLAUDECODE=1 CLAUDE_CODE_SESSION_ID=session-${tree##*-}
      for round in 0 1 2 3 4; do
        echo "$round" >>"file-${tree##*-}"
        git add -A && git commit -q -m "${tree##*-}.$round" || exit 1
      done
      """, in: repository)
    let made = try Self.commits(of: repository)
    let expected = Self.trees.flatMap { tree in
      Self.rounds.map {
        "\(tree).\($0)|Assisted-by: claude-code|AI-Session: claude-code:session-\(tree)"
      }
    }
    #expect(made == expected.sorted())
    try Self.expectSound(repository)
  }

  @Test("a mark is for the next commit of its own work tree")
  func marks() throws {
    let repository = try Self.repository()
    let outcomes = try Checkout.built("outcomes").executable.path
    try Self.run(
      """
      '\(outcomes)' hook mark --agent gemini-cli --session "session-${tree##*-}" || exit 1
      for round in 0 1; do
        git commit -q --allow-empty -m "${tree##*-}.$round" || exit 1
      done
      """, in: repository)
    let expected = Self.trees.flatMap { tree in
      [
        "\(tree).0|Assisted-by: gemini-cli|AI-Session: gemini-cli:session-\(tree)", "\(tree).1",
      ]
    }
    #expect(try Self.commits(of: repository) == expected.sorted())
    try Self.expectSound(repository)
  }

  private static func repository() throws -> HookRepository {
    let repository = try HookRepository("work-trees")
    for tree in trees {
      try repository.git(["worktree", "add", "-q", "-b", "tree-\(tree)", "../tree-\(tree)"])
    }
    return repository
  }

  private static func run(_ script: String, in repository: HookRepository) throws {
    let done = try OrphanedProgram.run(
      ["bash", "-c", everywhere, "everywhere", script], in: repository.directory, deadline: 60)
    #expect(done.exitCode == 0, "\(done.errors)")
    #expect(done.output + done.errors == "")
  }

  /// Subject and trailers of every commit but the first, sorted.
  private static func commits(of repository: HookRepository) throws -> [String] {
    let format = "--format=%s|%(trailers:only,unfold,separator=%x7C)"
    let lines = try repository.git(["log", "--branches", "--not", "main", format])
    return String(decoding: lines, as: UTF8.self).split(separator: "\n").map {
      $0.hasSuffix("|") ? String($0.dropLast()) : String($0)
    }.sorted()
  }

  /// Nothing is broken, lost or left over.
  private static func expectSound(_ repository: HookRepository) throws {
    let done = try OrphanedProgram.run(
      ["git", "fsck", "--strict", "--full", "--no-dangling"], in: repository.directory)
    #expect(done.exitCode == 0 && done.output + done.errors == "", "\(done.output)\(done.errors)")
    let files = try FileManager.default.subpathsOfDirectory(atPath: repository.gitDirectory.path)
    #expect(!files.contains { $0.hasSuffix(".outcomes") || $0.hasSuffix(".lock") })
  }
}
