internal import Glibc

/// What stat(2) says of a file that tells whether it is still the same.
package struct FileState: Equatable, Sendable {
  package let size: Int64
  package let inode: UInt64
  /// When its content was changed, in nanoseconds since 1970-01-01 UTC.
  package let modified: Int64
  /// When anything about it was changed, which nobody can forge, in nanoseconds likewise.
  package let changed: Int64

  /// The state of the file or the directory at `path`, links followed; `nil` where there is none.
  package init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    size = Int64(status.st_size)
    inode = UInt64(status.st_ino)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  /// The clock that file systems take their times from, which stands still for some milliseconds at
  /// a time.
  package static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// Whether a change after `moment` would show in the state.
  ///
  /// Not if the last change was in the same tick of the clock; of a file system that seems to keep
  /// whole seconds only, in the same two seconds, as long as FAT's are.
  package func showsChanges(after moment: Int64) -> Bool {
    [modified, changed].allSatisfy { time in
      time < (time % 1_000_000_000 == 0 ? moment - 2_000_000_000 : moment)
    }
  }
}
