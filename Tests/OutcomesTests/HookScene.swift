import FixtureSupport
import Foundation

/// A home, a repository in it, and a program that hooks find there.
struct HookScene {
  let home: URL
  let top: URL
  /// Added to the environment of everything that runs here.
  var environment: [String: String?] = [:]

  /// A name that a script which forgets its quotes does not survive.
  static let oddName = "it's \"the\" $HOME repo\nof `x`"

  /// - Parameters:
  ///   - name: the repository's directory.
  ///   - script: what makes the set-up, run at the repository's top.
  /// - Throws: `FixtureError` where the script fails.
  init(named name: String = "repo", _ script: String = ":") throws {
    home = try TemporaryDirectory.make("hooks")
    top = home.appendingPathComponent("work").appendingPathComponent(name)
    try FileManager.default.createDirectory(at: top, withIntermediateDirectories: true)
    try write(
      Self.standIn, to: home.appendingPathComponent(".local/bin/outcomes-hook"), mode: 0o755)
    try write(Self.tracing, to: home.appendingPathComponent("hook"), mode: 0o755)
    try git(["init", "-q", "--template=", "-b", "main"])
    try shell(script)
  }

  /// Tags as the program does, for an agent that names itself.
  private static let standIn = """
    #!/bin/sh
    [ "$AI_AGENT" ] || exit 0
    printf '\\nAssisted-by: %s\\nAI-Session: %s:%s\\n' "$AI_AGENT" "$AI_AGENT" \\
      "$CLAUDE_CODE_SESSION_ID" >>"$2"

    """

  /// Writes what it was given.
  private static let tracing = """
    #!/bin/sh
    { echo "arguments: $*"; echo "input: $(cat)"; echo "index: ${GIT_INDEX_FILE:+set}"
    } >>trace
    [ ! -f refuse ] || exit 7

    """

  func write(_ text: String, to file: URL, mode: Int) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  private var variables: [String: String?] {
    [
      "HOME": home.path, "GIT_CONFIG_GLOBAL": nil as String?, "GIT_CONFIG_NOSYSTEM": "1",
      "HOOK": home.appendingPathComponent("hook").path,
      "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org",
      "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org",
      "GIT_CEILING_DIRECTORIES": home.path,
    ].merging(environment) { $1 }
  }

  /// Runs `outcomes hook …` at the top, or in another place.
  func hook(_ arguments: [String], in place: String = ".") throws -> Completed {
    try Checkout.built("outcomes").run(
      ["hook"] + arguments, in: top.appendingPathComponent(place).standardizedFileURL,
      environment: variables)
  }

  @discardableResult
  func git(
    _ arguments: [String], in place: String = ".", with more: [String: String?] = [:]
  ) throws -> Completed {
    try Program(named: "git").run(
      arguments, in: top.appendingPathComponent(place).standardizedFileURL,
      environment: variables.merging(more) { $1 })
  }

  func shell(_ script: String) throws {
    let done = try Program(named: "sh").run(
      ["-ec", script], in: top, environment: variables)
    guard done.exitCode == 0 else { throw FixtureError("\(script): \(done.errors)") }
  }

  /// Commits as an agent would, and returns the message; `nil` where the commit was refused.
  func agentCommits(in place: String = ".") throws -> String? {
    let agent = ["AI_AGENT": "claude-code", "CLAUDE_CODE_SESSION_ID": "session-1"]
    let done = try git(
      ["commit", "-q", "--allow-empty", "-m", "change"], in: place, with: agent as [String: String?]
    )
    guard done.exitCode == 0 else { return nil }
    return try git(["log", "-1", "--format=%B"], in: place).output
  }

  /// What the traced hook wrote at the last commit.
  func takeTrace(in place: String = ".") throws -> String? {
    let file = top.appendingPathComponent(place).appendingPathComponent("trace")
    defer { try? FileManager.default.removeItem(at: file) }
    return try? String(contentsOf: file, encoding: .utf8)
  }

  /// Every file outside of git's own store: kind, mode, and bytes or target.
  func snapshot() throws -> [String: String] {
    let files = FileManager.default
    var result: [String: String] = [:]
    let enumerator = files.enumerator(atPath: home.path)
    while let path = enumerator?.nextObject() as? String {
      let names = Set(path.split(separator: "/").map(String.init))
      guard names.isDisjoint(with: Self.moving) else { continue }
      let file = home.appendingPathComponent(path).path
      let attributes = try files.attributesOfItem(atPath: file)
      let mode = String((attributes[.posixPermissions] as? Int) ?? 0, radix: 8)
      switch attributes[.type] as? FileAttributeType {
      case .typeSymbolicLink:
        result[path] = "link \(try files.destinationOfSymbolicLink(atPath: file))"
      case .typeDirectory: result[path] = "directory \(mode)"
      default:
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        result[path] = "file \(mode) \(bytes.base64EncodedString())"
      }
    }
    return result
  }

  /// What commits change.
  private static let moving: Set = ["objects", "logs", "index", "refs", "COMMIT_EDITMSG", "trace"]
}
