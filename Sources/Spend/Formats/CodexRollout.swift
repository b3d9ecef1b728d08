/// What is known of a thread while its lines are read, from the first to the last.
struct CodexRollout {
  private let fileName: Substring
  private var lineage: CodexLineage?
  private var start: Int64?
  /// The session whose work it is: a subagent's calls are its session's.
  private var session: String?
  private var isSubagent = false
  private var directory: String?
  private var repository: String?
  private var branch: String?
  private var model: String?
  private var terms: RateTerms = []
  private var previousTotal: CodexUsage?
  private var hasRecords = false
  /// What the last event told: it waits, since the record of the same response may follow.
  private var pending: SpendRecord?
  /// The thread of which `codex exec` prints.
  private var printed: String?

  init(fileName: Substring) { self.fileName = fileName }

  mutating func take(_ line: CodexLine, number: Int, into intake: inout SpendIntake) {
    start = start ?? line.time
    lineage?.take(ordinal: line.ordinal)
    switch line.kind {
    case .sessionMeta: takeMeta(line, into: &intake)
    case .turnContext: takeTurn(line.payload)
    case .event where line.payload.event == .tokenCount: count(line, number, into: &intake)
    case .event: takeTurn(line.payload)
    case .usageRecord: takeRecord(line, number, into: &intake)
    case .threadStarted: printed = line.payload.thread
    case .turnCompleted: takePrinted(line, number, into: &intake)
    }
  }

  /// Takes what waits for a line that did not come.
  mutating func finish(into intake: inout SpendIntake) {
    if let pending { intake.add(pending) }
    pending = nil
  }

  private mutating func takeTurn(_ payload: CodexPayload) {
    lineage?.take(turn: payload.turn, startedAt: payload.startedAt)
    model = payload.model ?? model
    directory = payload.directory ?? directory
    // What the program calls fast is sent as `priority`.
    if let tier = payload.tier { terms = RateTerms(tier: tier == "fast" ? "priority" : tier) }
  }

  private mutating func takeMeta(_ line: CodexLine, into intake: inout SpendIntake) {
    let meta = line.payload
    guard lineage == nil else {
      lineage?.take(copied: meta)
      return
    }
    let thread = meta.id ?? meta.session ?? CodexThreadID.id(inFileName: fileName)
    lineage = CodexLineage(meta, thread: thread, time: line.time)
    lineage?.take(ordinal: line.ordinal)
    start = meta.timestamp ?? line.time
    isSubagent = meta.isSubagent
    session = isSubagent ? meta.session ?? meta.parent ?? thread : thread
    (directory, repository) = (meta.directory, meta.repository)
    branch = meta.branch == "HEAD" ? nil : meta.branch
    guard let session, let start else { return }
    if let commit = meta.commit, (7...64).contains(commit.count), commit.allSatisfy(\.isHexDigit) {
      intake.add(link(session, .parentCommit(commit.lowercased()), at: start))
    }
    if let thread, thread != session { intake.add(link(session, .alias(thread), at: start)) }
  }

  private func link(
    _ session: String, _ target: SessionLink.Target, at time: Int64
  ) -> SessionLink {
    SessionLink(agent: CodexReader.agent, session: session, target: target, time: time)
  }
}

extension CodexRollout {
  /// Takes an event that tells what the thread used so far and what the last response used.
  private mutating func count(_ line: CodexLine, _ number: Int, into intake: inout SpendIntake) {
    let (total, last) = (line.payload.total, line.payload.last)
    let previous = previousTotal
    previousTotal = total ?? previous
    guard total?.isMalformed != true, last?.isMalformed != true else {
      return intake.skip(.badNumber, line: number)
    }
    guard !hasRecords, lineage?.span != .copied, total == nil || total != previous,
      !isInherited(total, last, after: previous),
      let usage = last ?? total?.increase(over: previous), usage.tokens.total > 0
    else { return intake.passOver() }
    guard let owner = lineage?.owner ?? CodexThreadID.id(inFileName: fileName) else {
      return intake.skip(.missingIdentity, line: number)
    }
    guard let time = line.time else { return intake.skip(.badTime, line: number) }
    var hasher = RecordKeyHasher("codex-usage")
    hasher.add(owner)
    if let total { total.add(to: &hasher) } else { hasher.add(time) }
    usage.add(to: &hasher)
    finish(into: &intake)
    pending = record(
      hasher.key, usage, model: line.payload.model, at: time, session: session ?? owner)
  }

