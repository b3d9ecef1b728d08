/// The words that names of models are made of, in small letters.
enum ModelWords {
  /// The families of models, and the agent of the same vendor.
  ///
  /// Where a line names a model and no agent, it is counted to that agent.
  static let families: [String: String] = [
    "claude": "claude-code", "opus": "claude-code", "sonnet": "claude-code",
    "haiku": "claude-code", "fable": "claude-code", "mythos": "claude-code", "gpt": "codex",
    "codex": "codex", "o3": "codex", "o4": "codex", "chatgpt": "chatgpt", "gemini": "gemini-cli",
    "glm": "glm", "kimi": "kimi", "qwen": "qwen-code", "deepseek": "deepseek", "grok": "grok",
    "codestral": "mistral", "devstral": "mistral", "minimax": "minimax", "composer": "cursor",
  ]

  /// Families whose name is also the name of a person or a thing: a version must stand by them.
  static let ambiguous: Set<String> = [
    "codex", "composer", "fable", "mythos", "o3", "o4", "opus", "haiku",
  ]

  /// What may stand beside the family, besides versions.
  static let qualifiers: Set<String> = [
    "anthropic", "openai", "google", "aws", "azure", "bedrock", "vertex", "openrouter",
    "fireworks", "accounts", "models", "model", "ai", "latest", "preview", "pro", "flash", "lite",
    "max", "mini", "nano", "high", "medium", "low", "xhigh", "minimal", "thinking", "turbo",
    "instruct", "coder", "code", "exp", "context", "fast", "plus", "air", "chat", "reasoning",
    "effort", "cli", "llm", "sol", "agent", "with", "the", "opus", "sonnet", "haiku", "fable",
    "default", "auto",
  ]

  /// Tools that the kernel's form of `Assisted-by` lists after the model.
  static let tools: Set<String> = [
    "coccinelle", "sparse", "smatch", "clang-tidy", "checkpatch", "gcc", "clang",
  ]

  /// Names of agents that people have too.
  static let humanNames: Set<String> = [
    "amp", "claude", "cline", "cody", "devin", "goose", "jules", "kilo", "oz", "pi", "roo",
  ]

  /// Values that admit an AI without naming one.
  static let anonymous: Set<String> = [
    "ai", "llm", "generic llm chatbot", "an llm", "ai assistant", "ai agent",
  ]
}
