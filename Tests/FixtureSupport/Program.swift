package import Foundation

/// A program that a test runs, in an environment that holds nothing of the developer's.
///
///     let git = try Program(named: "git")
///     let done = try git.run(["-C", path, "log"], deadline: 10)
package struct Program: Sendable {
  package let executable: URL

  package init(at executable: URL) {
    self.executable = executable
  }

  /// Looks a program up in `PATH`.
  ///
  /// - Parameter name: the program's name, such as `git`.
  /// - Throws: `FixtureError` where there is none.
  package init(named name: String) throws {
    guard let executable = Program.find(name) else {
      throw FixtureError("cannot find '\(name)' in PATH")
    }
    self.init(at: executable)
  }

  package static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":")
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs the program to its end.
  ///
  /// Output goes to files, so that no pipe can fill up and stop it.
  ///
  /// - Parameters:
  ///   - arguments: what follows the program's name.
  ///   - directory: where it runs; an empty directory if there is none.
  ///   - environment: what is added to the scrubbed environment; `nil` takes a variable out.
  ///   - input: what it reads on standard input.
  ///   - deadline: after so many seconds the program and its children are killed.
  /// - Returns: what it printed, and its exit code.
  /// - Throws: `FixtureError` where it could not be started or missed the deadline.
  package func run(
    _ arguments: [String], in directory: URL? = nil, environment: [String: String?] = [:],
    input: Data = Data(), deadline: TimeInterval = 60
  ) throws -> Completed {
    let scratch = try TemporaryDirectory.make("run")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let streams = try Streams(in: scratch, input: input)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory ?? scratch
    process.environment = Program.scrubbedEnvironment(home: scratch)
      .merging(environment) { $1 }.compactMapValues { $0 }
    streams.attach(to: process)
    try Program.finish(process, within: deadline)
    return try streams.completed(process)
  }

  private static func finish(_ process: Process, within deadline: TimeInterval) throws {
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    guard ended.wait(timeout: .now() + deadline) == .timedOut else { return }
    // The group first: workers would outlive their parent.
    _ = kill(-process.processIdentifier, SIGKILL)
    _ = kill(process.processIdentifier, SIGKILL)
    let command = [process.executableURL?.lastPathComponent ?? ""] + (process.arguments ?? [])
    throw FixtureError("still running after \(deadline) s: \(command.joined(separator: " "))")
  }

  /// Neither git's variables, nor an agent's, nor the user's configuration.
  private static func scrubbedEnvironment(home: URL) -> [String: String?] {
    let own = ProcessInfo.processInfo.environment
    var scrubbed: [String: String?] = [
      "HOME": home.path, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
      // A crash is a failure at once, not a debugger that waits.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for name in ["PATH", "TMPDIR", "LD_LIBRARY_PATH"] { scrubbed[name] = own[name] }
    return scrubbed
  }
}

/// What a program printed, and how it ended.
package struct Completed: Sendable {
  package let stdout: Data
  package let stderr: Data
  /// The exit code; 128 and the signal's number where a signal ended it.
  package let exitCode: Int32

  package var output: String { String(decoding: stdout, as: UTF8.self) }
  package var errors: String { String(decoding: stderr, as: UTF8.self) }
}
