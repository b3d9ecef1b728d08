import Foundation
import Spend

/// Where agents on this machine keep logs that tell what was spent; only whether they are there.
struct LogDirectories {
  private struct Place {
    let format: SpendFormat
    /// The variable that names the agent's directory instead of the usual one.
    let variable: String?
    /// In the home directory.
    let usual: String
    /// In the agent's directory.
    let logs: String
  }

  private static let table = [
    Place(format: .claudeCode, variable: "CLAUDE_CONFIG_DIR", usual: ".claude", logs: "projects"),
    Place(format: .claudeCode, variable: nil, usual: ".config/claude", logs: "projects"),
    Place(format: .codex, variable: "CODEX_HOME", usual: ".codex", logs: "sessions"),
    Place(format: .geminiCLI, variable: "GEMINI_CLI_HOME", usual: ".gemini", logs: "tmp"),
    Place(
      format: .copilotCLI, variable: "COPILOT_HOME", usual: ".copilot", logs: "session-state"),
    Place(format: .amp, variable: nil, usual: ".local/share/amp", logs: "threads"),
    Place(
      format: .pi, variable: "PI_CODING_AGENT_DIR", usual: ".pi/agent", logs: "sessions"),
    Place(format: .openCode, variable: nil, usual: ".local/share/opencode", logs: "storage"),
  ]

  private let environment: [String: String]

  /// `environment` is the process's.
  init(_ environment: [String: String]) { self.environment = environment }

  /// The logs that are there, of formats of which nothing was imported.
  func unread(imported: Set<SpendFormat>) -> [(format: SpendFormat, path: String)] {
    Self.table.filter { !imported.contains($0.format) }.flatMap { place in
      paths(of: place).filter(isDirectory).map { (place.format, $0) }
    }
  }

  private func paths(of place: Place) -> [String] {
    let named = place.variable.flatMap { environment[$0] }
    let usual = environment["HOME"].map { "\($0)/\(place.usual)" }
    return Set([named, usual].compactMap(\.self)).filter { $0.hasPrefix("/") }.sorted()
      .map { "\($0)/\(place.logs)" }
  }

  private func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// A path as people type it.
  func typed(_ path: String) -> String {
    let home = (environment["HOME"] ?? "") + "/"
    guard home.count > 1, path.hasPrefix(home) else { return ShellWord.quoted(path) }
    let rest = String(path.dropFirst(home.count))
    return ShellWord.quoted(rest) == rest ? "~/" + rest : ShellWord.quoted(path)
  }
}
