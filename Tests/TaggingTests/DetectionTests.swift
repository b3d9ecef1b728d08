import Tagging
import Testing

@Suite("Which agent is at work")
struct DetectionTests {
  /// Variables as agents set them, and what they say.
  struct Scene: Sendable {
    let variables: [String: String]
    let tag: AssistanceTag?

    init(_ variables: [String: String], _ tag: AssistanceTag?) {
      self.variables = variables
      self.tag = tag
    }
  }

  static let environments: [Scene] = [
    Scene([:], nil),
    Scene(
      ["CLAUDECODE": "1", "CLAUDE_CODE_SESSION_ID": "0b2f3c1e"],
      AssistanceTag(agent: "claude-code", session: "0b2f3c1e")),
    Scene(["CLAUDECODE": "1"], AssistanceTag(agent: "claude-code")),
    Scene(["CLAUDECODE": "0"], nil),
    Scene(["CLAUDECODE": ""], nil),
    Scene(
      ["CLAUDE_CODE_REMOTE": "true", "CLAUDE_CODE_REMOTE_SESSION_ID": "cse_0123"],
      AssistanceTag(agent: "claude-code", session: "cse_0123")),
    Scene(
      ["CODEX_THREAD_ID": "0199a213-81c0"], AssistanceTag(agent: "codex", session: "0199a213-81c0")),
    Scene(["CODEX_SANDBOX": "seatbelt"], AssistanceTag(agent: "codex")),
    Scene(
      ["COPILOT_CLI": "1", "COPILOT_AGENT_SESSION_ID": "5d1f-77"],
      AssistanceTag(agent: "copilot", session: "5d1f-77")),
    Scene(["CURSOR_AGENT": "1"], AssistanceTag(agent: "cursor")),
    Scene(["GEMINI_CLI": "1"], AssistanceTag(agent: "gemini-cli")),
    Scene(["QWEN_CODE": "1", "GEMINI_CLI": "1"], AssistanceTag(agent: "qwen-code")),
    Scene(["OPENCODE": "1", "AGENT": "1"], AssistanceTag(agent: "opencode")),
    Scene(
      ["KILO_PID": "7", "OPENCODE": "1", "OPENCODE_PID": "7"], AssistanceTag(agent: "kilo-code")),
    Scene(["GROK_AGENT": "1", "CLAUDECODE": "1"], AssistanceTag(agent: "grok")),
    Scene(["KIRO_SESSION_ID": "k-123"], AssistanceTag(agent: "kiro", session: "k-123")),
    Scene(["AWS_EXECUTION_ENV": "x AmazonQ-For-CLI Version/1"], AssistanceTag(agent: "amazon-q")),
    Scene(
      ["AGENT": "amp", "AGENT_THREAD_ID": "T-5a"], AssistanceTag(agent: "amp", session: "T-5a")),
    Scene(
      ["AGENT": "goose", "AGENT_SESSION_ID": "20260301_4"],
      AssistanceTag(agent: "goose", session: "20260301_4")),
    Scene(["AI_AGENT": "claude-code_2-1-202_agent"], AssistanceTag(agent: "claude-code")),
    Scene(["AI_AGENT": "crush@0.31"], AssistanceTag(agent: "crush")),
    Scene(["AI_AGENT": "Gemini CLI"], AssistanceTag(agent: "gemini-cli")),
    Scene(["PROMPT_COMMAND": "printf ###PS1JSON###"], AssistanceTag(agent: "openhands")),
    Scene(["HOME": "/home/jules", "USER": "swebot"], AssistanceTag(agent: "jules")),
    // Another agent's session is none of this one's.
    Scene(["CODEX_CI": "1", "AGENT_SESSION_ID": "20260301_4"], AssistanceTag(agent: "codex")),
    // What people set, and what everybody's terminal has.
    Scene(["AI_AGENT": "1"], nil),
    Scene(["AI_AGENT": "gitlab-lsp_7.17.0__duo-cli"], nil),
    Scene(["AGENT": "1"], nil),
    Scene(["AGENT": "build-7"], nil),
    Scene(["GOOSE_PROVIDER": "openai", "COPILOT_MODEL": "gpt-5"], nil),
    Scene(["CURSOR_TRACE_ID": "6c1", "TERM_PROGRAM": "vscode", "GIT_PAGER": "cat"], nil),
    Scene(["REPL_ID": "x", "HOME": "/home/jules"], nil),
    Scene(["AGENT_SESSION_ID": "20260301_4", "CLAUDE_CODE_SESSION_ID": "0b2f3c1e"], nil),
  ]

  @Test(arguments: environments.indices)
  func environmentNamesTheAgent(_ index: Int) {
    let (variables, tag) = (Self.environments[index].variables, Self.environments[index].tag)
    #expect(Detection(surroundings(variables)).tag == tag, "\(variables)")
  }

  static let garbage: [String] = [
    "", "a b", "x\ny", "abc\u{1b}[31m", "../../etc", "s/e/s", "é-123", "abc",
    String(repeating: "a", count: 201), "a:b:c", "$(id)", "\u{202e}abcd",
  ]

  @Test(arguments: garbage)
  func sessionThatIsNoneIsNotWritten(_ session: String) {
    let found = Detection(surroundings(["CLAUDECODE": "1", "CLAUDE_CODE_SESSION_ID": session]))
    #expect(found.tag == AssistanceTag(agent: "claude-code"))
    #expect(found.tag?.session == nil)
  }

