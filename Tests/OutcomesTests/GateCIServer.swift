import FixtureSupport
import Foundation

/// A bare repository with the pre-receive hook, and a clone that pushes to it.
struct GateCIServer {
  let directory: URL
  /// Added to the environment in which git pushes; the server's hooks inherit it.
  var environment: [String: String?] = [:]

  var bare: URL { directory.appendingPathComponent("server.git") }
  var clone: URL { directory.appendingPathComponent("clone") }
  private var hook: URL { bare.appendingPathComponent("hooks/pre-receive") }

  /// A server whose `main` has a policy that requires tags, and lets `lead` waive.
  init() throws {
    directory = try TemporaryDirectory.make("server")
    let shell = try Program(named: "sh").run(["-ec", Self.setUp], in: directory)
    guard shell.exitCode == 0 else { throw FixtureError("server: \(shell.errors)") }
    try write(try script())
    let path = try GateCIPrograms.path(without: [])
    environment["PATH"] = "\(try GateCIPrograms.built()):\(path)"
  }

  private static let setUp = """
    git init -q --bare --template= -b main server.git
    git -C server.git config receive.advertisePushOptions true
    git init -q --template= -b main clone
    cd clone
    git config user.name Ann
    git config user.email ann@example.org
    printf '[gate]\\nattribution = "require"\\nwaivers = ["lead"]\\n' >.outcomes.toml
    git add -A
    git commit -q -m 'a policy'
    git remote add origin ../server.git
    git push -q origin main
    """

  private func script() throws -> String {
    let file = Checkout.root.appendingPathComponent("ci/server/pre-receive")
    return try String(contentsOf: file, encoding: .utf8)
  }

  private func write(_ script: String) throws {
    try FileManager.default.createDirectory(
      at: hook.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(script.utf8).write(to: hook)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
  }

  /// Puts the hook in with changes, each of which must be one.
  func installHook(replacing changes: [(String, String)]) throws {
    var text = try script()
    for (old, new) in changes {
      guard text.contains(old) else { throw FixtureError("the hook has no \(old)") }
      text = text.replacingOccurrences(of: old, with: new)
    }
    try write(text)
  }

  /// What an agent's commit says, with its tag and without.
  enum Commit: String {
    case tagged = "Assisted-by: claude-code"
    case untagged = "Co-Authored-By: Claude <noreply@anthropic.com>"
  }

  /// Commits in the clone, on the branch that is checked out.
  @discardableResult
  func commit(_ kind: Commit, _ arguments: [String] = []) throws -> String {
    try git(
      ["commit", "-q", "--allow-empty", "-m", "\(kind) work", "-m", kind.rawValue] + arguments)
    return try git(["rev-parse", "HEAD"]).output.trimmingCharacters(in: .newlines)
  }

  @discardableResult
  func git(_ arguments: [String]) throws -> Completed {
    let done = try Program(named: "git").run(arguments, in: clone)
    guard done.exitCode == 0 else {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(done.errors)")
    }
    return done
  }

  /// Pushes; a refused push is an answer as well.
  func push(_ arguments: [String], with more: [String: String?] = [:]) throws -> Completed {
    try Program(named: "git").run(
      ["push", "origin"] + arguments, in: clone, environment: environment.merging(more) { $1 })
  }

  /// What the server's reference is; `nil` where there is none.
  func tip(_ reference: String) throws -> String? {
    let done = try Program(named: "git").run(["rev-parse", "--verify", "-q", reference], in: bare)
    return done.exitCode == 0 ? done.output.trimmingCharacters(in: .newlines) : nil
  }

  /// Whether the server keeps an object.
  func has(_ object: String) throws -> Bool {
    try Program(named: "git").run(["cat-file", "-e", object], in: bare).exitCode == 0
  }
}
