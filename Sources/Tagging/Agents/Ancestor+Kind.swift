extension Ancestor {
  /// The agent whose own process this is.
  var agent: KnownAgent? {
    if let slug = Self.agent(ofProgram: name) { return KnownAgent.named(slug) }
    guard isInterpreter else { return nil }
    // The interpreter, its options, the script.
    return words().dropFirst().first { !$0.hasPrefix("-") }.flatMap { Self.agent(ofScript: $0) }
      .flatMap { KnownAgent.named($0) }
  }

  /// Whether people type into shells below it, so that what is above it says nothing of them:
  /// multiplexers, terminals, and editors with terminals.
  var isTerminal: Bool {
    switch name {
    case "screen", "SCREEN", "zellij", "konsole", "xterm", "kitty", "alacritty", "wezterm-gui",
      "foot", "ghostty", "xfce4-terminal", "tilix", "terminator", "code", "codium", "cursor",
      "windsurf", "zed-editor", "idea", "pycharm", "webstorm", "goland", "rider", "clion",
      "rustrover":
      true
    // As `tmux: server`.
    default:
      name.hasPrefix("tmux") || name.hasPrefix("gnome-terminal") || name.hasPrefix("code-insiders")
    }
  }

  /// Whether it may run an agent that is a script; node and bun call their main thread by another
  /// name.
  private var isInterpreter: Bool {
    switch name {
    case "node", "bun", "deno", "MainThread", "node-MainThread": true
    default: name.hasPrefix("python")
    }
  }

  /// The agent that a program's name stands for, where it is that agent's alone: `amp`, `pi`, `goose`
  /// and `q` are other programs too, and these agents set variables.
  ///
  /// Aider is left out: it commits a person's own edits as well, and marks what it made itself.
  private static func agent(ofProgram name: String) -> String? {
    switch name {
    case "claude": "claude-code"
    case "codex", "copilot", "opencode", "crush", "openhands": name
    case "gemini": "gemini-cli"
    case "cursor-agent": "cursor"
    case "droid": "factory-droid"
    case "kiro-cli", "kiro-cli-chat": "kiro"
    case "qwen": "qwen-code"
    case "kimi": "kimi"
    case "auggie": "augment"
    case "kilo": "kilo-code"
    default: nil
    }
  }

  private static func agent(ofScript path: String) -> String? {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    for suffix in [".js", ".mjs", ".cjs", ".py", ".exe"] where name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
    }
    return agent(ofProgram: name)
      ?? packages.first { path.hasPart($0.part) }.map(\.agent)
  }

  /// Packages whose scripts carry a name that says nothing, as `dist/index.js`.
  private static let packages: [(part: String, agent: String)] = [
    ("/@anthropic-ai/claude-code/", "claude-code"), ("/@openai/codex/", "codex"),
    ("/@google/gemini-cli/", "gemini-cli"), ("/@github/copilot/", "copilot"),
    ("/@qwen-code/qwen-code/", "qwen-code"), ("/@sourcegraph/amp/", "amp"),
    ("/@augmentcode/auggie/", "augment"), ("/opencode-ai/", "opencode"),
    ("/@charmland/crush/", "crush"), ("/cursor-agent/", "cursor"),
  ]
}
