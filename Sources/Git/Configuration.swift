import CGit2

/// git configuration as libgit2 reads it: of a repository, or of files named one by one.
struct Configuration: ~Copyable {
  private let handle: Handle<ConfigurationKind>

  /// The repository's own configuration.
  init(repository: borrowing Repository) throws(GitError) {
    handle = try repository.withPointers { (pointer, _) throws(GitError) in
      try Handle("config") { git_repository_config_snapshot(&$0, pointer) }
    }
  }

  /// The configuration in those of `files` that exist.
  init(files: [String]) throws(GitError) {
    let handle = try Handle<ConfigurationKind>("config") { git_config_new(&$0) }
    let levels = [GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL]
    for (file, level) in zip(files, levels) where SmallFile.contents(of: file) != nil {
      try handle.withPointer { (pointer) throws(GitError) in
        try check(git_config_add_file_ondisk(pointer, file, level, nil, 0), file)
      }
    }
    self.handle = handle
  }

  /// The values of all variables whose names match the regular expression, in order.
  func values(matching pattern: String) -> [String] {
    handle.withPointer { configuration in
      guard
        let iterator = try? Handle<ConfigurationIteratorKind>(
          "config", { git_config_iterator_glob_new(&$0, configuration, pattern) })
      else { return [] }
      var values: [String] = []
      iterator.withPointer { iterator in
        var entry: UnsafeMutablePointer<git_config_entry>?
        while git_config_next(&entry, iterator) == 0, let found = entry {
          values.append(found.pointee.value.map { String(cString: $0) } ?? "")
        }
      }
      return values
    }
  }
}
