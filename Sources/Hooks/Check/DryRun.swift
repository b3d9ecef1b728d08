import Foundation

/// A commit in a repository of its own that has the same hooks, made as an agent would make it.
package struct DryRun {
  /// Which hooks the repository gets.
  package enum Hooks {
    /// Those of a repository.
    case repository(Setup)
    /// Those that every repository of the user has.
    case everywhere
    /// Those of the template for new repositories.
    case template
  }

  private let hooks: Hooks
  private let environment: [String: String]

  /// In seconds; a commit must not take longer.
  private static let deadline = 10.0

  /// - Parameters:
  ///   - hooks: which hooks to try.
  ///   - environment: the variables of this process.
  package init(of hooks: Hooks, environment: [String: String]) {
    self.hooks = hooks
    self.environment = Surroundings.bare(environment)
  }

  /// What became of the commit.
  package enum Result: Equatable, Sendable {
    /// It carries the tags of the agent and its session.
    case tagged([String])
    /// It was made, and lacks them.
    case untagged
    /// A hook refused it, with what was printed last.
    case refused(Int32, String)
    /// A hook did not end in time.
    case late
  }

  /// Makes the commit, looks at it, and removes everything.
  ///
  /// - Returns: what became of it.
  /// - Throws: `HookError` where the repository cannot be made.
  package func run() throws(HookError) -> Result {
    let scratch: ScratchDirectory
    do {
      scratch = try ScratchDirectory("probe")
    } catch {
      throw HookError(
        .unreadable, "cannot make a scratch repository: \(error.localizedDescription)")
    }
    defer { scratch.remove() }
    let session = UUID().uuidString.lowercased()
    let agent = ["AI_AGENT": "claude-code", "CLAUDE_CODE_SESSION_ID": session]
    let plain = try GitCommand(in: scratch.path, environment: environment)
    try prepare(plain)
    let git = try GitCommand(
      in: scratch.path, environment: environment.merging(agent) { $1 })
    return try commit(with: git, reading: plain, session: session)
  }

  private func commit(
    with git: GitCommand, reading plain: GitCommand, session: String
  ) throws(HookError) -> Result {
    let start = ContinuousClock.now
    let answer: GitCommand.Answer
    do throws(HookError) {
      answer = try git.run(
        [
          "-c", "user.name=outcomes", "-c", "user.email=outcomes@example.org", "-c",
          "commit.gpgSign=false", "commit", "--quiet", "--no-verify", "--allow-empty", "-m",
          "Try the hooks", "-m", "Made and removed by `outcomes hook status`.",
        ], deadline: Self.deadline)
    } catch {
      guard ContinuousClock.now - start >= .seconds(Self.deadline) else { throw error }
      return .late
    }
    guard answer.status == 0 else {
      let last = answer.errors.split(separator: "\n").last.map(String.init) ?? ""
      return .refused(answer.status, last)
    }
    let message = try plain.text(["log", "-1", "--format=%B"]) ?? ""
    let lines = message.split(separator: "\n").map(String.init)
    let tags = lines.filter { $0.hasPrefix("Assisted-by: claude-code") }
    let sessions = lines.filter { $0 == "AI-Session: claude-code:\(session)" }
    return tags.isEmpty || sessions.isEmpty ? .untagged : .tagged(tags + sessions)
  }

  private func prepare(_ git: GitCommand) throws(HookError) {
    let template = if case .template = hooks { [String]() } else { ["--template="] }
    let made = try git.run(["init", "--quiet"] + template)
    guard made.status == 0 else {
      throw HookError(.unreadable, "cannot make a scratch repository: \(made.errors)")
    }
    guard case .repository(let setup) = hooks else { return }
    if setup.keeper == .lefthook {
      // lefthook may write to the directory of hooks; not to the repository's own.
      copy(setup.folder.path, to: "\(git.directory)/.git/hooks")
    } else {
      _ = try git.run(["config", "core.hooksPath", setup.folder.path])
    }
    try copySettings(of: setup, to: git)
    guard let tree = setup.places.workTree else { return }
    for name in Self.runnerFiles(of: setup) {
      copy("\(tree)/\(name)", to: "\(git.directory)/\(name)")
    }
    // husky's own files are found by core.hooksPath; the tools that they call are not.
    if isDirectory("\(tree)/node_modules") {
      try? FileManager.default.createSymbolicLink(
        atPath: "\(git.directory)/node_modules", withDestinationPath: "\(tree)/node_modules")
    }
  }

  /// Hooks that the repository's own configuration names; the user's hold here as well.
  private func copySettings(of setup: Setup, to git: GitCommand) throws(HookError) {
    let source = try GitCommand(in: setup.places.gitDirectory, environment: environment)
    let answer = try source.run(
      ["config", "--file", setup.places.configuration, "-z", "--get-regexp", "^hook\\."])
    for entry in answer.output.split(separator: 0) {
      let parts = entry.split(separator: 0x0A, maxSplits: 1).map {
        String(decoding: $0, as: UTF8.self)
      }
      if parts.count == 2 { _ = try git.run(["config", "--add", parts[0], parts[1]]) }
    }
  }

  /// The files in which runners of hooks look up what to run.
  private static func runnerFiles(of setup: Setup) -> [String] {
    setup.lefthook.main + setup.lefthook.local
      + [".lefthook", ".pre-commit-config.yaml", "package.json"]
  }

  /// Copies what is there; what is not there is not needed.
  private func copy(_ source: String, to target: String) {
    let files = FileManager.default
    try? files.createDirectory(
      atPath: parent(of: target), withIntermediateDirectories: true)
    try? files.copyItem(atPath: source, toPath: target)
  }
}
