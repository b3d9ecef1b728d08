import Glibc
import Tagging

/// The git directory of the work tree that the commit is made in.
struct WorkTreeState {
  private let directory: String

  /// Finds it: git says it in the environment, or else by where it keeps the message.
  init(messageFile path: String) {
    directory = environmentVariable("GIT_DIR") ?? Self.parent(of: path)
  }

  private static func parent(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty
      ? "." : parts.count == 1 && parts[0].isEmpty ? "/" : parts.joined(separator: "/")
  }

  /// Whether git is in the middle of making commits anew.
  var isReplaying: Bool {
    CommitKind.replayState.contains { access(directory + "/" + $0, F_OK) == 0 }
  }

  /// The mark that an agent's hook left, which is gone then.
  func takeMark() -> Mark? {
    let path = directory + "/" + Mark.file
    guard let content = contents(of: path, limit: Mark.longest) else { return nil }
    unlink(path)
    guard let mark = Mark(String(decoding: content, as: UTF8.self)),
      mark.isGood(at: Int64(time(nil)))
    else { return nil }
    return mark
  }
}
