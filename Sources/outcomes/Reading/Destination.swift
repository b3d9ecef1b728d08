import Foundation

/// Where a result goes: a file, or standard output.
struct Destination {
  /// `nil` for standard output.
  let file: String?

  /// - Throws: a `Failure` where the file cannot be written.
  func write(_ text: String) throws(Failure) {
    guard let file else {
      FileHandle.standardOutput.write(Data(text.utf8))
      return
    }
    do {
      let url = URL(fileURLWithPath: file)
      // A device or a pipe is written to; a file put in its place would be the end of it.
      let type =
        try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)[
          .type] as? FileAttributeType
      if let type, type != .typeRegular, type != .typeDirectory {
        let handle = try FileHandle(forWritingTo: url)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
      } else {
        try Data(text.utf8).write(to: url, options: .atomic)
      }
    } catch {
      throw Failure(
        kind: .unreadable, message: "cannot write '\(file)': \(error.localizedDescription)")
    }
  }

  /// no-color.org: any value but an empty one turns colours off.
  var hasColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// In columns.
  var width: Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }) {
      return columns
    }
    return isTerminal ? terminalWidth() ?? 80 : 100
  }

  private var isTerminal: Bool { file == nil && isatty(STDOUT_FILENO) == 1 }
}
