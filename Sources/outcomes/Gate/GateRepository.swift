import Foundation
import Git
import Hooks

/// The repository that a gate reads, which may have to ask for what a partial clone left out.
struct GateRepository: ~Copyable {
  private(set) var repository: Repository
  private let path: String
  private let searching: Bool
  private let inHook: Bool

  /// - Throws: a `Failure` where it cannot be opened.
  init(at path: String, searching: Bool, inHook: Bool) throws(Failure) {
    do throws(GitError) {
      repository = try Repository(at: path, searching: searching, inHook: inHook)
    } catch {
      throw Failure(kind: .unreadable, message: error.description)
    }
    (self.path, self.searching, self.inHook) = (path, searching, inHook)
  }

  /// Reads with the repository; what it throws becomes a `Failure` that nothing was decided.
  func reading<Result: ~Copyable>(
    _ body: (borrowing Repository) throws(GitError) -> Result
  ) throws(Failure) -> Result {
    do throws(GitError) {
      return try body(repository)
    } catch {
      throw Failure(kind: .unreadable, message: error.description, hint: hint(for: error))
    }
  }

  /// Has git bring an object that the remote promised when this was cloned with a filter.
  ///
  /// git is the only one to talk to a remote, as it does for each of its own commands in such a
  /// clone; nothing of the repository is run.
  ///
  /// - Parameters:
  ///   - object: a revision that git needs the object for.
  ///   - id: the object.
  /// - Throws: a `Failure` with the command to try by hand.
  mutating func fetch(_ object: String, bringing id: ObjectID) throws(Failure) {
    let command = "git cat-file blob \(object)"
    let failure = Failure(
      kind: .unreadable,
      message: "cannot read '\(object)': this clone does not have it",
      hint: repository.isPartialClone
        ? "fetch it with '\(command)', or name a policy with --policy"
        : "the clone may be damaged: run 'git fsck'")
    guard repository.isPartialClone, !inHook else { throw failure }
    var environment = ProcessInfo.processInfo.environment
    environment["GIT_TERMINAL_PROMPT"] = "0"
    do {
      let git = try GitCommand(in: repository.gitDirectory, environment: environment)
      // The file need not be there: what is looked for is then its directory. So what git says of
      // its success is not asked.
      _ = try git.run(
        [
          "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "cat-file", "blob",
          object,
        ]
      )
      repository = try Repository(at: path, searching: searching)
    } catch {
      throw failure
    }
    guard repository.contains(id) else { throw failure }
  }

  private func hint(for error: GitError) -> String? {
    guard error.isNotFound else { return nil }
    if !repository.shallowBoundary.isEmpty { return Self.unshallow }
    if repository.isPartialClone { return "this clone left objects out: run 'git fetch --refetch'" }
    // What CI calls the base was forced away, and nothing that is fetched leads to it.
    if let id = ObjectID(hex: error.subject) {
      return "fetch it with 'git fetch origin \(id.hex)', or name another revision"
    }
    return error.message.hasPrefix("no such branch")
      ? "fetch it with 'git fetch origin', or look at how it is written" : nil
  }

  /// The one line that mends a shallow clone; the gate needs commits, and neither trees nor files.
  static let unshallow = "git fetch --unshallow --filter=tree:0"
}
