import CSVScanning

/// One row of a FOCUS table on its way to be a record.
struct FocusRow {
  /// Why a row that looks like spend cannot be used.
  struct Fault: Error { let reason: SkipReason }

  private let row: CSVRow<FocusColumn>

  init(_ row: CSVRow<FocusColumn>) { self.row = row }

  /// The charge; `nil` where the row is none of an AI service's use, or costs nothing.
  func charge() -> Result<SpendRecord?, Fault> {
    guard row.name(.chargeCategory) == "usage",
      row.name(.serviceCategory) == "ai and machine learning"
    else { return .success(nil) }
    guard let time = row.time(.periodStart) else { return .failure(Fault(reason: .badTime)) }
    guard ["usd", nil].contains(row.name(.currency)) else {
      return .failure(Fault(reason: .unknownCurrency))
    }
    var isMalformed = false
    let usage = Usage(
      model: row.text(.model) ?? row.text(.sku) ?? row.text(.resourceName),
      tokens: tokens(isMalformed: &isMalformed), stated: cost(isMalformed: &isMalformed))
    guard !isMalformed else { return .failure(Fault(reason: .badNumber)) }
    guard usage.tokens.total > 0 || usage.stated != nil else { return .success(nil) }
    let tags = FocusTags(row[.tags])
    return .success(
      SpendRecord(
        key: key(time: time), format: .focus, agent: tags.agent ?? agent, grain: grain(tags),
        usage: usage,
        origin: Origin(
          time: time, session: tags.session, repository: tags.repository, author: tags.author)))
  }

  /// The tokens, in the class that the meter's name tells; none where the unit is another.
  private func tokens(isMalformed: inout Bool) -> Tokens {
    guard let power = FocusRow.tokenUnits[row.name(.unit) ?? ""],
      let meter = row.name(.meter) ?? row.name(.sku),
      let written = row[.quantity], !written.isEmpty
    else { return Tokens() }
    guard let count = scaled(written, by: power), (0...Tokens.limit).contains(count) else {
      isMalformed = true
      return Tokens()
    }
    let isCached = meter.contains("cach")
    if isCached, ["write", "creation", "storage"].contains(where: { meter.contains($0) }) {
      return meter.contains("1h") || meter.contains("hour")
        ? Tokens(cacheWrite1h: count) : Tokens(cacheWrite5m: count)
    }
    if isCached { return Tokens(cacheRead: count) }
    if ["output", "completion"].contains(where: { meter.contains($0) }) {
      return Tokens(output: count)
    }
    return ["input", "prompt"].contains { meter.contains($0) } ? Tokens(input: count) : Tokens()
  }

  /// The units that are tokens: one is ten to this power of them.
  private static let tokenUnits = [
    "token": 0, "tokens": 0, "1k tokens": 3, "1000 tokens": 3, "1,000 tokens": 3, "k tokens": 3,
    "thousand tokens": 3, "1m tokens": 6, "1000000 tokens": 6, "1,000,000 tokens": 6,
    "m tokens": 6, "million tokens": 6,
  ]

  /// What was billed; where that is nothing, what a commitment paid for (the row of its purchase is
  /// passed over); where that is nothing too, as inside a seat, the list price.
  private func cost(isMalformed: inout Bool) -> StatedCost? {
    let billed = row.nanos(.billed, isMalformed: &isMalformed) ?? 0
    let effective = row.nanos(.effective, isMalformed: &isMalformed) ?? 0
    let list = row.nanos(.list, isMalformed: &isMalformed) ?? 0
    if billed > 0 { return StatedCost(nanos: billed, basis: .billed) }
    if effective > 0 { return StatedCost(nanos: effective, basis: .billed) }
    return list > 0 ? StatedCost(nanos: list, basis: .list) : nil
  }

  private func grain(_ tags: FocusTags) -> Grain {
    if tags.session != nil { return .session }
    return tags.author == nil ? .bucket : .userDay
  }

  /// Whose API it is, by the names of service, publisher and provider; else the service's own name.
  private var agent: String {
    let names = [.service, .publisher, .oldPublisher, .provider, .oldProvider]
      .compactMap { (column: FocusColumn) in row.name(column) }
    for (word, agent) in FocusRow.agents where names.contains(where: { $0.contains(word) }) {
      return agent
    }
    let words = (names.first ?? "").split { !$0.isLetter && !$0.isNumber }
    return words.isEmpty ? "unknown" : String(words.joined(separator: "-").prefix(60))
  }

  /// A cloud that resells another's models comes first.
  private static let agents = [
    ("bedrock", "bedrock"), ("openrouter", "openrouter"), ("copilot", "copilot"),
    ("cursor", "cursor"), ("kiro", "kiro"), ("anthropic", "anthropic-api"),
    ("openai", "openai-api"),
  ]

  private func key(time: Int64) -> RecordKey {
    var hasher = RecordKeyHasher("focus")
    hasher.add(time)
    hasher.add(row.time(.periodEnd) ?? time)
    for column in FocusColumn.identity {
      hasher.add(String(decoding: row[column] ?? [], as: UTF8.self))
    }
    return hasher.key
  }
}
