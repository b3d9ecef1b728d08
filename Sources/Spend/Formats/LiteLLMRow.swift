import JSONScanning

/// A row of LiteLLM's spend logs, wherever it comes from: JSON and CSV give the same records.
///
/// Prompt tokens include what was read from a cache and written to it; how much that was stands in
/// the row's metadata only.
///
/// Where the gateway answers in Anthropic's form, the request's id is that of the answer, `msg_…`,
/// which Claude Code's transcripts have too; releases before September 2026 made up another, and only
/// the session tells (https://github.com/BerriAI/litellm/pull/39511). Such a row and the transcript's
/// lines are one call: they have one key, and `SpendRecord.merge` keeps the usage and, as `origin`
/// sees to it, the place that the transcript states, whichever was read first. None of the
/// transcript's tokens are lost, even where the row has fewer, and none of the row's are added. Where
/// there is no transcript, the row counts.
struct LiteLLMRow {
  var request: String?
  /// Nano-USD.
  var spend: Int64?
  var prompt: Int64 = 0
  var completion: Int64 = 0
  /// Milliseconds since 1970-01-01 UTC.
  var time: Int64?
  var model: String?
  var modelGroup: String?
  /// A member of the team; an e-mail address in some set-ups.
  var user: String?
  /// The user that the request itself names.
  var endUser: String?
  var session: String?
  var status: String?
  var cacheHit: String?
  var metadata = LiteLLMMetadata()
  /// The agent that a tag names.
  var tagged: String?
  var isMalformed = false

  /// Puts the row's record into `intake`.
  func take(line: Int?, into intake: inout SpendIntake) {
    if isMalformed || metadata.isMalformed || spend ?? 0 < 0 {
      return intake.skip(.badNumber, line: line)
    }
    let spend = spend ?? 0
    guard spend > 0 || (tokens.total > 0 && !wasFree) else { return intake.passOver() }
    guard let request else { return intake.skip(.missingIdentity, line: line) }
    guard let time else { return intake.skip(.badTime, line: line) }
    let usage = Usage(
      model: (model ?? modelGroup).map { intake.shared($0) }, tokens: tokens,
      // Models whose price LiteLLM does not know cost it nothing: that is no price.
      stated: spend > 0 ? StatedCost(nanos: spend, basis: .list) : nil,
      accuracy: metadata.isReadable && cached <= prompt ? .exact : .approximate)
    let isMessage = request.hasPrefix("msg_")
    var key = RecordKeyHasher(isMessage ? "anthropic-message" : "litellm")
    key.add(request)
    intake.add(
      SpendRecord(
        key: key.key, format: .liteLLM, agent: agent, grain: .request, usage: usage,
        origin: origin(at: time, isMessage: isMessage)))
  }

  /// Of an answer that may stand in a transcript, the origin comes after all of a transcript's: those
  /// know the directory and the branch.
  private func origin(at time: Int64, isMessage: Bool) -> Origin {
    Origin(
      time: time, session: sessionOfClaudeCode ?? session, author: author,
      fileStart: isMessage ? .max : nil, isSidechain: isMessage)
  }

  /// Whether no model was asked, or none answered.
  private var wasFree: Bool {
    cacheHit?.lowercased() == "true" || status == "failure" || metadata.hasFailed
  }

  private var cached: Int64 { metadata.cacheRead + metadata.cacheWritten }

  private var tokens: Tokens {
    let writes = metadata.writes.split(ofTotal: metadata.cacheWritten)
    return Tokens(
      // Where the cache had more than the prompt, that was counted without it.
      input: cached <= prompt ? prompt - cached : prompt, cacheRead: metadata.cacheRead,
      cacheWrite5m: writes.fiveMinutes, cacheWrite1h: writes.hour, output: completion)
  }

  private var sessionOfClaudeCode: String? {
    metadata.claudeSession ?? ClaudeCodeUser.session(endUser)
  }

  private var agent: String {
    tagged ?? (sessionOfClaudeCode == nil ? "litellm" : "claude-code")
  }

  private var author: String? {
    ([user, endUser] + metadata.users).lazy.compactMap { EmailAddress.normalized($0) }.first
  }

  /// Reads the tags that come next, a list or the text of one.
  mutating func readTags(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.kind(in: bytes) == .string else { return try readTagList(&json, bytes) }
    if let text = try json.utf8(in: bytes) { readTags(text) }
  }

  /// Reads tags from their text, such as `["User-Agent: claude-cli"]`.
  mutating func readTags(_ text: [UInt8]) {
    var json = JSONScanner()
    // A text that is no list has no tags.
    try? readTagList(&json, text.span)
  }

  private mutating func readTagList(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.enterArray(in: bytes) else { return }
    while try json.nextElement(in: bytes) {
      if let tag = try json.label(in: bytes) { tagged = tagged ?? UserAgent.agent(ofTag: tag) }
    }
  }
}
