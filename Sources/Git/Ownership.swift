import Glibc

/// git's protection against repositories that somebody else planted (`safe.directory`).
///
/// git-config(1): a repository is refused unless its git directory and its work tree belong to the
/// current user, or the user's or the system's configuration names it. libgit2 1.5 does not know
/// the values `*` and `directory/*`, which containers and CI runners use, so the rule is kept here.
enum Ownership {
  /// - Throws: a `GitError` with git's own advice if the repository may not be read.
  static func check(gitDirectory: String, workDirectory: String?) throws(GitError) {
    let paths = [gitDirectory] + (workDirectory.map { [$0] } ?? [])
    guard !paths.allSatisfy(isOwn) else { return }
    let repository = SmallFile.resolved(workDirectory ?? gitDirectory)
    guard !isAllowed(repository, by: safeDirectories()) else { return }
    throw GitError(
      subject: repository,
      message: """
        the repository is owned by another user; if you trust it, run \
        'git config --global --add safe.directory \(repository)'
        """)
  }

  /// Whether `values` of `safe.directory`, in the order of reading, allow `repository`.
  static func isAllowed(_ repository: String, by values: [String]) -> Bool {
    values.reduce(false) { allowed, value in
      if value.isEmpty { return false }  // an empty value clears the list
      if value == "*" { return true }
      if value.hasSuffix("/*") {
        return allowed || repository.hasPrefix(SmallFile.resolved(String(value.dropLast(2))) + "/")
      }
      return allowed || SmallFile.resolved(value) == repository
    }
  }

  /// Under `sudo` the caller's own repositories count too, as in git.
  private static func isOwn(_ path: String) -> Bool {
    guard let owner = SmallFile.owner(of: path.count > 1 ? String(path.dropLast()) : path) else {
      return false
    }
    if owner == geteuid() { return true }
    guard geteuid() == 0, let sudo = environment("SUDO_UID") else { return false }
    return uid_t(sudo) == owner
  }

  /// Only configuration outside the repository may vouch for it.
  private static func safeDirectories() -> [String] {
    let home = environment("HOME") ?? ""
    let xdg = environment("XDG_CONFIG_HOME") ?? home + "/.config"
    let global = environment("GIT_CONFIG_GLOBAL")
    let system = environment("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig"
    let noSystem = ["1", "true", "yes", "on"].contains(environment("GIT_CONFIG_NOSYSTEM") ?? "")
    let files = [
      noSystem ? "" : system,
      global == nil ? xdg + "/git/config" : "",
      global ?? home + "/.gitconfig",
    ]
    guard let configuration = try? Configuration(files: files) else { return [] }
    return configuration.values(matching: #"^safe\.directory$"#)
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
