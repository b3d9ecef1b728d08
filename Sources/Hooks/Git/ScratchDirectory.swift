package import Foundation

/// An empty directory that only this user can read, to be removed.
package struct ScratchDirectory: Sendable {
  package let path: String

  /// - Throws: what the file system says.
  package init(_ name: String) throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("outcomes-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    path = url.path
  }

  package func file(_ name: String) -> URL { URL(fileURLWithPath: "\(path)/\(name)") }

  package func remove() { try? FileManager.default.removeItem(atPath: path) }
}
