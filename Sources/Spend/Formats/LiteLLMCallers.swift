import JSONScanning

/// Agents by the names that they give themselves in requests.
enum UserAgent {
  /// The agent of a tag such as `User-Agent: claude-cli/2.1.281 (external, cli)`, as LiteLLM makes
  /// them; `nil` for other tags and unknown agents.
  static func agent(ofTag tag: String) -> String? {
    let prefix = "user-agent: "
    let tag = tag.lowercased()
    guard tag.hasPrefix(prefix) else { return nil }
    let product = tag.dropFirst(prefix.count).prefix { $0 != "/" && $0 != " " }
    return agents[String(product)]
  }

  private static let agents = [
    "claude-cli": "claude-code", "cline": "cline", "codex_cli_rs": "codex", "codex_exec": "codex",
    "codex_vscode": "codex", "codex-tui": "codex", "geminicli": "gemini-cli",
    "githubcopilotchat": "copilot", "kilo-code": "kilo-code", "opencode": "opencode",
    "roocode": "roo-code", "roo-code": "roo-code",
  ]
}

/// The user that Claude Code names in its requests: a device, an account and a session.
enum ClaudeCodeUser {
  private enum Key: String, CaseIterable { case session_id }
  private static let keys = JSONKeys<Key>()

  /// The session of `user_…_account_…_session_<id>`, or of `{"device_id":…,"session_id":"<id>"}`.
  static func session(_ user: String?) -> String? {
    guard let user else { return nil }
    let bytes = Array(user.utf8)
    if bytes.first == UInt8(ascii: "{") { return try? session(inObject: bytes.span) }
    guard user.hasPrefix("user_"), let mark = user.ranges(of: "_session_").last else { return nil }
    let session = user[mark.upperBound...]
    return session.isEmpty ? nil : String(session)
  }

  private static func session(inObject bytes: Span<UInt8>) throws(JSONError) -> String? {
    var json = JSONScanner()
    var session: String?
    guard try json.enterObject(in: bytes) else { return nil }
    while try json.nextKey(of: keys, in: bytes) != nil {
      session = try json.label(in: bytes, limit: 200)
    }
    return session
  }
}
