extension KnownAgent {
  /// Every agent that shows itself to the commands that it runs; adding one is adding an entry.
  package static let table: [KnownAgent] = [
    KnownAgent(
      "claude-code", aliases: ["claude", "cowork", "claude-cowork"],
      signs: [
        EnvironmentSign("CLAUDECODE"), EnvironmentSign("CLAUDE_CODE"),
        EnvironmentSign("CLAUDE_CODE_IS_COWORK"), EnvironmentSign("CLAUDE_CODE_REMOTE"),
      ],
      sessions: ["CLAUDE_CODE_SESSION_ID", "CLAUDE_CODE_REMOTE_SESSION_ID"]),
    KnownAgent(
      "codex", aliases: ["codex-cli", "openai-codex"],
      signs: [
        EnvironmentSign("CODEX_THREAD_ID"), EnvironmentSign("CODEX_SANDBOX"),
        EnvironmentSign("CODEX_CI"), EnvironmentSign("CODEX_SHELL"),
        EnvironmentSign("CODEX_SANDBOX_NETWORK_DISABLED"),
        EnvironmentSign("CODEX_INTERNAL_ORIGINATOR_OVERRIDE", .equals("codex_web_agent")),
      ],
      sessions: ["CODEX_THREAD_ID"]),
    KnownAgent(
      "copilot", aliases: ["copilot-cli", "github-copilot", "github-copilot-cli"],
      signs: [
        EnvironmentSign("COPILOT_CLI"), EnvironmentSign("COPILOT_AGENT_SESSION_ID"),
        EnvironmentSign("COPILOT_AGENT_JOB_ID"),
      ],
      sessions: ["COPILOT_AGENT_SESSION_ID"]),
    KnownAgent(
      "cursor", aliases: ["cursor-cli", "cursor-agent"],
      signs: [
        EnvironmentSign("CURSOR_AGENT"),
        EnvironmentSign("CURSOR_EXTENSION_HOST_ROLE", .equals("agent-exec")),
      ]),
    KnownAgent(
      "gemini-cli", aliases: ["gemini", "google-gemini-cli"],
      signs: [EnvironmentSign("GEMINI_CLI")]),
    KnownAgent(
      "qwen-code", aliases: ["qwen", "qwen-coder"], signs: [EnvironmentSign("QWEN_CODE")],
      isAlso: "gemini-cli"),
    KnownAgent(
      "opencode",
      signs: [
        EnvironmentSign("OPENCODE"), EnvironmentSign("OPENCODE_CLIENT"),
        EnvironmentSign("OPENCODE_PID"),
      ]),
    KnownAgent(
      "kilo-code", aliases: ["kilo", "kilocode"], signs: [EnvironmentSign("KILO_PID")],
      isAlso: "opencode"),
    KnownAgent(
      "kiro", aliases: ["kiro-cli"],
      signs: [EnvironmentSign("KIRO_SESSION_ID"), EnvironmentSign("KIRO_AGENT_PATH")],
      sessions: ["KIRO_SESSION_ID"]),
    KnownAgent(
      "amazon-q", aliases: ["amazon-q-cli", "amazon-q-developer"],
      signs: [EnvironmentSign("AWS_EXECUTION_ENV", .contains("AmazonQ-For-CLI"))]),
    KnownAgent(
      "amp", signs: [EnvironmentSign("AMP_CURRENT_THREAD_ID")],
      sessions: ["AMP_CURRENT_THREAD_ID", "AGENT_THREAD_ID"]),
    KnownAgent(
      "goose", signs: [EnvironmentSign("GOOSE_TERMINAL")], sessions: ["AGENT_SESSION_ID"]),
    KnownAgent("crush", signs: [EnvironmentSign("CRUSH")]),
    KnownAgent(
      "pi", aliases: ["pi-coding-agent"], signs: [EnvironmentSign("PI_CODING_AGENT")]),
    KnownAgent("augment", aliases: ["auggie"], signs: [EnvironmentSign("AUGMENT_AGENT")]),
    KnownAgent("cline", signs: [EnvironmentSign("CLINE_ACTIVE")]),
    KnownAgent(
      "roo-code", aliases: ["roo"],
      signs: [EnvironmentSign("ROO_ACTIVE"), EnvironmentSign("ROO_CLI_RUNTIME")]),
    KnownAgent("antigravity", signs: [EnvironmentSign("ANTIGRAVITY_AGENT")]),
    KnownAgent(
      "jetbrains-ai", aliases: ["junie"],
      signs: [EnvironmentSign("JUNIE_DATA"), EnvironmentSign("JUNIE_SHIM_PATH")]),
    KnownAgent(
      "warp", aliases: ["oz"],
      signs: [EnvironmentSign("OZ_HARNESS", .equals("oz")), EnvironmentSign("OZ_RUN_ID")]),
    KnownAgent(
      "openhands",
      signs: [
        EnvironmentSign("PS1", .contains("###PS1JSON###")),
        EnvironmentSign("PROMPT_COMMAND", .contains("###PS1JSON###")),
      ]),
    KnownAgent("replit", signs: [EnvironmentSign("REPLIT_MODE", .equals("assistant"))]),
    KnownAgent("firebender", signs: [EnvironmentSign("FIREBENDER_TERMINAL")]),
    KnownAgent("kimi", aliases: ["kimi-cli"], signs: [EnvironmentSign("KIMI_PLUGIN_ROOT")]),
    KnownAgent(
      "grok", aliases: ["grok-cli"],
      signs: [EnvironmentSign("GROK_AGENT"), EnvironmentSign("GROK_PLUGIN_ROOT")],
      isAlso: "claude-code"),
    KnownAgent("trae", signs: [EnvironmentSign("TRAE_AI_SHELL_ID")]),
    KnownAgent("tabnine", aliases: ["tabnine-cli"], signs: [EnvironmentSign("TABNINE_CLI")]),
    KnownAgent(
      "hermes-agent", aliases: ["hermes"], signs: [EnvironmentSign("HERMES_SESSION_ID")],
      sessions: ["HERMES_SESSION_ID"]),
    KnownAgent(
      "codebuddy", signs: [EnvironmentSign("CODEBUDDY_SESSION_ID")],
      sessions: ["CODEBUDDY_SESSION_ID"]),
    KnownAgent("openclaw", signs: [EnvironmentSign("OPENCLAW_SHELL", .equals("exec"))]),
    // Sets nothing.
    KnownAgent("factory-droid", aliases: ["droid"]),
    KnownAgent("devin"),
    KnownAgent("jules"),
  ]
}
