package import Foundation

/// Directories that are gone when the tests are.
package enum TemporaryDirectory {
  /// One for the whole run; everything else is inside.
  private static let session: URL = {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("outcomes-tests-\(UUID().uuidString)")
    _ = atexit { TemporaryDirectory.removeAll() }
    return root
  }()

  /// Makes an empty directory.
  ///
  /// - Parameter name: how its name begins.
  /// - Returns: the directory.
  /// - Throws: what the file system says.
  package static func make(_ name: String) throws -> URL {
    let directory = session.appendingPathComponent("\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    return directory
  }

  private static func removeAll() {
    try? FileManager.default.removeItem(at: session)
  }
}
