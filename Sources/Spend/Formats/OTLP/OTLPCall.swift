/// How good an account of a call is, best first: the same calls are told by several of them.
enum OTLPRank: Int, Comparable, Sendable {
  /// An event of the agent's own.
  case event
  /// A span, or an event in a span, of the agent's own.
  case agentSpan
  /// A span of the GenAI conventions, one for each call.
  case chatSpan
  /// An event of the GenAI conventions, one for each call.
  case inferenceLog
  /// The sum of a turn of the agent.
  case turnLog
  /// The sum of all that an agent did when it was asked something.
  case agentSummary

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// A sum stands for several calls.
  var isSum: Bool { self >= .turnLog }
}

/// One account of a call, or of several, that an entry gives.
struct OTLPCall: Sendable {
  var record: SpendRecord
  var rank: OTLPRank
  /// What other accounts of the same call have in common with it.
  let traceID: RecordKey?
  var trace: RecordKey?
  var response: RecordKey?
  var conversation: RecordKey?

  init(_ record: SpendRecord, rank: OTLPRank, entry: OTLPEntry) {
    self.record = record
    self.rank = rank
    traceID = entry.trace.map(OTLPTrace.key)
    // Commands that one agent starts may be of another agent, in the same trace.
    trace = entry.trace.map { OTLPCall.scope("trace", $0, record.agent) }
    response = entry.attributes[.responseID].map { OTLPCall.scope("response", $0) }
    conversation = record.origin.session.map(OTLPCall.conversation)
  }

  static func conversation(_ session: String) -> RecordKey { scope("conversation", session) }

  private static func scope(_ parts: String...) -> RecordKey {
    var hasher = RecordKeyHasher("otlp-scope")
    for part in parts { hasher.add(part) }
    return hasher.key
  }
}

/// The best accounts that a file has of a trace, a response and a session.
struct OTLPPrecedence {
  private var best: [RecordKey: OTLPRank] = [:]

  init(_ calls: [OTLPCall]) {
    for call in calls {
      for scope in [call.trace, call.response] { note(call.rank, of: scope) }
      // Only an agent that has events of its own has them for the whole session.
      if call.rank <= .agentSpan { note(call.rank, of: call.conversation) }
    }
  }

  /// Whether a better account tells the same.
  func isBeaten(_ call: OTLPCall) -> Bool {
    [call.trace, call.response, call.conversation].contains { scope in
      scope.flatMap { best[$0] }.map { $0 < call.rank } ?? false
    }
  }

  /// Whether the file has the calls of this session, so that sums of them are not needed.
  func hasCalls(of session: String) -> Bool { best[OTLPCall.conversation(session)] != nil }

  private mutating func note(_ rank: OTLPRank, of scope: RecordKey?) {
    guard let scope else { return }
    best[scope] = min(best[scope] ?? rank, rank)
  }
}
