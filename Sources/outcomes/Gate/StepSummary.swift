import Foundation

/// The page that GitHub shows for a step of a job.
enum StepSummary {
  /// GitHub drops a summary over this many bytes, the whole of it.
  private static let longest = 1 << 20

  /// Appends Markdown to the file that `GITHUB_STEP_SUMMARY` names; without one, does nothing.
  ///
  /// - Throws: a `Failure` where the file cannot be written.
  static func append(_ text: String) throws(Failure) {
    let variable = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"]
    guard let path = variable, !path.isEmpty else { return }
    let there = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    guard there + text.utf8.count <= longest else {
      standardError("notice: the step's summary is full; the verdict stands in the log alone")
      return
    }
    do {
      if !FileManager.default.fileExists(atPath: path) {
        try Data().write(to: URL(fileURLWithPath: path))
      }
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      defer { try? file.close() }
      try file.seekToEnd()
      try file.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(
        kind: .unreadable,
        message: "cannot write the step's summary '\(path)': \(error.localizedDescription)")
    }
  }
}
