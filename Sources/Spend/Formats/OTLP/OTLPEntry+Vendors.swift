extension OTLPEntry {
  /// What Codex says of a response when it is complete, as a log record and as an event in a span.
  ///
  /// The stream's own event of the same kind comes first, without counts. `tool_token_count` is the
  /// total under another name.
  var codexResponse: OTLPAccount {
    let counts = OTLPCounts(
      attributes,
      [
        (\.input, .inputCount), (\.output, .outputCount), (\.cacheRead, .cachedCount),
        (\.cacheWrite, .cacheWriteCount),
      ])
    guard attributes[.eventKind] == "response.completed" else { return .nothing }
    return account(
      counts, .inclusive, agent: "codex", nameSpace: "codex-otlp-response",
      rank: signal == .log ? .event : .agentSpan)
  }

  /// What Gemini CLI, or its descendant Qwen Code, says of a response of the model.
  func geminiResponse(_ agent: String) -> OTLPAccount {
    let counts = OTLPCounts(
      attributes,
      [
        (\.input, .inputCount), (\.output, .outputCount), (\.cacheRead, .cachedContentCount),
        (\.reasoning, .thoughtsCount), (\.tool, .toolCount),
      ], total: .totalCount)
    return account(
      counts, .gemini, agent: agent, nameSpace: "gemini-otlp-response", rank: .event)
  }

  /// A call without an id of its own: known by its session, time, model and counts.
  private func account(
    _ counts: OTLPCounts, _ convention: OTLPCounts.Convention, agent: String,
    nameSpace: StaticString, rank: OTLPRank
  ) -> OTLPAccount {
    guard !counts.isMalformed else { return .unusable(.badNumber) }
    let tokens = counts.tokens(convention)
    guard tokens.total > 0 else { return .nothing }
    guard let time = bestTime else { return .unusable(.badTime) }
    let model = attributes.model(.model)
    var hasher = RecordKeyHasher(nameSpace)
    hasher.add(attributes.session ?? "")
    hasher.add(time)
    hasher.add(model ?? "")
    hasher.add(counts)
    let record = SpendRecord(
      key: hasher.key, format: .otlp, agent: agent, grain: .request,
      usage: Usage(model: model, tokens: tokens), origin: attributes.origin(at: time))
    return .call(OTLPCall(record, rank: rank, entry: self))
  }
}
