import FixtureSupport
import Foundation
import Glibc
import Testing

/// A home directory with a session's log, and repositories whose commits get spend notes.
///
/// Times are seconds after 2026-03-02 10:00 UTC.
struct SpendNoteScene {
  let directory: URL
  let git: Program
  let events: Events?

  static let session = "0e3f7a52-7c1e-4f4f-9f0e-6f1f7d0c9a11"
  static let canary = "outcomes-canary-7c1e"
  private static let start: Int64 = 1_772_445_600

  var home: URL { directory.appendingPathComponent("home") }
  var repository: URL { directory.appendingPathComponent("r") }

  /// Makes one repository `r`.
  ///
  /// - Parameter hasHooks: whether its hooks are those that `outcomes hook install` puts there;
  ///   else notes are written where `note` is called.
  /// - Throws: `FixtureError` where git fails.
  init(hasHooks: Bool = false) throws {
    directory = try TemporaryDirectory.make("spend-notes")
    git = try Program(named: "git")
    events = hasHooks ? try Events(at: directory.appendingPathComponent("events")) : nil
    try FileManager.default.createDirectory(
      at: directory.appendingPathComponent("home/.claude/projects/p"),
      withIntermediateDirectories: true)
    try makeRepository("r")
    if let events { try installHooks(telling: events) }
  }

  func makeRepository(_ name: String) throws {
    let place = directory.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try run(["init", "-q", "--template=", "-b", "main", "."], in: place)
    try run(["config", "user.name", "Ann"], in: place)
    try run(["config", "user.email", "ann@example.org"], in: place)
  }

  // MARK: - The session

  /// Lets the agent make a call.
  func call(
    at second: Int64, output: Int = 10, session: String = session, model: String = "claude-opus-5"
  ) throws {
    let file = home.appendingPathComponent(".claude/projects/p/\(session).jsonl")
    let line = """
      {"type":"assistant","sessionId":"\(session)","cwd":"/nowhere/\(Self.canary)",\
      "gitBranch":"\(Self.canary)","version":"2.1.281","requestId":"req_\(session)_\(second)",\
      "uuid":"\(session)-\(second)","timestamp":"\(Self.iso(second))",\
      "message":{"id":"msg_\(session)_\(second)","model":"\(model)","role":"assistant",\
      "content":[{"type":"text","text":"\(Self.canary)"}],"usage":{"input_tokens":1,\
      "cache_creation_input_tokens":7,"cache_read_input_tokens":2,"output_tokens":\(output),\
      "cache_creation":{"ephemeral_5m_input_tokens":3,"ephemeral_1h_input_tokens":4}}}}

      """
    let old = (try? Data(contentsOf: file)) ?? Data()
    try (old + Data(line.utf8)).write(to: file)
  }

  static func message(_ subject: String, session: String = session) -> String {
    "\(subject)\n\nAssisted-by: claude-code\nAI-Session: claude-code:\(session)\n"
  }

  static func iso(_ second: Int64) -> String {
    let date = Date(timeIntervalSince1970: TimeInterval(start + second))
    return date.formatted(.iso8601)
  }

  // MARK: - Commits

  /// Commits a file of that name, and returns the commit's id.
  @discardableResult
  func commit(
    _ name: String, at second: Int64, session: String? = session, in place: URL? = nil
  ) throws -> String {
    let place = place ?? repository
    try Data("\(name) at \(second)\n".utf8).write(to: place.appendingPathComponent(name))
    try run(["add", name], in: place)
    let message = session.map { Self.message(name, session: $0) } ?? name
    try run(["commit", "-q", "-m", message], in: place, at: second)
    return try run(["rev-parse", "HEAD"], in: place)
  }

  /// Runs git, waits for what its hooks left behind where `waiting` says how much, and returns what
  /// it printed.
  @discardableResult
  func run(
    _ arguments: [String], in place: URL? = nil, at second: Int64 = 0, waiting: Int = 0,
    environment: [String: String] = [:]
  ) throws -> String {
    let date = Self.iso(second)
    let own = [
      "HOME": home.path, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date,
      "GIT_EDITOR": "true", "TZ": "UTC",
    ]
    let done = try git.run(
      arguments, in: place ?? repository, environment: own.merging(environment) { $1 })
    guard done.exitCode == 0 else {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(done.errors)")
    }
    if waiting > 0 { try events?.wait(for: waiting) }
    return done.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Writes a commit's note, as the hook does.
  @discardableResult
  func note(_ revision: String = "HEAD", in place: URL? = nil) throws -> Completed {
    try Checkout.built("outcomes").run(
      ["hook", "note", "--commit", revision, "--git-dir", ".git"], in: place ?? repository,
      environment: ["HOME": home.path])
  }

  /// The outputs of the lines of a commit's note, sorted; empty where it has none.
  func outputs(of revision: String = "HEAD", in place: URL? = nil) throws -> [Int] {
    try lines(of: revision, in: place).compactMap { $0["output_tokens"].integer }.sorted()
  }

  func lines(of revision: String = "HEAD", in place: URL? = nil) throws -> [JSONValue] {
    let done = try git.run(
      ["notes", "--ref=outcomes", "show", revision], in: place ?? repository)
    return try done.output.split(separator: "\n").map { try JSONValue(parsing: Data($0.utf8)) }
  }

  /// Whether git finds the repository whole.
  func expectWhole(_ source: SourceLocation = #_sourceLocation) throws {
    #expect(try run(["fsck", "--strict", "--no-dangling"]).isEmpty, sourceLocation: source)
  }

  // MARK: - Hooks

  private func installHooks(telling events: Events) throws {
    let (bin, hooks) = (
      directory.appendingPathComponent("bin"), directory.appendingPathComponent("hooks")
    )
    for folder in [bin, hooks] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let program = try Checkout.built("outcomes").executable.path
    try Self.write(
      "#!/bin/sh\n'\(program)' \"$@\"\necho \"$2\" >'\(events.path)'\n",
      to: bin.appendingPathComponent("outcomes"))
    for name in ["post-commit", "post-rewrite"] {
      let script = try String(
        contentsOf: Checkout.root.appendingPathComponent("hooks/\(name)"), encoding: .utf8)
      try Self.write(
        script.replacing("installed=''", with: "installed='\(bin.path)'"),
        to: hooks.appendingPathComponent(name))
    }
    try run(["config", "core.hooksPath", hooks.path])
  }

  /// Writes an executable file.
  static func write(_ text: String, to file: URL) throws {
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }
}

/// A FIFO into which whoever has done something writes a line.
final class Events: Sendable {
  let path: String
  private let descriptor: Int32

  init(at place: URL) throws {
    path = place.path
    guard mkfifo(path, 0o600) == 0 else { throw FixtureError("cannot make '\(path)'") }
    // Open for both, so that nobody waits for the other end.
    descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FixtureError("cannot open '\(path)'") }
  }

  deinit { close(descriptor) }

  /// Waits until so many have been, for half a minute at most.
  ///
  /// - Throws: `FixtureError` where they do not come.
  func wait(for count: Int) throws {
    var missing = count
    while missing > 0 {
      var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, 30_000) == 1 else { throw FixtureError("\(missing) never came") }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let got = read(descriptor, &buffer, buffer.count)
      missing -= buffer.prefix(max(0, got)).count { $0 == UInt8(ascii: "\n") }
    }
  }

  /// Whether nothing has come.
  var isQuiet: Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) == 0
  }
}
