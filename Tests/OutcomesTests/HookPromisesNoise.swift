import FixtureSupport

/// Environments and messages without sense, the same in every run.
struct HookPromisesNoise {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private static let variables = [
    "AI_AGENT", "AGENT", "CLAUDECODE", "CLAUDE_CODE_SESSION_ID", "CODEX_THREAD_ID", "CODEX_SANDBOX",
    "COPILOT_AGENT_SESSION_ID", "CURSOR_AGENT", "GEMINI_CLI", "QWEN_CODE", "KIRO_SESSION_ID",
    "AGENT_SESSION_ID", "GOOSE_TERMINAL", "AMP_CURRENT_THREAD_ID", "AWS_EXECUTION_ENV", "PS1",
    "PROMPT_COMMAND", "GIT_EDITOR", "GIT_DIR", "HOME", "USER", "LC_ALL", "REPLIT_MODE",
  ]
  private static let words = [
    "1", "0", "claude-code", "codex_cli@1", "goose", "0b2f3c1e-6a8e", "AmazonQ-For-CLI",
    "###PS1JSON###", "agent-exec", "\n", "\r\n", "\u{1b}[2J", "$(id)", "../..", "@", ":", "_", "-",
  ]

  /// Commands of bash that set a few variables.
  mutating func exports() -> String {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      let name = Self.variables.randomElement(using: &generator) ?? ""
      return "export \(name)=$'\(value().map(Self.escaped).joined())'"
    }.joined(separator: "\n")
  }

  private mutating func value() -> [UInt8] {
    (0..<Int.random(in: 1...3, using: &generator)).flatMap { _ -> [UInt8] in
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: [UInt8](repeating: anyByte(), count: Int.random(in: 0...20_000, using: &generator))
      case 1: (0..<40).map { _ in anyByte() }
      default: Array((Self.words.randomElement(using: &generator) ?? "").utf8)
      }
    }
  }

  /// Any but NUL, which no variable can hold.
  private mutating func anyByte() -> UInt8 { UInt8.random(in: 1...255, using: &generator) }

  private static func escaped(_ byte: UInt8) -> String {
    "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

extension HookPromisesNoise {
  private static let seeds = [
    "new\n\nBody\n", "new\n\nBody\n\nCc: Ann <ann@example.org>\nAssisted-by: claude-code:opus\n",
    "new\r\n\r\nBody\r\n", "Revert \"old\"\n\nThis reverts commit 0123456789abcdef.\n",
    "Squashed commit of the following:\n\ncommit 0123\n\n    Assisted-by: codex:gpt-5\n",
    "# This is a combination of 2 commits.\n# This is the 1st commit message:\n\none\n\n"
      + "AI-Session: codex:0199a213\n",
    "new\n\n# Please enter the commit message for your changes.\n#\n",
    "new\n# ------------------------ >8 ------------------------\n# Do not modify\ndiff\n",
    "caf\u{e9}\n---\nmore\n\nFixes: #1\n folded\n\tonce more\nBug-Id:\n",
  ]
  private static let parts = [
    "\n", "\n\n", "\r", "\0", "#", ";", " ", "\t", ":", "---\n", "Assisted-by: claude-code\n",
    "AI-Session: ", "# ------------------------ >8 ------------------------\n", "fixup! ",
    "Co-authored-by: Claude <noreply@anthropic.com>\n", "(cherry picked from commit 0123)\n",
  ]

  /// A message with parts changed, taken out, put in or repeated.
  mutating func message() -> [UInt8] {
    var bytes = Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end] + bytes[start..<end], at: start)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: start)
      default:
        bytes.insert(
          contentsOf: (Self.parts.randomElement(using: &generator) ?? "").utf8, at: start)
      }
    }
    return bytes
  }
}
