import Foundation
import Testing

/// Compares a whole output with its expected file.
///
/// `RECORD_SNAPSHOTS=1` writes the file instead: read the difference before it is kept.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  // Bytes, because strings that look the same are equal.
  let expected = try Data(contentsOf: file)
  #expect(
    Data(text.utf8) == expected, "\(name) differs:\n\(text.prefix(4000))",
    sourceLocation: sourceLocation)
}