  @Test func nearestProcessDecidesBetweenTwoAgents() {
    let both = ["CLAUDECODE": "1", "CLAUDE_CODE_SESSION_ID": "c-1234", "CODEX_THREAD_ID": "x-1234"]
    let codexInClaude = [process("git"), process("codex"), process("bash"), process("claude")]
    #expect(
      Detection(surroundings(both, ancestors: codexInClaude))
        == .agent(AssistanceTag(agent: "codex", session: "x-1234"), .processes))
    #expect(
      Detection(surroundings(both, ancestors: codexInClaude.reversed()))
        == .agent(AssistanceTag(agent: "claude-code", session: "c-1234"), .processes))
    #expect(
      Detection(surroundings(both, ancestors: [process("bash")]))
        == .ambiguous(["claude-code", "codex"]))
    // An agent above a terminal does not run what is typed there.
    #expect(
      Detection(surroundings(both, ancestors: [process("tmux: server"), process("claude")]))
        == .ambiguous(["claude-code", "codex"]))
  }

  @Test func declaredNameDecidesWhereProcessesDoNot() {
    let both = ["AI_AGENT": "codex", "CLAUDECODE": "1", "CODEX_THREAD_ID": "x-1234"]
    #expect(Detection(surroundings(both)).tag == AssistanceTag(agent: "codex", session: "x-1234"))
    #expect(
      Detection(surroundings(both, ancestors: [process("claude")])).tag
        == AssistanceTag(agent: "claude-code"))
  }

  @Test func variablesThatTheTerminalHasAreInherited() {
    let variables = ["CLAUDECODE": "1", "CLAUDE_CODE_SESSION_ID": "c-1234"]
    func detection(_ ancestors: [Ancestor]) -> Detection {
      Detection(surroundings(variables, ancestors: ancestors))
    }
    let old = process("tmux: server", started: ["CLAUDECODE", "CLAUDE_CODE_SESSION_ID"])
    #expect(detection([process("bash"), old]) == .inherited("claude-code"))
    #expect(detection([process("claude"), process("bash"), old]).tag?.session == "c-1234")
    #expect(detection([process("node"), process("tmux: server")]).tag?.session == "c-1234")
    #expect(
      detection([process("bash"), process("code", started: ["CLAUDECODE"])])
        == .inherited("claude-code"))
  }

  @Test func whatTheTerminalHasIsNoSecondAgent() {
    let both = [
      "CLAUDECODE": "1", "AI_AGENT": "claude-code", "CODEX_CI": "1", "CODEX_THREAD_ID": "x-1234",
    ]
    func detection(_ started: Set<String>) -> Detection {
      let terminal = process("tmux: server", started: started)
      return Detection(surroundings(both, ancestors: [process("sandboxed"), terminal]))
    }
    #expect(
      detection(["CLAUDECODE", "AI_AGENT"]).tag == AssistanceTag(agent: "codex", session: "x-1234"))
    #expect(detection(["CODEX_CI", "CODEX_THREAD_ID"]).tag == AssistanceTag(agent: "claude-code"))
    #expect(detection(["CLAUDECODE", "AI_AGENT", "CODEX_CI", "CODEX_THREAD_ID"]).tag == nil)
    let declared = surroundings(
      ["AI_AGENT": "crush"], ancestors: [process("kitty", started: ["AI_AGENT"])])
    #expect(Detection(declared) == .inherited("crush"))
  }

  /// Processes of agents that set nothing.
  static let processes: [(name: String, words: [String], agent: String?)] = [
    ("droid", [], "factory-droid"), ("claude", [], "claude-code"),
    (
      "node", ["node", "--no-warnings", "/usr/lib/node_modules/@google/gemini-cli/dist/index.js"],
      "gemini-cli"
    ),
    ("node", ["node", "/usr/local/bin/opencode"], "opencode"),
    ("MainThread", ["/usr/bin/node", "/opt/x/codex.js", "exec"], "codex"),
    ("python3", ["python3", "/usr/bin/openhands"], "openhands"),
    ("node", ["node", "server.js", "claude"], nil),
    ("node", ["node", "/srv/codex-proxy/server.js"], nil),
    ("bash", ["bash", "claude"], nil), ("goose", ["goose", "up"], nil), ("pi", [], nil),
    ("aider", [], nil), ("python", ["python", "/usr/bin/aider"], nil),
  ]

  @Test(arguments: processes.indices)
  func processNamesTheAgentWhereTheEnvironmentIsSilent(_ index: Int) {
    let (name, words, agent) = Self.processes[index]
    let above = [process("sh"), process("git"), process(name, words: words), process("systemd")]
    #expect(Detection(surroundings(ancestors: above)).tag?.agent == agent, "\(name) \(words)")
  }

  @Test func markStandsInAndCompletes() {
    let left = mark("gemini-cli", session: "g-1234", model: "gemini-3-pro")
    #expect(Detection(surroundings(mark: left)) == .agent(left.tag, .mark))
    #expect(
      Detection(surroundings(["GEMINI_CLI": "1"], mark: left)) == .agent(left.tag, .environment))
    // The agent's own variable is newer than the mark.
    let claude = mark("claude-code", session: "old-1", model: "claude-opus-5")
    #expect(
      Detection(surroundings(["CLAUDECODE": "1", "CLAUDE_CODE_SESSION_ID": "new-1"], mark: claude))
        .tag == AssistanceTag(agent: "claude-code", model: "claude-opus-5", session: "new-1"))
    #expect(
      Detection(surroundings(["CLAUDECODE": "1"], mark: left))
        == .ambiguous(["claude-code", "gemini-cli"]))
  }
}
