import FixtureSupport
import Foundation

/// A program that runs below nobody.
///
/// The hook looks at the processes above it, and the tests may run below an agent: its own would be
/// found. So the program's parents are gone before it starts. It has only its streams: Foundation
/// takes a process for running while anybody has the descriptor that it hands down.
enum OrphanedProgram {
  private static let script = """
    scratch=$1
    shift
    mkfifo "$scratch/go" "$scratch/done"
    exec 3<&0
    behind() {
      for descriptor in /proc/self/fd/*; do
        descriptor=${descriptor##*/}
        [ "$descriptor" -le 3 ] || eval "exec $descriptor>&-"
      done
      read -r _ <"$scratch/go"
      "$@" <&3 3<&-
      echo $? >"$scratch/done"
    }
    ( behind "$@" & )
    echo >"$scratch/go"
    read -r code <"$scratch/done"
    exit "$code"
    """

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - command: the program, by its path or a name in `PATH`, and its arguments.
  ///   - directory: where it runs; an empty directory if there is none.
  ///   - environment: what is added to the scrubbed environment.
  ///   - input: what it reads on standard input.
  ///   - deadline: after so many seconds it is killed.
  /// - Returns: what it printed, and its exit code.
  /// - Throws: `FixtureError` where it missed the deadline.
  static func run(
    _ command: [String], in directory: URL? = nil, environment: [String: String] = [:],
    input: Data = Data(), deadline: TimeInterval = 10
  ) throws -> Completed {
    let scratch = try TemporaryDirectory.make("orphan")
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Set for the program alone: the shell above it needs its own `PATH`.
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return try Program(named: "bash").run(
      ["-c", script, "orphan", scratch.path] + (variables.isEmpty ? [] : ["env"] + variables)
        + command,
      in: directory, input: input, deadline: deadline)
  }
}
