import Foundation

/// A program run to its end, or to its deadline.
struct BoundedProcess {
  let executable: String
  let arguments: [String]
  let environment: [String: String]
  /// In seconds; the program and its children are killed after it.
  let deadline: Double

  struct End: Sendable {
    /// `nil` where the deadline came first.
    let status: Int32?
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - input: what it reads on standard input.
  ///   - output: where standard output goes.
  ///   - errors: where standard error goes.
  /// - Returns: how it ended.
  /// - Throws: what the system says where it cannot be started.
  func run(input: FileHandle, output: FileHandle, errors: FileHandle) throws -> End {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    guard ended.wait(timeout: .now() + deadline) == .success else {
      // Foundation gives each process a group of its own.
      kill(-process.processIdentifier, SIGKILL)
      kill(process.processIdentifier, SIGKILL)
      return End(status: nil)
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return End(status: process.terminationStatus + (isSignal ? 128 : 0))
  }
}
