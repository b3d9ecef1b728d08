extension OTLPEntry {
  /// What Claude Code says of a call: its event `api_request`, or its span `llm_request`.
  ///
  /// https://code.claude.com/docs/en/monitoring-usage
  func claudeRequest(_ rank: OTLPRank) -> OTLPAccount {
    let counts = OTLPCounts(
      attributes,
      [
        (\.input, .inputTokens), (\.output, .outputTokens), (\.cacheRead, .cacheReadTokens),
        (\.cacheWrite, .cacheCreationTokens),
      ])
    var isMalformed = counts.isMalformed
    let nanos =
      attributes.nanos(.costUSD, power: 9, isMalformed: &isMalformed)
      ?? attributes.nanos(.costMicros, power: 3, isMalformed: &isMalformed)
    guard !isMalformed else { return .unusable(.badNumber) }
    guard counts.isStated || nanos != nil else {
      // The span of a request that failed has no counts.
      return rank == .event ? .unusable(.missingAmount) : .nothing
    }
    let tokens = counts.tokens(.disjoint)
    guard tokens.total > 0 || nanos ?? 0 > 0 else { return .nothing }
    guard let time = bestTime else { return .unusable(.badTime) }
    let usage = Usage(
      model: attributes.model(.model, .responseModel, .requestModel), tokens: tokens,
      stated: nanos.map { StatedCost(nanos: $0, basis: .estimate) },
      terms: attributes[.speed] == "fast" ? .fast : [],
      accuracy: attributes.claudeAccuracy, isSidechain: attributes.isOfSubagent)
    let record = SpendRecord(
      key: claudeKey(counts, at: time), format: .otlp, agent: "claude-code", grain: .request,
      usage: usage, origin: attributes.origin(at: time, isSidechain: attributes.isOfSubagent))
    return .call(OTLPCall(record, rank: rank, entry: self))
  }

  /// The commit that a tool made in a session.
  ///
  /// Only with `OTEL_LOG_TOOL_DETAILS=1`.
  var commitLink: SessionLink? {
    guard let commit = attributes[.toolParameters], let session = attributes.session,
      let time = bestTime
    else { return nil }
    return SessionLink(agent: "claude-code", session: session, target: .commit(commit), time: time)
  }

  /// The id of the request, by which a batch that was sent again is known.
  ///
  /// Logs call the same call by the id of its message, so they share no name space with this.
  private func claudeKey(_ counts: OTLPCounts, at time: Int64) -> RecordKey {
    var hasher = RecordKeyHasher("claude-code-otlp-request")
    // A span calls the request's id the response's.
    if let id = attributes.first(.requestID, .responseID) {
      hasher.add("request")
      hasher.add(id)
    } else if let id = attributes[.clientRequestID] {
      hasher.add("client-request")
      hasher.add(id)
    } else {
      // The sequence begins again where a session is resumed: with the time, it is unique.
      hasher.add(attributes.session ?? "")
      hasher.add(attributes[.eventSequence] ?? "")
      hasher.add(time)
      hasher.add(attributes[.model] ?? "")
      hasher.add(counts)
    }
    return hasher.key
  }
}

extension OTLPAttributes {
  /// Before 2.1.214, the counts of a call were added up twice where the stream had several frames
  /// with them, so that they may be too large.
  var claudeAccuracy: Accuracy {
    guard let version = first(.appVersion, .serviceVersion) else { return .approximate }
    let parts = version.split(separator: ".").prefix(3).map { part in
      Int(part.prefix { $0.isASCII && $0.isNumber }) ?? 0
    }
    return parts.lexicographicallyPrecedes([2, 1, 214]) ? .approximate : .exact
  }
}

extension RecordKeyHasher {
  /// Adds what a call used: where no id tells calls apart, their counts help.
  mutating func add(_ counts: OTLPCounts) {
    for count in [
      counts.input, counts.output, counts.cacheRead, counts.cacheWrite, counts.reasoning,
      counts.tool,
    ] { add(count) }
  }
}
