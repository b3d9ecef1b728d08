internal import Glibc

/// Which build of the program this is.
///
/// What one build computed, another one may compute otherwise: nobody has to remember to change a
/// version number.
enum ProgramBuild {
  /// A number that another build has not; `nil` where the system does not tell.
  static let current: UInt64? = {
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [
      UInt64(status.st_size), UInt64(bitPattern: Int64(status.st_mtim.tv_sec)),
      UInt64(bitPattern: Int64(status.st_mtim.tv_nsec)), UInt64(status.st_ino),
      UInt64(status.st_dev),
    ] {
      hash = (hash ^ part) &* 0x0000_0100_0000_01B3
      hash ^= hash >> 29
    }
    return hash
  }()
}
