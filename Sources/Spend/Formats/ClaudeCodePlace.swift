/// What the path of a transcript says.
struct ClaudeCodePlace {
  /// The session, by which its file or directory is named.
  private(set) var session: String?
  /// Whether it is the transcript of a subagent, or of a question aside.
  private(set) var isSubagent = false

  init(path: String) {
    let components = path.split(separator: "/")
    guard let name = components.last, name.hasSuffix(".jsonl") else { return }
    if let folder = components.lastIndex(of: "subagents") {
      isSubagent = true
      session = folder > 0 ? Self.session(components[folder - 1]) : nil
    } else if name.hasPrefix("agent-") {
      // Older releases put them beside the sessions' own.
      isSubagent = true
    } else {
      session = Self.session(name.dropLast(".jsonl".count))
    }
  }

  private static func session(_ name: Substring) -> String? {
    name.isEmpty || name.utf8.count > 200 ? nil : String(name)
  }
}
