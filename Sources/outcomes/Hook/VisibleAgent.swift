import Foundation

/// The agent that the hook would see if a commit were made where this program was started.
enum VisibleAgent {
  /// What the hook's own program says of it; `nil` where there is no such program.
  static var words: String? {
    guard let programs = HookPlace.programs else { return nil }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: programs).appendingPathComponent("outcomes-hook")
    process.arguments = ["agent"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // It ends by itself within a second, whatever happens.
    guard (try? process.run()) != nil,
      let said = try? output.fileHandleForReading.readToEnd()
    else { return nil }
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
