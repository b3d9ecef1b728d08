import FixtureSupport
import Foundation

/// A repository whose references, notes and boundary change from scan to scan.
///
/// All commits are written at once, unpacked; what a scan sees is what references lead to.
struct GrowingHistory {
  let directory: URL
  private(set) var commits: [RandomGraph.Commit]
  private(set) var ids: [String] = []
  var random: SeededGenerator
  /// Commits that hold notes, one state after the other, and the branch of an agent's checkpoints.
  private var notes: [String] = []
  private var checkpoints = ""
  /// The object that is not there now.
  private var hidden: URL?

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed &* 7_919)
    directory = try TemporaryDirectory.make("growing-history").appendingPathComponent("r.git")
    let count = Int.random(in: 12...36, using: &random)
    commits = RandomGraph(seed: seed, count: count).commits
    addCopies()
    let git = try Program(named: "git")
    _ = try git.run(["init", "-q", "--bare", "--template=", "-b", "main", directory.path])
    ids = try run(stream)
    let extra = try run(extraStream)
    (checkpoints, notes) = (extra[0], Array(extra.dropFirst()))
    try clear()
  }

  /// Commits made anew on top of others, as rebases, squashes and cherry-picks leave them.
  private mutating func addCopies() {
    for number in 0..<5 {
      let (first, last) = (Int.random(in: 1..<commits.count, using: &random), commits.count)
      guard let base = commits[first].parents.first else { continue }
      var tree = commits[base].tree
      tree["spacer\(number).txt"] = (0..<3).map { "spacer \(number) \($0)" }
      let time = RandomGraph.start + last * 40_000
      commits.append(RandomGraph.Commit(parents: [base], tree: tree, time: time))
      for (path, lines) in commits[first].tree where commits[base].tree[path] != lines {
        tree[path] = lines
      }
      if Bool.random(using: &random) { tree["conflict.txt", default: []].append("resolved") }
      commits.append(RandomGraph.Commit(parents: [last], tree: tree, time: time + 60))
    }
  }

  private func run(_ stream: String) throws -> [String] {
    let marks = directory.appendingPathComponent("marks")
    let done = try Program(named: "git").run(
      [
        "-c", "fastimport.unpackLimit=1000000", "fast-import", "--quiet", "--force",
        "--export-marks=\(marks.path)",
      ], in: directory, input: Data(stream.utf8))
    guard done.exitCode == 0 else { throw FixtureError("fast-import: \(done.errors)") }
    let lines = try String(contentsOf: marks, encoding: .utf8).split(separator: "\n")
    return lines.map { $0.split(separator: " ") }
      .sorted { (Int($0[0].dropFirst()) ?? 0) < (Int($1[0].dropFirst()) ?? 0) }
      .map { String($0[1]) }
  }
}

extension GrowingHistory {
  private static let people = [
    "Ann <ann@example.org>", "Ann B <ANN@example.org>", "Bob <bob@example.org>",
    // The same name to a reader, in other bytes.
    "Zo\u{E9} <zoe@example.org>", "Zoe\u{301} <zoe@example.org>",
    "Claude <noreply@anthropic.com>", "Dev (aider) <dev@example.org>",
    "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
  ]

  private static let messages = [
    "x", "Mend it (#12)\n", "Merge branch 'topic' into main\n",
    "Merge pull request #3 from someone/feature\n\nMend it\n",
    "Add\n\nCo-authored-by: Claude <noreply@anthropic.com>\n",
    "Add\n\nCo-authored-by: Zoe\u{301} <zoe@example.org>\nCo-authored-by: B <bob@example.org>\n",
    "Add\n\nAssisted-by: claude-code:opus\nAI-Session: claude-code:0123-4567\n",
    "Add\n\nGenerated with [Claude Code](https://claude.ai/code)\n",
    "Add\n\nChange-Id: I0123456789abcdef0123456789abcdef01234567\n",
    "Add\n\n(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)\n",
    "Revert \"Mend it\"\n\nThis reverts commit 0123456.\n", "Reapply \"Mend it\"\n",
    "Add\n\nEntire-Checkpoint: 0123456789ab\n", "Add\n\nEntire-Checkpoint: ba9876543210\n",
    """
    Add

    # aGiTrack Metadata
    commit_type: agent
    backend: claude
    model: claude-opus-5
    backend_session_id: 11d1da10-1732-46b0-9c80-3731cbdab22c
    tokens_since_last_commit_input: 4027

    """,
  ]

