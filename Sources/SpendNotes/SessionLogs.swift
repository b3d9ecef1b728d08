package import Spend

/// Where agents keep the log of a session, as far as the session's id tells.
///
/// A table: each agent's directory, and how its files are named.
package struct SessionLogs: Sendable {
  private let environment: [String: String]

  /// `environment` is that of the process, or of a test.
  package init(_ environment: [String: String]) { self.environment = environment }

  /// The calls of a session, of the finest grain that its logs have; in no order.
  ///
  /// Only files of this session are read, but for the database that the Copilot CLI keeps for all.
  package func calls(of session: AgentSession) -> [SpendRecord] {
    guard let format = Self.formats[session.agent] else { return [] }
    let readers = spendReaders.filter { $0.format == format }
    let reading = SpendReading.read(paths(of: session), readers: readers)
    let id = session.id.lowercased()
    let records = reading.intake.records.filter {
      $0.grain <= .session && $0.origin.session?.lowercased() == id
    }
    let finest = records.map(\.grain).min()
    return records.filter { $0.grain == finest }
  }

  private static let formats: [String: SpendFormat] = [
    "claude-code": .claudeCode, "codex": .codex, "copilot": .copilotCLI, "gemini-cli": .geminiCLI,
    "amp": .amp, "pi": .pi, "opencode": .openCode,
  ]

  /// The files and directories that the session's calls stand in; those that do not exist are left
  /// out.
  func paths(of session: AgentSession) -> [String] {
    let id = session.id
    switch session.agent {
    case "claude-code":
      return claude.flatMap { Directory.folders(in: $0 + "/projects") }
        .flatMap { ["\($0)/\(id).jsonl", "\($0)/\(id)/subagents"] }.filter(Directory.exists)
    case "codex":
      return homes("CODEX_HOME", ".codex").flatMap { home in
        (Self.days(of: home + "/sessions") + [home + "/archived_sessions"]).flatMap {
          Directory.files(in: $0) { $0.hasPrefix("rollout-") && $0.contains("-\(id).jsonl") }
        }
      }
    case "copilot":
      return homes("COPILOT_HOME", ".copilot").flatMap {
        ["\($0)/session-state/\(id)/events.jsonl", "\($0)/session-store.db"]
      }.filter(Directory.exists)
    case "gemini-cli":
      // Files are named by the first digits, and those of subagents lie in a folder by all.
      let chats = homes("GEMINI_CLI_HOME", ".gemini").flatMap { Directory.folders(in: $0 + "/tmp") }
      return chats.map { $0 + "/chats" }.flatMap { folder in
        Directory.files(in: folder) {
          $0.hasPrefix("session-") && $0.contains("-\(id.prefix(8)).json")
        }
      }
    case "amp":
      return data.map { "\($0)/amp/threads/\(id).json" }.filter(Directory.exists)
    case "pi":
      return homes("PI_CODING_AGENT_DIR", ".pi/agent")
        .flatMap { Directory.folders(in: $0 + "/sessions") }
        .flatMap { Directory.files(in: $0) { $0.hasSuffix("_\(id).jsonl") } }
    case "opencode":
      return data.map { "\($0)/opencode/storage/message/\(id)" }.filter(Directory.exists)
    default: return []
    }
  }

  /// The newest of the directories `YYYY/MM/DD` in which Codex files its threads by their first day.
  private static func days(of sessions: String) -> [String] {
    var folders = [sessions]
    for _ in ["year", "month", "day"] {
      folders = folders.flatMap { Directory.folders(in: $0).reversed() }.prefix(mostDays).map(
        \.self)
    }
    return folders
  }

  private static let mostDays = 60

  private var claude: [String] {
    Set(homes("CLAUDE_CONFIG_DIR", ".claude") + homes("", ".config/claude")).sorted()
  }

  private var data: [String] { homes("", ".local/share") + absolute("XDG_DATA_HOME") }

  /// The directory that a variable names, and the usual one in the home directory.
  private func homes(_ variable: String, _ usual: String) -> [String] {
    let usual = absolute("HOME").map { $0 + "/" + usual }
    return Array(Set(absolute(variable) + usual)).sorted()
  }

  private func absolute(_ variable: String) -> [String] {
    environment[variable].flatMap { $0.hasPrefix("/") ? [$0] : nil } ?? []
  }
}
