import CGit2

/// libgit2's process-wide state.
///
/// Started with the first repository, not with the program: its start-up reads the whole CA bundle
/// and costs 6 ms and more, which `--help` need not pay. Never shut down.
enum Library {
  /// Starts libgit2 on the first call and does nothing on every later one.
  static func start() { _ = started }

  private static let started: Void = {
    git_libgit2_init()
    // SHA-1 of every object read is 20 to 50 % of the time; `git fsck` is the tool for that.
    _ = cgit2_set_strict_hash_verification(0)
    // libgit2 1.5 knows no `safe.directory = *`; `Ownership` applies git's own rule instead.
    _ = cgit2_set_owner_validation(0)
    // Trees are read by several children each; libgit2 keeps none over 4 KiB by itself.
    _ = cgit2_set_tree_cache_limit(1 << 20)
    _ = cgit2_set_cache_max_size(256 << 20)
    _ = cgit2_allow_readers_extensions()
    // Nothing that is read here depends on the machine's configuration.
    for level in [GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL] {
      _ = cgit2_set_search_path(level.rawValue, "")
    }
  }()
}
