import CGit2
import Glibc

/// Variables of git's configuration as its own commands find them.
///
/// For what is to print what git prints, and for who works here; nothing that is read from a
/// repository depends on it.
package enum GitVariable {
  /// The last value of a variable that is true or false; `nil` where nobody sets it.
  ///
  /// - Throws: where the repository or a file cannot be read, or the value is no truth value.
  package static func boolean(
    _ name: String, around directory: String
  ) throws(GitError) -> Bool? {
    try text(name, around: directory).map { (value) throws(GitError) in
      var isTrue: Int32 = 0
      guard git_config_parse_bool(&isTrue, value) == 0 else {
        git_error_clear()
        throw GitError(subject: name, message: "bad boolean config value '\(value)'")
      }
      return isTrue != 0
    }
  }

  /// The last value of a variable; `nil` where nobody sets it.
  ///
  /// git-config(1): the system's file, the user's, the repository's around `directory` if there is
  /// one, `GIT_CONFIG_COUNT` of the environment. What `git -c` hands to its own commands is not
  /// read.
  ///
  /// - Throws: where the repository or a file cannot be read.
  package static func text(
    _ name: String, around directory: String
  ) throws(GitError) -> String? {
    Library.start()
    let pattern = "^" + name.split(separator: ".").joined(separator: #"\."#) + "$"
    var value: String?
    for file in userFiles {
      value = try Configuration(files: [file]).values(matching: pattern).last ?? value
    }
    do throws(GitError) {
      let repository = try Repository(at: directory, searching: true)
      value = try Configuration(repository: repository).values(matching: pattern).last ?? value
    } catch {
      guard error.isNotFound else { throw error }
    }
    return environmentValues(of: name).last ?? value
  }

  /// The files outside repositories, in the order of reading.
  private static var userFiles: [String] {
    let home = environment("HOME") ?? ""
    let shared = environment("XDG_CONFIG_HOME") ?? home + "/.config"
    let leavesSystem = ["1", "true", "yes", "on"].contains(environment("GIT_CONFIG_NOSYSTEM") ?? "")
    let system = leavesSystem ? [] : [environment("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig"]
    let user =
      environment("GIT_CONFIG_GLOBAL").map { [$0] }
      ?? [shared + "/git/config", home + "/.gitconfig"]
    return system + user
  }

  private static func environmentValues(of name: String) -> [String] {
    let count = environment("GIT_CONFIG_COUNT").flatMap { Int($0) } ?? 0
    return (0..<max(0, min(count, 1000))).compactMap { index in
      environment("GIT_CONFIG_KEY_\(index)")?.lowercased() == name
        ? environment("GIT_CONFIG_VALUE_\(index)") : nil
    }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
