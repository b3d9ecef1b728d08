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
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
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
