import FixtureSupport
import Foundation
import Git

/// A repository with commits, and whatever a test keeps below its references.
struct StoreRepository {
  let directory: URL
  private let git: Program

  init() throws {
    directory = try TemporaryDirectory.make("stores")
    git = try Program(named: "git")
    try run(["init", "-q", "--bare", "--template=", "-b", "main", "."])
  }

  /// The path to open.
  var path: String { directory.path }

  /// Makes a commit of its own on the branch `main`, and says which.
  ///
  /// - Throws: `FixtureError` where git fails.
  func commit(_ message: String, files: [String: String] = [:]) throws -> ObjectID {
    try keep(files, on: "refs/heads/main", message: message)
  }

  /// Replaces everything below a reference by these files.
  ///
  /// - Returns: the commit that the reference names now.
  /// - Throws: `FixtureError` where git fails.
  @discardableResult
  func keep(
    _ files: [String: String], on reference: String, message: String = "Keep"
  ) throws -> ObjectID {
    var stream = """
      commit \(reference)
      committer A <a@example.org> 1767225600 +0000
      data \(message.utf8.count)
      \(message)
      deleteall

      """
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
    }
    try run(["fast-import", "--quiet", "--force"], input: stream)
    guard let id = ObjectID(hex: try run(["rev-parse", reference])) else {
      throw FixtureError("no commit at \(reference)")
    }
    return id
  }

  /// Runs git, and says what it printed, without the line's end.
  ///
  /// - Throws: `FixtureError` where it fails.
  @discardableResult
  func run(_ arguments: [String], input: String = "") throws -> String {
    let done = try git.run(arguments, in: directory, input: Data(input.utf8))
    guard done.exitCode == 0 else {
      throw FixtureError("git \(arguments.joined(separator: " ")): \(done.errors)")
    }
    return done.output.trimmingCharacters(in: .newlines)
  }
}
