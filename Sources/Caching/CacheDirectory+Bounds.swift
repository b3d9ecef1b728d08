internal import Glibc

extension CacheDirectory {
  /// The names that begin with `prefix`, of the newest file first.
  package func names(prefix: String) -> [String] {
    guard let folder = CacheFolder(gitDirectory: gitDirectory) else { return [] }
    return folder.files().filter { $0.name.hasPrefix(prefix) }.newestFirst.map(\.name)
  }

  /// Removes the oldest files whose names begin with `prefix`, and what broken off writing left.
  ///
  /// - Parameters:
  ///   - prefix: how the names begin.
  ///   - files: so many remain at most.
  ///   - bytes: no more than so many in all.
  package func keepNewest(prefix: String, files: Int, bytes: Int) {
    guard let folder = CacheFolder(gitDirectory: gitDirectory) else { return }
    let (all, now) = (folder.files(), FileState.now)
    var (count, size) = (0, 0)
    for file in all.filter({ $0.name.hasPrefix(prefix) }).newestFirst {
      (count, size) = (count + 1, size + file.size)
      if count > files || size > bytes { folder.remove(file.name) }
    }
    for file in all where CacheDraft.isLeftBehind(file, at: now) { folder.remove(file.name) }
  }
}

extension [CachedFile] {
  fileprivate var newestFirst: [CachedFile] {
    sorted { ($1.modified, $0.name) < ($0.modified, $1.name) }
  }
}
