/// What is known of a session while its events are read.
///
/// **Sums that go on, and sums that begin anew.** The answers between two sums tell how much was put
/// out meanwhile. A sum goes on from the last one where it is not smaller in anything, and its output
/// is nearer to the last sum's output plus what was put out since than to the latter alone. Then what
/// came in addition counts; otherwise all of it. Where the answers do not say what they put out, a
/// sum that is not smaller goes on.
///
/// **Without an end.** Where the program was not closed, only the output of the answers is known. It
/// counts, marked as too small, under the key that the sum will have: when it comes, it replaces it.
struct CopilotCLISession {
  private var id: String?
  private var start: Int64?
  private var directory: String?
  private var repository: String?
  private var branch: String?
  private var model: String?
  /// The last sum.
  private var sum: [String: CopilotCLIUsage] = [:]
  /// How many sums there were; a part of the keys.
  private var segment: Int64 = 0
  private var segmentStart: Int64?
  /// What the answers since the last sum put out, by model.
  private var outputs: [String: Int64] = [:]
  /// The events that were taken; the same one again says nothing.
  private var taken: Set<RecordKey> = []

  /// More is not counted: a session's sums stay far below, and they can be added.
  private static let most: Int64 = 1_000_000_000_000_000
  /// More models have no names, so that a hostile file takes no memory.
  private static let mostModels = 256

  mutating func take(_ event: CopilotCLIEvent, number: Int, into intake: inout SpendIntake) {
    // A copy that is damaged is counted, and does not hide the one that is not.
    if let key = event.key, !event.isMalformed, !taken.insert(key).inserted {
      return intake.passOver()
    }
    segmentStart = segmentStart ?? event.time
    switch event.kind {
    case .start, .resume, .contextChanged, .modelChange: takeContext(event, into: &intake)
    case .message:
      guard !event.isMalformed else { return intake.skip(.badNumber, line: number) }
      var model = event.model ?? model ?? ""
      if outputs.count >= Self.mostModels, outputs[model] == nil { model = "" }
      outputs[model] = min(outputs[model, default: 0] + event.output, Self.most)
    case .shutdown: takeSum(event, number, into: &intake)
    }
  }

  /// Takes what stands after the last sum.
  mutating func finish(into intake: inout SpendIntake) {
    guard outputs.values.contains(where: { $0 > 0 }) else { return }
    guard id != nil else { return intake.skip(.missingIdentity) }
    guard segmentStart != nil else { return intake.skip(.badTime) }
    for (model, output) in outputs where output > 0 {
      add(
        CopilotCLIUsage(output: min(output, Tokens.limit)), of: model, .undercounted, into: &intake)
    }
    outputs = [:]
  }

  private mutating func takeContext(
    _ event: CopilotCLIEvent, into intake: inout SpendIntake
  ) {
    if id == nil, let session = event.session, let time = event.time {
      (id, start) = (session, time)
      if let commit = event.commit, (7...64).contains(commit.count),
        commit.allSatisfy(\.isHexDigit)
      {
        let target = SessionLink.Target.parentCommit(commit.lowercased())
        intake.add(
          SessionLink(
            agent: CopilotCLIReader.agent, session: session, target: target, time: time))
      }
    }
    model = event.model ?? model
    guard event.hasContext else { return }
    directory = event.directory ?? directory
    repository = event.repository
    branch = event.branch == "HEAD" ? nil : event.branch
  }

  private mutating func takeSum(
    _ event: CopilotCLIEvent, _ number: Int, into intake: inout SpendIntake
  ) {
    guard !event.isMalformed else { return intake.skip(.badNumber, line: number) }
    guard event.metrics.values.contains(where: { $0.tokens.total > 0 }) else {
      return intake.passOver()
    }
    guard id != nil else { return intake.skip(.missingIdentity, line: number) }
    guard segmentStart != nil else { return intake.skip(.badTime, line: number) }
    let earlier = goesOn(event.metrics) ? sum : [:]
    for (model, usage) in event.metrics {
      let increase = usage.increase(over: earlier[model])
      if increase.tokens.total > 0 { add(increase, of: model, .exact, into: &intake) }
    }
    sum = event.metrics
    segment += 1
    segmentStart = nil
    outputs = [:]
  }

  private func goesOn(_ metrics: [String: CopilotCLIUsage]) -> Bool {
    guard !sum.isEmpty else { return false }
    for (model, usage) in sum where metrics[model]?.covers(usage) != true { return false }
    let (before, now) = (Self.output(of: sum), Self.output(of: metrics))
    let since = outputs.values.reduce(0) { min($0 + $1, Self.most) }
    return 2 * (now - since) >= before
  }

  private static func output(of sum: [String: CopilotCLIUsage]) -> Int64 {
    sum.values.reduce(0) { min($0 + $1.output, most) }
  }

  private func add(
    _ usage: CopilotCLIUsage, of model: String, _ accuracy: Accuracy,
    into intake: inout SpendIntake
  ) {
    guard let id, let segmentStart else { return }
    var hasher = RecordKeyHasher("copilot-cli-segment")
    hasher.add(id)
    hasher.add(segment)
    hasher.add(model)
    intake.add(
      SpendRecord(
        key: hasher.key, format: CopilotCLIReader.format, agent: CopilotCLIReader.agent,
        grain: .session,
        usage: Usage(
          model: model.isEmpty ? nil : model, tokens: usage.tokens, accuracy: accuracy),
        origin: Origin(
          time: segmentStart, session: id, directory: directory, repository: repository,
          branch: branch, fileStart: start)))
  }
}
