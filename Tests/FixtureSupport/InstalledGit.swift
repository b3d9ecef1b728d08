package import Foundation

/// The installed git at work in a directory of its own, without any configuration around it.
package struct InstalledGit {
  package let directory: URL
  private let git: Program

  /// A git that works in a new empty directory, which `remove()` takes away again.
  package init() throws {
    directory = try TemporaryDirectory.make("git")
    git = try Program(named: "git")
  }

  package func remove() { try? FileManager.default.removeItem(at: directory) }

  /// What the command prints.
  ///
  /// - Throws: `FixtureError` where it does not succeed.
  package func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    let done = try git.run(
      arguments, in: directory,
      environment: ["LC_ALL": "C", "GIT_CEILING_DIRECTORIES": directory.path],
      input: Data(input), deadline: 120)
    guard done.exitCode == 0 else {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(done.errors)")
    }
    return Array(done.stdout)
  }
}
