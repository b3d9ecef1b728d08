import Caching
import Foundation

/// Whether what was computed can be kept for the next scan.
enum CacheCheck {
  /// Nothing is made.
  ///
  /// `commonDirectory` is the repository's, with a slash at its end.
  static func check(in commonDirectory: String) -> Check {
    let path = CacheDirectory(gitDirectory: commonDirectory).path
    var place = URL(fileURLWithPath: path)
    while !FileManager.default.fileExists(atPath: place.path), place.path != "/" {
      place.deleteLastPathComponent()
    }
    var isDirectory: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(
      atPath: place.path, isDirectory: &isDirectory)
    guard exists, isDirectory.boolValue, FileManager.default.isWritableFile(atPath: place.path)
    else {
      return .notice(
        "cache", "nothing can be kept in '\(path)', so that every scan computes everything",
        remedy: "ls -ld \(ShellWord.quoted(place.path))")
    }
    return .ok("cache", "results are kept in '\(path)'")
  }
}