  private var stream: String {
    var (random, stream) = (random, "")
    func data(_ text: String) -> String { "data \(text.utf8.count)\n\(text)\n" }
    for (index, commit) in commits.enumerated() {
      let author = Self.people[Int.random(in: 0..<Self.people.count, using: &random)]
      let message = Self.messages[Int.random(in: 0..<Self.messages.count, using: &random)]
      stream += "commit refs/heads/c\(index)\nmark :\(index + 1)\n"
      stream += "author \(author) \(commit.time - index % 3) +0000\n"
      stream += "committer Ann <ann@example.org> \(commit.time) +0000\n\(data(message))"
      if let first = commit.parents.first { stream += "from :\(first + 1)\n" }
      for parent in commit.parents.dropFirst() { stream += "merge :\(parent + 1)\n" }
      stream += "deleteall\n"
      for (path, lines) in commit.tree.sorted(by: { $0.key < $1.key }) {
        stream += "M 100644 inline \(path)\n\(data(lines.map { $0 + "\n" }.joined()))"
      }
    }
    return stream
  }

  /// A checkpoint, and four states of notes.
  private var extraStream: String {
    var random = random
    let head = "committer Ann <ann@example.org> 1740000000 +0000\ndata 1\nx\ndeleteall\n"
    let session = #"{"agent": "Claude Code", "session_id": "s-1", "model": "opus"}"#
    var stream = "commit refs/hidden/c\nmark :1\n\(head)"
    stream += "M 100644 inline 01/23456789ab/metadata.json\n"
    stream += "data \(session.utf8.count)\n\(session)\n"
    for state in 0..<4 {
      stream += "commit refs/hidden/n\(state)\nmark :\(state + 2)\n\(head)"
      for id in ids where Int.random(in: 0..<3, using: &random) == 0 {
        let note = Self.note(Int.random(in: 0..<5, using: &random))
        stream += "M 100644 inline \(id)\ndata \(note.utf8.count)\n\(note)\n"
      }
    }
    return stream
  }

  private static func note(_ number: Int) -> String {
    // One cannot be read.
    guard number > 0 else { return "nothing" }
    return """
      a.txt
        s_0::t_0 1,2,5-\(number + 6)
        h_1 3
      ---
      {"sessions": {"s_0": {"agent_id": {"tool": "claude", "id": "S\(number)", "model": "m"}}}}
      """
  }
}

extension GrowingHistory {
  /// What one scan sees.
  struct View {
    var mailmap: [UInt8] = []
    var owners: [String: String] = [:]
  }

  /// Changes references, notes, checkpoints, the boundary and the identities, and takes an object
  /// away now and then; `share` of the commits can be seen.
  mutating func change(share: Double) throws -> View {
    try clear()
    let seen = max(1, Int(Double(commits.count) * share))
    func any() -> String { ids[Int.random(in: 0..<seen, using: &random)] }
    try write(ids[seen - 1], "refs/heads/main")
    for number in 0..<Int.random(in: 0...5, using: &random) {
      try write(any(), "refs/heads/b\(number)")
    }
    if Bool.random(using: &random) { try write(any(), "refs/pull/12/head") }
    if Int.random(in: 0..<4, using: &random) > 0 {
      try write(notes[Int.random(in: 0..<notes.count, using: &random)], "refs/notes/ai")
    }
    if Bool.random(using: &random) { try write(checkpoints, "refs/heads/entire/checkpoints/v1") }
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: try write(any(), "shallow")
    case 2: try hide(any())
    default: break
    }
    let maps = ["", "Ann Lee <ann@example.org>\n", "Z <z@example.org> <zoe@example.org>\n"]
    return View(
      mailmap: Array(maps[Int.random(in: 0..<3, using: &random)].utf8),
      owners: Bool.random(using: &random) ? ["noreply@anthropic.com": "bob@example.org"] : [:])
  }

  /// Takes all references and the boundary away, and puts back what was hidden.
  private mutating func clear() throws {
    let files = FileManager.default
    for name in ["refs", "packed-refs", "shallow"] {
      let file = directory.appendingPathComponent(name)
      if files.fileExists(atPath: file.path) { try files.removeItem(at: file) }
    }
    try files.createDirectory(
      at: directory.appendingPathComponent("refs/heads"), withIntermediateDirectories: true)
    if let hidden {
      try files.moveItem(at: hidden.appendingPathExtension("hidden"), to: hidden)
      self.hidden = nil
    }
  }

  private mutating func hide(_ id: String) throws {
    let file = object(id)
    try FileManager.default.moveItem(at: file, to: file.appendingPathExtension("hidden"))
    hidden = file
  }

  /// Where an object is.
  func object(_ id: String) -> URL {
    directory.appendingPathComponent("objects/\(id.prefix(2))/\(id.dropFirst(2))")
  }

  private func write(_ id: String, _ name: String) throws {
    let file = directory.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("\(id)\n".utf8).write(to: file)
  }
}
