import FixtureSupport
import Foundation

/// A random history that comes into a repository step by step, with notes that name lines, and with
/// attributes that change.
struct LineCacheHistory {
  let graph: RandomGraph
  let path: URL
  /// The commits' ids, in order.
  let ids: [String]
  /// The ids of what the notes' reference points to, one after the other.
  private let notes: [String]
  private let git: Program
  private(set) var count = 0

  static let notesReference = "refs/notes/agentblame"

  /// Makes a history of which no commit is reached yet.
  init(seed: UInt64, count: Int) throws {
    git = try Program(named: "git")
    var graph = RandomGraph(seed: seed, count: count)
    path = try TemporaryDirectory.make("cache").appendingPathComponent("history.git")
    let made = try FastImport.write(Self.stream(&graph), to: path)
    (ids, notes) = (Array(made.prefix(count)), Array(made.dropFirst(count)))
    self.graph = graph
    try set((0..<count).map { "delete refs/heads/c\($0)" } + ["delete \(Self.notesReference)"])
  }

  /// Adds commits until there are `count`, and as much of the notes.
  mutating func grow(to count: Int) throws {
    var lines = (self.count..<count).map { "update refs/heads/c\($0) \(ids[$0])" }
    lines.append("update refs/heads/main \(ids[count - 1])")
    lines.append("update \(Self.notesReference) \(notes[count * notes.count / (ids.count + 1)])")
    self.count = count
    try set(lines)
  }

  private func set(_ lines: [String]) throws {
    let input = Data((lines.joined(separator: "\n") + "\n").utf8)
    let done = try git.run(["update-ref", "--stdin"], in: path, input: input)
    guard done.exitCode == 0 else { throw FixtureError("update-ref: \(done.errors)") }
  }

  private static func stream(_ graph: inout RandomGraph) -> String {
    var stream = ""
    for (index, commit) in graph.commits.enumerated() {
      stream += "commit refs/heads/c\(index)\nmark :\(index + 1)\n"
      stream += "committer Ann <ann@example.org> \(commit.time) +0000\ndata 1\nx\n"
      if let first = commit.parents.first { stream += "from :\(first + 1)\n" }
      for parent in commit.parents.dropFirst() { stream += "merge :\(parent + 1)\n" }
      stream += "deleteall\n"
      for (path, lines) in commit.tree.sorted(by: { $0.key < $1.key }) {
        stream += file("M 100644 inline \(path)", lines.map { $0 + "\n" }.joined())
      }
      if index % 11 > 6 {
        stream += file("M 100644 inline .gitattributes", "f\(index % 3).txt linguist-generated\n")
      }
    }
    for step in 0..<5 {
      stream += "commit \(notesReference)\nmark :\(graph.commits.count + step + 1)\n"
      stream += "committer Ann <ann@example.org> 1800000000 +0000\ndata 1\nx\n"
      for index in graph.commits.indices where index % 6 <= step {
        stream += file("N inline :\(index + 1)", note(graph.commits[index], &graph))
      }
    }
    return stream
  }

  private static func file(_ command: String, _ text: String) -> String {
    "\(command)\ndata \(text.utf8.count)\n\(text)\n"
  }

  private static func note(_ commit: RandomGraph.Commit, _ graph: inout RandomGraph) -> String {
    let entries = commit.tree.keys.sorted().map { path in
      let first = graph.number(in: 1..<6)
      let provider = ["claudeCode", "cursor", "copilot"][graph.number(in: 0..<3)]
      return """
        {"path": "\(path)", "startLine": \(first), "endLine": \(first + 3), \
        "category": "ai_generated", "provider": "\(provider)", "model": "m"}
        """
    }
    return #"{"version": 2, "attributions": [\#(entries.joined(separator: ", "))]}"#
  }
}
