/// Which agent telemetry is of.
enum OTLPAgent {
  /// The beginnings of services' names, lower case, and the agents' names in reports.
  private static let services: [(prefix: String, agent: String)] = [
    ("claude-code", "claude-code"), ("claude_code", "claude-code"), ("codex", "codex"),
    ("gemini-cli", "gemini-cli"), ("gemini_cli", "gemini-cli"), ("qwen-code", "qwen-code"),
    ("github-copilot", "copilot"), ("copilot", "copilot"), ("opencode", "opencode"),
    ("kilo-code", "kilo-code"), ("roo-code", "roo-code"), ("cline", "cline"), ("goose", "goose"),
    ("aider", "aider"), ("cursor", "cursor"), ("kiro", "kiro"), ("openhands", "openhands"),
    ("crush", "crush"),
  ]

  /// Who answers, by the conventions' names of providers.
  private static let providers: [String: String] = [
    "anthropic": "anthropic-api", "openai": "openai-api", "azure.ai.openai": "openai-api",
    "aws.bedrock": "bedrock", "openrouter": "openrouter", "litellm": "litellm",
  ]

  /// The agent of an entry of the GenAI conventions: by its service, else by its provider, else
  /// `genai`.
  static func of(_ attributes: OTLPAttributes) -> String {
    if let service = attributes[.serviceName]?.lowercased(),
      let known = services.first(where: { service.hasPrefix($0.prefix) })
    {
      return known.agent
    }
    return attributes.first(.provider, .system).flatMap { providers[$0.lowercased()] } ?? "genai"
  }

  /// Those that report each call as an event of their own as well: what they say by the GenAI
  /// conventions is counted only where the events are not there.
  static let withOwnEvents: Set<String> = ["claude-code", "codex", "gemini-cli", "qwen-code"]
}
