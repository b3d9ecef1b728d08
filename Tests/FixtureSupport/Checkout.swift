package import Foundation

/// Where the files that the tests need are.
package enum Checkout {
  /// The package's root.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static let fixtures = root.appendingPathComponent("Fixtures")
  package static let schemas = root.appendingPathComponent("schemas")

  /// The folder of reference tools beside the checkout, or where `OUTCOMES_SHARED` says.
  package static let shared: URL =
    ProcessInfo.processInfo.environment["OUTCOMES_SHARED"].map { URL(fileURLWithPath: $0) }
    ?? root.deletingLastPathComponent().appendingPathComponent("shared")

  package static func hasSharedTool(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: shared.appendingPathComponent("tools/\(name)").path)
  }

  /// An executable of this package, as it was built for the tests.
  ///
  /// It stands beside the test bundle. `OUTCOMES_BINARY_DIR` names another folder, such as that of
  /// a release build.
  ///
  /// - Parameter name: the product's name.
  /// - Returns: the program.
  /// - Throws: `FixtureError` where it has not been built.
  package static func built(_ name: String) throws -> Program {
    let candidates = buildFolders.map { $0.appendingPathComponent(name) }
    let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else { throw FixtureError("cannot find the built '\(name)'") }
    return Program(at: found)
  }

  private static var buildFolders: [URL] {
    if let folder = ProcessInfo.processInfo.environment["OUTCOMES_BINARY_DIR"] {
      return [URL(fileURLWithPath: folder)]
    }
    var folders: [URL] = []
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.pathComponents.count > 1, folders.count < 8 {
      folders.append(folder)
      folder.deleteLastPathComponent()
    }
    return folders + [root.appendingPathComponent(".build/debug")]
  }
}
