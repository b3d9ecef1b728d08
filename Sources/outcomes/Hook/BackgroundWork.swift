import ArgumentParser
import Git
import Glibc

/// A process that nobody waits for.
enum BackgroundWork {
  /// libgit2 1.5 can run for ever on a damaged object store; after so many seconds it is given up.
  private static let deadline: UInt32 = 10

  /// Leaves the terminal and all files of others alone, stands back behind others, and bounds the
  /// time and the memory.
  static func begin() {
    // Whoever waits for the end of a pipe or a socket that git had open does not wait for this.
    closefrom(STDERR_FILENO + 1)
    _ = signal(SIGALRM) { _ in _exit(0) }
    _ = alarm(deadline)
    _ = setsid()
    _ = nice(5)
    ProcessLimits.set(cpuSeconds: Int(deadline), memory: 2 << 30)
  }
}

/// What the commands have in common that the hooks leave running behind.
struct BackgroundOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The git directory of the work tree.", valueName: "directory"))
  var gitDir = "."

  @Argument(parsing: .allUnrecognized, help: .hidden)
  var others: [String] = []
}
