package import Foundation

/// Repositories that a test writes as one stream (git-fast-import(1)).
package enum FastImport {
  /// Writes a stream to a new bare repository.
  ///
  /// - Parameters:
  ///   - stream: commits with the marks 1, 2, 3 and so on.
  ///   - directory: where; it is made.
  ///   - keepsPack: whether a small history stays one pack, where git would unpack it.
  /// - Returns: the ids of the commits, by their marks.
  /// - Throws: `FixtureError` where git fails.
  package static func write(
    _ stream: String, to directory: URL, keepsPack: Bool = false
  ) throws -> [String] {
    let git = try Program(named: "git")
    _ = try git.run(["init", "-q", "--bare", "--template=", "-b", "main", directory.path])
    let marks = directory.appendingPathComponent("marks")
    let done = try git.run(
      (keepsPack ? ["-c", "fastimport.unpackLimit=0"] : [])
        + ["fast-import", "--quiet", "--export-marks=\(marks.path)"],
      in: directory, input: Data(stream.utf8), deadline: 120)
    guard done.exitCode == 0 else { throw FixtureError("fast-import: \(done.errors)") }
    let ids = try String(contentsOf: marks, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      return (Int(parts[0].dropFirst()) ?? 0, String(parts[1]))
    }
    return ids.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
