import Foundation
import Spend

/// What the repositories of records are called.
///
/// Where a record names none, it is the work tree on this machine in which its directory is: the
/// name of that folder alone is shown, never the path.
struct RepositoryNames {
  private var byDirectory: [String: String?] = [:]

  mutating func name(of origin: Origin) -> String? {
    if let repository = origin.repository { return RepositoryURL.slug(repository) }
    return origin.directory.flatMap { name(of: $0) }
  }

  private mutating func name(of directory: String) -> String? {
    guard directory.hasPrefix("/"), directory != "/" else { return nil }
    if let known = byDirectory[directory] { return known }
    let url = URL(fileURLWithPath: directory, isDirectory: true)
    let isRoot = FileManager.default.fileExists(atPath: url.appendingPathComponent(".git").path)
    let name = isRoot ? url.lastPathComponent : name(of: url.deletingLastPathComponent().path)
    byDirectory[directory] = .some(name)
    return name
  }
}
