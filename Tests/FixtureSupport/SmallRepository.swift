package import Foundation

/// A repository that a test writes commit by commit.
///
/// Authors and dates are given, so that its commit ids are the same everywhere.
package struct SmallRepository: Sendable {
  package let directory: URL
  private let git: Program

  /// Makes an empty repository, whose branch is `main`.
  ///
  /// - Parameter directory: where; it is made.
  /// - Throws: `FixtureError` where git fails.
  package init(at directory: URL) throws {
    self.directory = directory
    git = try Program(named: "git")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try run(["init", "-q", "--template=", "-b", "main", "."])
  }

  /// One commit's author and time.
  package struct Author: Sendable {
    package var name: String
    package var email: String
    /// As git reads it, such as `2026-09-01T10:00:00Z`.
    package var date: String

    package init(_ name: String, email: String, date: String) {
      self.name = name
      self.email = email
      self.date = date
    }

    fileprivate var environment: [String: String] {
      [
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": date,
      ]
    }
  }

  /// Writes files and commits everything, the message byte by byte.
  ///
  /// - Parameters:
  ///   - message: the whole message.
  ///   - author: who, and when.
  ///   - files: texts by path.
  /// - Returns: the commit's id.
  /// - Throws: `FixtureError` where git fails.
  @discardableResult
  package func commit(
    _ message: String, by author: Author, files: [String: String]
  ) throws -> String {
    for (path, text) in files {
      try Data(text.utf8).write(to: directory.appendingPathComponent(path))
    }
    try run(["add", "-A"])
    try run(
      ["commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", "-"],
      environment: author.environment, input: message)
    return try run(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
  }

  package func tag(_ name: String) throws { try run(["tag", name]) }

  /// Runs git in the repository and returns what it prints.
  ///
  /// - Throws: `FixtureError` where git fails.
  @discardableResult
  package func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> String {
    let done = try git.run(
      arguments, in: directory, environment: environment, input: Data(input.utf8))
    guard done.exitCode == 0 else {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(done.errors)")
    }
    return done.output
  }
}
