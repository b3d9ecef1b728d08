extension Ancestor {
  /// The agent whose own process this is.
  var agent: KnownAgent? {
    if let agent = Self.agent(ofProgram: name) { return agent }
    guard Self.interpreters.contains(where: { name.hasPrefix($0) }) else { return nil }
    // The interpreter, its options, the script.
    return words().dropFirst().first { !$0.hasPrefix("-") }.flatMap { Self.agent(ofScript: $0) }
  }

  /// Whether people type into shells below it, so that what is above it says nothing of them.
  var isTerminal: Bool {
    Self.terminals.contains(name) || Self.terminalBeginnings.contains { name.hasPrefix($0) }
  }

  /// What runs agents that are scripts; node and bun call their main thread by another name.
  private static let interpreters = ["node", "bun", "deno", "python", "MainThread"]

  /// Multiplexers, terminals, and editors with terminals.
  private static let terminals: Set<String> = [
    "screen", "SCREEN", "zellij", "konsole", "xterm", "kitty", "alacritty", "wezterm-gui", "foot",
    "ghostty", "xfce4-terminal", "tilix", "terminator", "code", "codium", "cursor", "windsurf",
    "zed-editor", "idea", "pycharm", "webstorm", "goland", "rider", "clion", "rustrover",
  ]
  /// Beginnings of such names that have more behind them, as `tmux: server`.
  private static let terminalBeginnings = ["tmux", "gnome-terminal", "code-insiders"]

  /// Programs whose name is theirs alone: `amp`, `pi`, `goose` and `q` are other programs' names
  /// too, and these agents set variables.
  ///
  /// Aider is left out: it commits a person's own edits as well, and marks what it made itself.
  private static let programs: [String: String] = [
    "claude": "claude-code", "codex": "codex", "gemini": "gemini-cli", "copilot": "copilot",
    "cursor-agent": "cursor", "opencode": "opencode", "crush": "crush", "droid": "factory-droid",
    "kiro-cli": "kiro", "kiro-cli-chat": "kiro", "qwen": "qwen-code", "kimi": "kimi",
    "auggie": "augment", "kilo": "kilo-code", "openhands": "openhands",
  ]

  /// Packages whose scripts carry a name that says nothing, as `dist/index.js`.
  private static let packages: [(part: String, agent: String)] = [
    ("/@anthropic-ai/claude-code/", "claude-code"), ("/@openai/codex/", "codex"),
    ("/@google/gemini-cli/", "gemini-cli"), ("/@github/copilot/", "copilot"),
    ("/@qwen-code/qwen-code/", "qwen-code"), ("/@sourcegraph/amp/", "amp"),
    ("/@augmentcode/auggie/", "augment"), ("/opencode-ai/", "opencode"),
    ("/@charmland/crush/", "crush"), ("/cursor-agent/", "cursor"),
  ]

  private static func agent(ofProgram name: String) -> KnownAgent? {
    programs[name].flatMap { KnownAgent.named($0) }
  }

  private static func agent(ofScript path: String) -> KnownAgent? {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    for suffix in [".js", ".mjs", ".cjs", ".py", ".exe"] where name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
    }
    if let agent = agent(ofProgram: name) { return agent }
    return packages.first { path.hasPart($0.part) }.flatMap { KnownAgent.named($0.agent) }
  }
}
