import Glibc

/// What tells whether a file is still the one that was read before.
///
/// Agents rewrite logs in place when a session is resumed or compacted: the size alone says nothing.
package struct FileIdentity: Hashable, Codable, Sendable {
  package let path: String
  package let device: UInt64
  package let inode: UInt64
  /// In bytes.
  package let size: Int64
  /// When its content last changed, in nanoseconds since 1970-01-01 UTC.
  package let modified: Int64
  /// When its content or its attributes last changed: nobody can set it back.
  package let changed: Int64

  package init(
    path: String, device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64
  ) {
    self.path = path
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(path: String, status: stat) {
    self.init(
      path: path, device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
      size: Int64(status.st_size), modified: Self.nanoseconds(status.st_mtim),
      changed: Self.nanoseconds(status.st_ctim))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