  /// Whether an event only repeats what a fork inherited: before the first response to a thread
  /// comes, Codex tells the totals that the thread began with.
  private func isInherited(
    _ total: CodexUsage?, _ last: CodexUsage?, after previous: CodexUsage?
  ) -> Bool {
    lineage?.isFork == true && previous == nil && total != nil && total != last
  }

  private mutating func takeRecord(
    _ line: CodexLine, _ number: Int, into intake: inout SpendIntake
  ) {
    hasRecords = true
    guard let usage = line.payload.usage else { return intake.skip(.missingAmount, line: number) }
    guard !usage.isMalformed else { return intake.skip(.badNumber, line: number) }
    if pending?.usage.tokens == usage.tokens {
      pending = nil
      intake.passOver()
    }
    finish(into: &intake)
    guard usage.tokens.total > 0 else { return intake.passOver() }
    let thread = line.payload.thread ?? lineage?.thread
    guard let key = key(of: line.payload, usage, thread) else {
      return intake.skip(.missingIdentity, line: number)
    }
    guard let time = line.time else { return intake.skip(.badTime, line: number) }
    let isOwn = thread == lineage?.thread
    let session = isOwn ? self.session ?? thread : line.payload.session ?? thread
    intake.add(record(key, usage, model: line.payload.model, at: time, session: session))
  }

  private func key(
    of payload: CodexPayload, _ usage: CodexUsage, _ thread: String?
  ) -> RecordKey? {
    var hasher: RecordKeyHasher
    if let response = payload.response {
      hasher = RecordKeyHasher("codex-response")
      hasher.add(response)
    } else if let thread, let turn = payload.turn {
      hasher = RecordKeyHasher("codex-turn")
      hasher.add(thread)
      hasher.add(turn)
    } else {
      return nil
    }
    usage.add(to: &hasher)
    return hasher.key
  }

  private func record(
    _ key: RecordKey, _ usage: CodexUsage, model stated: String?, at time: Int64, session: String?
  ) -> SpendRecord {
    let model = stated ?? model
    return SpendRecord(
      key: key, format: CodexReader.format, agent: CodexReader.agent, grain: .request,
      usage: Usage(
        model: model ?? Self.assumedModel, tokens: usage.tokens, terms: terms,
        accuracy: model == nil ? .approximate : .exact, isSidechain: isSubagent),
      origin: Origin(
        time: time, session: session, directory: directory, repository: repository,
        branch: branch, fileStart: start, isSidechain: isSubagent))
  }

  /// What Codex used by default when it did not yet write down the model.
  private static let assumedModel = "gpt-5"

  /// Takes what `codex exec` prints at the end of a turn: what the thread used since it began, in
  /// earlier runs too, and neither a time nor a model.
  ///
  /// All that is printed of a thread has one key, and the largest counts. The time is that in the
  /// thread's id. Where the thread's rollout was read as well, that counts, being finer.
  private func takePrinted(_ line: CodexLine, _ number: Int, into intake: inout SpendIntake) {
    guard let usage = line.payload.usage else { return intake.skip(.missingAmount, line: number) }
    guard !usage.isMalformed else { return intake.skip(.badNumber, line: number) }
    guard usage.tokens.total > 0 else { return intake.passOver() }
    guard let printed else { return intake.skip(.missingIdentity, line: number) }
    guard let time = CodexThreadID.time(of: printed) ?? line.time else {
      return intake.skip(.badTime, line: number)
    }
    var hasher = RecordKeyHasher("codex-exec")
    hasher.add(printed)
    intake.add(
      SpendRecord(
        key: hasher.key, format: CodexReader.format, agent: CodexReader.agent, grain: .session,
        usage: Usage(
          model: line.payload.model ?? Self.assumedModel, tokens: usage.tokens,
          accuracy: line.payload.model == nil ? .approximate : .exact),
        origin: Origin(time: time, session: printed)))
  }
}
