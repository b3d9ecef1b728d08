internal import Glibc

/// The directory of a cache, open.
///
/// It and the one above it are real directories: what a repository brings along in their place, such
/// as a link to somebody's home, is not followed.
struct CacheFolder: ~Copyable {
  let descriptor: Int32

  /// Opens the directory below a git directory; `nil` where it is not there, or is none.
  ///
  /// With `making`, it is made for its owner alone where it is missing.
  init?(gitDirectory: String, making: Bool = false) {
    guard var current = Self.opened(AT_FDCWD, gitDirectory, 0) else { return nil }
    for name in ["outcomes", "cache"] {
      if making { _ = unsafe mkdirat(current, name, 0o700) }
      let next = Self.opened(current, name, O_NOFOLLOW)
      close(current)
      guard let next else { return nil }
      current = next
    }
    descriptor = current
  }

  deinit { close(descriptor) }

  private static func opened(_ parent: Int32, _ name: String, _ flags: Int32) -> Int32? {
    let descriptor = unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags)
    return descriptor < 0 ? nil : descriptor
  }
}

extension CacheFolder {
  /// What is in it, without links and directories; of very many files, some.
  func files() -> [CachedFile] {
    names().compactMap { name in
      var status = stat()
      guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { return nil }
      return CachedFile(
        name: name, size: Int(status.st_size),
        modified: Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec))
    }
  }

  func remove(_ name: String) { _ = unsafe unlinkat(descriptor, name, 0) }

  private func names() -> [String] {
    // A descriptor of its own, since a directory is read from where the last reader stopped.
    let own = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    return own < 0 ? [] : DirectoryNames.reading(own, most: Self.most)
  }

  private static let most = 10_000
}

/// A file of a cache.
struct CachedFile {
  let name: String
  /// In bytes.
  let size: Int
  /// When it was written, in nanoseconds since 1970-01-01 UTC.
  let modified: Int64
}
