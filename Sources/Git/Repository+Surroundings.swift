import CGit2

extension Repository {
  /// The URLs of its remotes, as they are configured.
  package var remoteURLs: [String] {
    guard let configuration = try? Configuration(repository: self) else { return [] }
    return configuration.values(matching: #"^remote\..*\.url$"#)
  }

  /// The roots of the work trees that `git worktree add` linked to it, with a trailing slash.
  package var linkedWorkDirectories: [String] {
    withPointers { repository, _ in
      var names = git_strarray()
      guard git_worktree_list(&names, repository) == 0 else { return [] }
      defer { git_strarray_dispose(&names) }
      return (0..<names.count).compactMap { index in
        guard let name = names.strings?[index],
          let worktree = try? Handle<WorktreeKind>(
            "worktree", { git_worktree_lookup(&$0, repository, name) })
        else { return nil }
        return worktree.withPointer { raw in
          git_worktree_path(raw).map { String(cString: $0) }.map {
            $0.hasSuffix("/") ? $0 : $0 + "/"
          }
        }
      }
    }
  }
}
