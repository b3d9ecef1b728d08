extension OTLPEntry {
  /// What a span or an event of the GenAI conventions says of a call, or of several.
  ///
  /// https://opentelemetry.io/docs/specs/semconv/gen-ai/
  var genAICall: OTLPAccount {
    let counts = OTLPCounts(
      attributes,
      [
        (\.input, .genAIInput), (\.output, .genAIOutput), (\.cacheRead, .genAICacheRead),
        (\.cacheWrite, .genAICacheCreation), (\.cacheWrite, .genAICacheWrite),
        (\.reasoning, .genAIReasoning), (\.reasoning, .genAIReasoningTokens),
      ], total: .genAITotal)
    guard !counts.isMalformed else { return .unusable(.badNumber) }
    let tokens = counts.tokens(.genAI)
    guard tokens.total > 0 else { return .nothing }
    guard let time = bestTime else { return .unusable(.badTime) }
    let (agent, rank) = (OTLPAgent.of(attributes), genAIRank)
    let isSecondary = rank.isSum || OTLPAgent.withOwnEvents.contains(agent)
    let record = SpendRecord(
      key: genAIKey(counts, rank: rank, agent: agent, at: time), format: .otlp, agent: agent,
      grain: isSecondary ? .session : .request,
      usage: Usage(
        model: attributes.genAIModel, tokens: tokens,
        accuracy: rank.isSum ? .approximate : .exact),
      origin: attributes.origin(at: time))
    return .call(OTLPCall(record, rank: rank, entry: self))
  }

  private static let callOperations: Set<String> = [
    "chat", "text_completion", "generate_content", "embeddings", "llm_call",
  ]

  /// An operation that is not known is taken for a sum, so that it never counts twice.
  private var genAIRank: OTLPRank {
    if signal == .span {
      if let operation = attributes[.operation] {
        return Self.callOperations.contains(operation) ? .chatSpan : .agentSummary
      }
      return name?.hasPrefix("chat ") == true ? .chatSpan : .agentSummary
    }
    let isTurn = attributes[.eventName] == KnownBody.agentTurn.rawValue || body == .agentTurn
    return isTurn ? .turnLog : .inferenceLog
  }

  private func genAIKey(
    _ counts: OTLPCounts, rank: OTLPRank, agent: String, at time: Int64
  ) -> RecordKey {
    if !rank.isSum, let id = attributes[.responseID] {
      var hasher = RecordKeyHasher("gen-ai-response")
      hasher.add(id)
      return hasher.key
    }
    if signal == .span, let trace, let span {
      var hasher = RecordKeyHasher("otlp-span")
      hasher.add(trace)
      hasher.add(span)
      return hasher.key
    }
    // The span of a log record may be that of several calls.
    var hasher = RecordKeyHasher("otlp-log")
    for part in [
      agent, trace ?? attributes.session ?? "", span ?? "",
      attributes.first(.turnIndex, .copilotTurnIndex) ?? "", attributes.genAIModel ?? "",
    ] { hasher.add(part) }
    hasher.add(Int64(rank.rawValue))
    hasher.add(time)
    hasher.add(counts)
    return hasher.key
  }
}
