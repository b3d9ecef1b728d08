/// The attributes that are read; no others, since many hold prompts, answers and commands.
enum OTLPAttribute: String, CaseIterable, Sendable {
  // Whose telemetry it is.
  case serviceName = "service.name"
  case serviceVersion = "service.version"
  case appVersion = "app.version"
  case provider = "gen_ai.provider.name"
  /// The older name of the provider.
  case system = "gen_ai.system"
  case userEmail = "user.email"
  // Which event.
  case eventName = "event.name"
  case eventKind = "event.kind"
  case eventTimestamp = "event.timestamp"
  case eventSequence = "event.sequence"
  case operation = "gen_ai.operation.name"
  // Ids.
  case sessionID = "session.id"
  case conversationID = "conversation.id"
  case genAIConversation = "gen_ai.conversation.id"
  case copilotSession = "copilot_chat.session_id"
  case copilotChatSession = "copilot_chat.chat_session_id"
  case requestID = "request_id"
  case clientRequestID = "client_request_id"
  case responseID = "gen_ai.response.id"
  case turnIndex = "turn.index"
  case copilotTurnIndex = "copilot_chat.turn.index"
  // Where the work went.
  case repositoryURL = "vcs.repository.url.full"
  case repositoryOwner = "vcs.owner.name"
  case repositoryName = "vcs.repository.name"
  case branch = "vcs.ref.head.name"
  /// A text of JSON with a command in it: only the commit that the command made is kept.
  case toolParameters = "tool_parameters"
  // What was called, and how.
  case model
  case requestModel = "gen_ai.request.model"
  case responseModel = "gen_ai.response.model"
  case speed
  case querySource = "query_source"
  // Claude Code's amounts.
  case inputTokens = "input_tokens"
  case outputTokens = "output_tokens"
  case cacheReadTokens = "cache_read_tokens"
  case cacheCreationTokens = "cache_creation_tokens"
  case costUSD = "cost_usd"
  case costMicros = "cost_usd_micros"
  // Those of Codex, Gemini CLI and Qwen Code.
  case inputCount = "input_token_count"
  case outputCount = "output_token_count"
  case cachedCount = "cached_token_count"
  case cacheWriteCount = "cache_write_token_count"
  case cachedContentCount = "cached_content_token_count"
  case thoughtsCount = "thoughts_token_count"
  case toolCount = "tool_token_count"
  case totalCount = "total_token_count"
  // Those of the GenAI conventions.
  case genAIInput = "gen_ai.usage.input_tokens"
  case genAIOutput = "gen_ai.usage.output_tokens"
  case genAICacheRead = "gen_ai.usage.cache_read.input_tokens"
  case genAICacheCreation = "gen_ai.usage.cache_creation.input_tokens"
  case genAICacheWrite = "gen_ai.usage.cache_write.input_tokens"
  case genAIReasoning = "gen_ai.usage.reasoning.output_tokens"
  case genAIReasoningTokens = "gen_ai.usage.reasoning_tokens"
  case genAITotal = "gen_ai.usage.total_tokens"
  // What a metric's point counts.
  case type
  case tokenType = "token_type"
  case genAITokenType = "gen_ai.token.type"

  static let byName = Dictionary(
    allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })

  /// Of a metric: what tells the classes of one series apart, and is no part of its identity.
  static let classes: Set<OTLPAttribute> = [.type, .tokenType, .genAITokenType]
}
