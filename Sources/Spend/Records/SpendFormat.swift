/// The forms in which spend is recorded, by the names that `--as` takes.
package enum SpendFormat: String, CaseIterable, Codable, Sendable {
  // What agents write on the machine where they run.
  case claudeCode = "claude-code"
  case codex
  case geminiCLI = "gemini-cli"
  case openCode = "opencode"
  case copilotCLI = "copilot-cli"
  case amp
  case pi
  case cline
  case aider
  // What vendors, gateways and clouds export.
  case anthropicAnalytics = "anthropic-analytics"
  case anthropicUsage = "anthropic-usage"
  case anthropicCost = "anthropic-cost"
  case openAIUsage = "openai-usage"
  case openAICosts = "openai-costs"
  case copilotCSV = "copilot-csv"
  case cursorEvents = "cursor-events"
  case cursorCSV = "cursor-csv"
  case kiroCSV = "kiro-csv"
  case liteLLM = "litellm"
  case openRouter = "openrouter"
  case bedrock
  case focus
  case otlp
  /// The project's own form, for everything else: `outcomes.spend.v1`.
  case outcomes
  /// What a repository's attribution stores carry beside its commits.
  case repository
}
