import CSVScanning

/// A row of Copilot's premium request report, as it was until the AI usage report replaced it.
///
/// It names requests (of which a large model takes several) and no money. A request has a price of
/// $0.04, and the report that came after it states the same requests so: as list price where the
/// plan's quota covers them, billed beyond. Models without a quota had no price: they are counted
/// as skipped, not as $0.
enum CopilotRequest {
  enum Column: String, CaseIterable {
    case timestamp, user, model
    case requests = "requests used"
    case exceedsQuota = "exceeds monthly quota"
    case quota = "total monthly quota"
  }

  static let required: [Column] = [.timestamp, .user, .requests, .exceedsQuota]

  /// $0.04 in nano-USD is 4 × 10⁷.
  private static let price: Int64 = 4

  static func take(_ intake: inout SpendIntake, _ row: CSVRow<Column>) {
    guard let time = row.time(.timestamp) else { return intake.skip(.badTime, line: row.line) }
    var isMalformed = false
    let requests = row.nanos(.requests, power: 7, isMalformed: &isMalformed) ?? 0
    guard !isMalformed, requests <= StatedCost.limit / price else {
      return intake.skip(.badNumber, line: row.line)
    }
    guard requests > 0 else { return intake.passOver() }
    let isBilled = row.name(.exceedsQuota) == "true"
    let hasQuota = row[.quota].flatMap { scaled($0, by: 0) } != nil
    guard isBilled || hasQuota else { return intake.skip(.missingAmount, line: row.line) }
    let usage = Usage(
      model: row.text(.model), tokens: Tokens(),
      stated: StatedCost(nanos: requests * price, basis: isBilled ? .billed : .list),
      accuracy: .approximate)
    intake.add(
      SpendRecord(
        key: key(of: row, time: time), format: .copilotCSV, agent: "copilot", grain: .request,
        usage: usage, origin: Origin(time: time, author: row.name(.user))))
  }

  private static func key(of row: CSVRow<Column>, time: Int64) -> RecordKey {
    var hasher = RecordKeyHasher("copilot-request")
    hasher.add(time)
    hasher.add(row.name(.user) ?? "")
    hasher.add(row.name(.model) ?? "")
    return hasher.key
  }
}
