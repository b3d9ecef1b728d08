/// A metric that counts tokens or money.
struct OTLPMeter: Hashable, Sendable {
  /// `nil` where the service or the provider tells.
  var agent: String?
  var convention: OTLPCounts.Convention
  /// The attribute that says which tokens a point counts; `nil` where it counts USD.
  var classes: OTLPAttribute?

  static func named(_ name: String) -> OTLPMeter? {
    switch name {
    case "claude_code.token.usage":
      OTLPMeter(agent: "claude-code", convention: .disjoint, classes: .type)
    case "claude_code.cost.usage": OTLPMeter(agent: "claude-code", convention: .disjoint)
    case "gemini_cli.token.usage":
      OTLPMeter(agent: "gemini-cli", convention: .gemini, classes: .type)
    case "qwen-code.token.usage":
      OTLPMeter(agent: "qwen-code", convention: .gemini, classes: .type)
    case "codex.turn.token_usage":
      OTLPMeter(agent: "codex", convention: .inclusive, classes: .tokenType)
    case "gen_ai.client.token.usage": OTLPMeter(convention: .genAI, classes: .genAITokenType)
    default: nil
    }
  }
}

/// Which tokens a metric's point counts.
enum OTLPTokenClass: Sendable {
  case count(any WritableKeyPath<OTLPCounts, Int64> & Sendable)
  /// The sum of others.
  case total

  init?(_ name: String) {
    switch name {
    case "input": self = .count(\.input)
    case "output": self = .count(\.output)
    case "cacheRead", "cache", "cached_input": self = .count(\.cacheRead)
    case "cacheCreation", "cache_write_input": self = .count(\.cacheWrite)
    case "thought", "reasoning_output": self = .count(\.reasoning)
    case "tool": self = .count(\.tool)
    case "total": self = .total
    default: return nil
    }
  }
}
