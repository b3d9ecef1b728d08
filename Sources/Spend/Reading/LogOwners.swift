import Glibc

/// Whose logs they are: agents do not write it down, but the home directory they lie in tells.
///
/// The home directory is the parent of the first component of a log's path that begins with a dot:
/// `/home/ada` for `/home/ada/.claude/projects/x.jsonl`, `/home/ada/.codex/sessions/x.jsonl` and
/// `/home/ada/.local/share/opencode/opencode.db`. Its owner is the `user.email` in git's
/// configuration there.
package struct LogOwners: Sendable {
  /// By home directory.
  private var known: [String: String?] = [:]

  package init() {}

  /// The e-mail address of the owner of a log, in lower case; `nil` where nothing tells.
  package mutating func owner(ofLogAt path: String) -> String? {
    guard let home = Self.home(ofLogAt: path) else { return nil }
    if let owner = known[home] { return owner }
    let owner = Self.email(inHome: home)
    known[home] = .some(owner)
    return owner
  }

  /// The home directory that a log lies in; `nil` where no component of its path begins with a dot.
  static func home(ofLogAt path: String) -> String? {
    var home: [Substring] = []
    for component in absolute(path).split(separator: "/") {
      switch component {
      case ".": continue
      case "..": _ = home.popLast()
      case _ where component.hasPrefix("."): return "/" + home.joined(separator: "/")
      default: home.append(component)
      }
    }
    return nil
  }

  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    guard let directory = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(directory) }
    return unsafe String(cString: directory) + "/" + path
  }

  /// A configuration that is larger was not made for git.
  private static let largest = 1 << 20

  /// As git does it, the file in the home directory wins over the one in `.config`.
  private static func email(inHome home: String) -> String? {
    for name in [".gitconfig", ".config/git/config"] {
      let file = SpendFile(path: home + "/" + name)
      guard let text = try? file.content(limit: largest) else { continue }
      if let email = GitUser(configuration: text).email { return email }
    }
    return nil
  }
}
