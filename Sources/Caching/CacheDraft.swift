internal import Glibc

/// A file of the cache that is being written: `.NAME.PROCESS.NUMBER`.
enum CacheDraft {
  /// So long after its last byte nobody writes it any more, in nanoseconds.
  static let longestLife: Int64 = 3_600 * 1_000_000_000

  static func name(for name: String) -> String {
    ".\(name).\(getpid()).\(UInt32.random(in: .min ... .max))"
  }

  /// Whether a file is a draft that its writer left behind, when it ended too early.
  static func isLeftBehind(_ file: CachedFile, at now: Int64) -> Bool {
    let parts = file.name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count >= 4 && parts[0].isEmpty
      && parts.suffix(2).allSatisfy { part in !part.isEmpty && part.allSatisfy(\.isWholeNumber) }
      && file.modified < now - longestLife
  }
}
