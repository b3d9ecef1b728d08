extension OTLPFile {
  /// Takes an entry for what it says of a call or of a session, or passes over it.
  mutating func add(_ entry: OTLPEntry, into intake: inout SpendIntake) {
    if let trace = entry.trace.map(OTLPTrace.key) {
      traces[trace, default: OTLPTrace()].note(entry.attributes)
    }
    switch entry.eventName {
    case "claude_code.api_request", "api_request":
      take(entry.claudeRequest(.event), of: entry, into: &intake)
    case "claude_code.llm_request":
      take(entry.claudeRequest(.agentSpan), of: entry, into: &intake)
    case "claude_code.tool_result", "tool_result":
      if let link = entry.commitLink { intake.add(link) }
      intake.passOver()
    case "codex.sse_event", "codex.websocket_event":
      take(entry.codexResponse, of: entry, into: &intake)
    case "gemini_cli.api_response":
      take(entry.geminiResponse("gemini-cli"), of: entry, into: &intake)
    case "qwen-code.api_response":
      take(entry.geminiResponse("qwen-code"), of: entry, into: &intake)
    default:
      // Events in GenAI spans repeat what the span says.
      if entry.signal != .spanEvent { take(entry.genAICall, of: entry, into: &intake) }
    }
  }

  private mutating func take(
    _ account: OTLPAccount, of entry: OTLPEntry, into intake: inout SpendIntake
  ) {
    switch account {
    case .call(let call): calls.append(call)
    case .nothing: intake.passOver()
    case .unusable(let reason): intake.skip(reason, line: entry.line)
    }
  }

  /// Puts what the file says of calls into `intake`, each call by its best account.
  func finish(into intake: inout SpendIntake) {
    var calls = calls
    for index in calls.indices { complete(&calls[index]) }
    let precedence = OTLPPrecedence(calls)
    for call in calls {
      if precedence.isBeaten(call) { intake.passOver() } else { intake.add(call.record) }
    }
    for (place, series) in series.sorted(by: { $0.key < $1.key }) {
      if let session = series.origin.session, precedence.hasCalls(of: session) {
        intake.passOver()
      } else {
        series.add(at: place, to: &intake)
      }
    }
  }

  /// Fills in what only other entries of the trace say.
  private func complete(_ call: inout OTLPCall) {
    guard call.rank > .agentSpan, let trace = call.traceID.flatMap({ traces[$0] }) else { return }
    trace.fill(&call.record)
    call.conversation = call.record.origin.session.map(OTLPCall.conversation)
  }
}

/// What an entry says of spend.
enum OTLPAccount: Sendable {
  case call(OTLPCall)
  /// It costs nothing, or says nothing of cost.
  case nothing
  case unusable(SkipReason)
}
