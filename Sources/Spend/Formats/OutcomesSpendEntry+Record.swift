import Timestamps

extension OutcomesSpendEntry {
  /// Puts the record into `intake`, or says why there is none.
  func take(line: Int, into intake: inout SpendIntake) {
    guard !isMalformed, texts[.schema] ?? OutcomesReader.schema == OutcomesReader.schema,
      let grain, let terms, isCommit, isBasis
    else { return intake.skip(.malformed, line: line) }
    guard !hasBadNumber else { return intake.skip(.badNumber, line: line) }
    guard let agent = texts[.agent]?.lowercased() else {
      return intake.skip(.missingIdentity, line: line)
    }
    guard let time = texts[.time].flatMap({ Timestamp.milliseconds($0) }) else {
      return intake.skip(.badTime, line: line)
    }
    let usage = Usage(
      model: texts[.model].map { intake.shared($0) }, tokens: tokens, stated: stated,
      terms: terms, webSearches: counts[.webSearches] ?? 0)
    guard usage.tokens.total > 0 || usage.webSearches > 0 || stated != nil else {
      return intake.skip(.missingAmount, line: line)
    }
    let origin = origin(at: time, sharing: &intake)
    intake.add(
      SpendRecord(
        key: key(agent: agent, grain: grain, usage: usage, origin: origin), format: .outcomes,
        agent: intake.shared(agent), grain: grain, usage: usage, origin: origin))
  }

  private func origin(at time: Int64, sharing intake: inout SpendIntake) -> Origin {
    let branch = texts[.branch].flatMap { $0 == "HEAD" ? nil : $0 }
    return Origin(
      time: time, session: texts[.session].map { intake.shared($0) },
      repository: texts[.repository].map { intake.repository(at: $0) },
      branch: branch.map { intake.shared($0) },
      author: texts[.author].map { intake.shared($0.lowercased()) },
      commit: texts[.commit]?.lowercased())
  }

  private var tokens: Tokens {
    Tokens(
      input: counts[.input] ?? 0, cacheRead: counts[.cacheRead] ?? 0,
      cacheWrite5m: counts[.cacheWrite5m] ?? 0, cacheWrite1h: counts[.cacheWrite1h] ?? 0,
      output: counts[.output] ?? 0)
  }

  private var isBasis: Bool { texts[.basis].map { Self.bases[$0] != nil } ?? true }

  private var stated: StatedCost? {
    cost.map { StatedCost(nanos: $0, basis: Self.bases[texts[.basis] ?? ""] ?? .billed) }
  }

  private static let bases: [String: StatedCost.Basis] = [
    "estimate": .estimate, "list": .list, "billed": .billed,
  ]

  private var grain: Grain? {
    texts[.grain].map { Self.grains[$0] } ?? .request
  }

  private static let grains: [String: Grain] = [
    "request": .request, "session": .session, "bucket": .bucket, "user_day": .userDay,
  ]

  private var terms: RateTerms? {
    var all: RateTerms = []
    for name in writtenTerms {
      guard let term = Self.knownTerms[name] else { return nil }
      all.formUnion(term)
    }
    return all
  }

  private static let knownTerms: [String: RateTerms] = [
    "fast": .fast, "batch": .batch, "priority": .priority, "flex": .flex, "us": .us,
  ]

  private var isCommit: Bool {
    guard let commit = texts[.commit]?.utf8 else { return true }
    return (7...64).contains(commit.count)
      && commit.allSatisfy { byte in
        (48...57).contains(byte) || (97...102).contains(byte | 0x20)
      }
  }

  /// The id, or all fields.
  private func key(agent: String, grain: Grain, usage: Usage, origin: Origin) -> RecordKey {
    if let id = texts[.id] {
      var hasher = RecordKeyHasher("outcomes-spend-id")
      hasher.add(agent)
      hasher.add(id)
      return hasher.key
    }
    var hasher = RecordKeyHasher("outcomes-spend-line")
    hasher.add(origin.time)
    for number in OutcomesSpendField.counts.map({ counts[$0] ?? 0 }) { hasher.add(number) }
    hasher.add(cost ?? -1)
    for number in [usage.stated?.basis.rawValue ?? -1, grain.rawValue, usage.terms.rawValue] {
      hasher.add(Int64(number))
    }
    let texts = [
      agent, usage.model, origin.session, origin.repository, origin.branch, origin.author,
      origin.commit,
    ]
    for text in texts { hasher.add(text ?? "") }
    return hasher.key
  }
}
