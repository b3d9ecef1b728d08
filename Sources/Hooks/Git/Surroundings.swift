/// A process's variables as git commands get them.
package enum Surroundings {
  /// The variables that name a repository (`git rev-parse --local-env-vars`).
  private static let repository = ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"]
  private static let state = [
    "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX",
    "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_QUARANTINE_PATH",
  ]
  private static let settings = ["GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"]

  /// For what is to last: settings that hold for this process alone do not count.
  ///
  /// - Parameters:
  ///   - environment: the process's variables.
  ///   - isNamed: whether the repository is named, so that variables do not name another.
  /// - Returns: git's variables.
  package static func lasting(_ environment: [String: String], isNamed: Bool) -> [String: String] {
    present(environment, isNamed: isNamed).filter { !settings.contains($0.key) }
  }

  /// For what holds right now.
  ///
  /// - Parameters:
  ///   - environment: the process's variables.
  ///   - isNamed: whether the repository is named, so that variables do not name another.
  /// - Returns: git's variables.
  package static func present(_ environment: [String: String], isNamed: Bool) -> [String: String] {
    environment.filter { variable in
      !state.contains(variable.key) && !(isNamed && repository.contains(variable.key))
    }
  }

  /// For a repository of its own, without a trace of an agent that may have started this process.
  static func bare(_ environment: [String: String]) -> [String: String] {
    let kept = [
      "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TMPDIR", "XDG_CONFIG_HOME",
      "XDG_CACHE_HOME", "XDG_DATA_HOME", "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
      "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_PARAMETERS", "GIT_TEMPLATE_DIR", "LD_LIBRARY_PATH",
    ]
    let prefixes = ["LC_", "GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"]
    return environment.filter { variable in
      kept.contains(variable.key) || prefixes.contains { variable.key.hasPrefix($0) }
    }
  }
}
