import FixtureSupport
import Foundation
import Testing

/// A repository with a policy on its `main`, and branches for the gate to judge.
///
///     let scene = try GateScene(policy: "attribution = \"require\"")
///     try scene.branch("topic", [GateCommit("work\n\nAssisted-by: claude-code\n")])
///     try scene.json(["--base", "main", "--head", "topic"]).exitCode
struct GateScene: Sendable {
  let directory: URL

  /// Makes a repository whose first commit has `files`, and the policy as its `.outcomes.toml`.
  ///
  /// - Parameters:
  ///   - policy: the lines of the table `[gate]`; `nil` where there is none.
  ///   - settings: the lines before that table.
  ///   - files: further files by name.
  ///   - name: what the repository's directory is called.
  /// - Throws: `FixtureError` where git fails.
  init(
    policy: String? = nil, settings: String = "", files: [String: String] = [:],
    named name: String = "r"
  ) throws {
    directory = try TemporaryDirectory.make("gate").appendingPathComponent(name)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try git(["init", "-q", "--template=", "-b", "main", "."])
    var base = GateCommit("base\n", files: files.mapValues(Optional.some))
    if let policy { base.files[".outcomes.toml"] = "\(settings)[gate]\n\(policy)\n" }
    base.parents = []
    try branch("main", [base])
    try git(["reset", "-q", "--hard"])
  }

  // MARK: - git

  /// Runs git in the repository and returns what it prints, without the newline at its end.
  ///
  /// - Throws: `FixtureError` where git fails.
  @discardableResult
  func git(_ arguments: [String], in place: URL? = nil, input: Data = Data()) throws -> String {
    let done = try Program(named: "git").run(
      arguments, in: place ?? directory, environment: Self.person, input: input)
    guard done.exitCode == 0 else {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(done.errors)")
    }
    return done.output.trimmingCharacters(in: .newlines)
  }

  /// Who works here, and an editor that changes nothing.
  static let person: [String: String?] = [
    "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org",
    "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org", "GIT_EDITOR": "true",
  ]

  func id(_ revision: String) throws -> String { try git(["rev-parse", "--verify", revision]) }

  /// Writes commits one above the other, and sets a branch to the last.
  ///
  /// - Returns: their ids.
  /// - Throws: `FixtureError` where git fails.
  @discardableResult
  func branch(_ name: String, _ commits: [GateCommit]) throws -> [String] {
    var ids: [String] = []
    for commit in commits {
      ids.append(try write(commit, above: ids.last ?? "main"))
    }
    if let tip = ids.last { try git(["update-ref", "refs/heads/\(name)", tip]) }
    return ids
  }

  private func write(_ commit: GateCommit, above last: String) throws -> String {
    let parents = try (commit.parents ?? [last]).map(id)
    let object = try commit.object(tree: tree(commit, above: parents.first), parents: parents)
    return try git(["hash-object", "-t", "commit", "-w", "--stdin"], input: object)
  }

  /// The tree of the first parent, with the commit's files in their place.
  private func tree(_ commit: GateCommit, above parent: String?) throws -> String {
    if commit.files.isEmpty, let parent { return try id("\(parent)^{tree}") }
    let old = try parent.map { try git(["ls-tree", $0]).split(separator: "\n") } ?? []
    var entries = old.map(String.init).filter { entry in
      !commit.files.keys.contains { entry.hasSuffix("\t\($0)") }
    }
    for (file, text) in commit.files {
      guard let text else { continue }
      let blob = try git(["hash-object", "-w", "--stdin"], input: Data(text.utf8))
      entries.append("\(commit.modes[file] ?? "100644") blob \(blob)\t\(file)")
    }
    let list = entries.sorted().map { $0 + "\n" }.joined()
    return try git(["mktree"], input: Data(list.utf8))
  }

  // MARK: - The gate

  /// Runs `outcomes gate` in the repository, without a variable of CI but those that are given.
  ///
  /// - Parameters:
  ///   - arguments: what follows `gate`.
  ///   - environment: further variables.
  ///   - input: what it reads on standard input.
  ///   - place: where it runs.
  /// - Returns: what it printed, and its exit code.
  /// - Throws: `FixtureError` where it is not built or does not end.
  func run(
    _ arguments: [String], _ environment: [String: String?] = [:], input: String = "",
    in place: URL? = nil
  ) throws -> Completed {
    try Checkout.built("outcomes").run(
      ["gate"] + arguments, in: place ?? directory,
      environment: ["SOURCE_DATE_EPOCH": "\(Outcomes.now)"].merging(environment) { $1 },
      input: Data(input.utf8))
  }

  /// Runs it with `--format json`, and holds the verdict against the published schema.
  func json(
    _ arguments: [String], _ environment: [String: String?] = [:], input: String = "",
    in place: URL? = nil, source: SourceLocation = #_sourceLocation
  ) throws -> GateRun {
    let done = try run(
      arguments + ["--format", "json"], environment, input: input, in: place)
    let run = try GateRun(done)
    let violations = try run.violations()
    #expect(violations == [], "\(done.errors)", sourceLocation: source)
    return run
  }

  /// Judges a branch against `main`.
  func judge(
    _ branch: String, _ arguments: [String] = [], source: SourceLocation = #_sourceLocation
  ) throws -> GateRun {
    try json(["--base", "main", "--head", branch] + arguments, source: source)
  }

  /// Writes a file beside the repository.
  func file(_ name: String, _ text: String) throws -> URL {
    let file = directory.deletingLastPathComponent().appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file
  }
}
