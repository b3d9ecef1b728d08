import CSVScanning

/// A row of Copilot's AI usage report.
///
/// What a row is worth is its gross amount, GitHub's list price. It is billed where nothing of it
/// was discounted: the discount is what credits included in a seat have paid for, and such work is
/// not free (a row whose net amount is 0 would otherwise count as $0, and the day on which the
/// credits run out as a day of little work).
enum CopilotUsage {
  enum Column: String, CaseIterable {
    case date, username, product, sku, model, organization, repository, input, output
    case unit = "unit_type"
    case gross = "gross_amount"
    case net = "net_amount"
    case credits = "aic_gross_amount"
    case costCenter = "cost_center_name"
    case exceedsQuota = "exceeds_quota"
    case cacheRead = "cache_read"
    case cacheWrite = "cache_write"
  }

  static func take(_ intake: inout SpendIntake, _ row: CSVRow<Column>) {
    guard isAI(row) else { return intake.passOver() }
    guard let time = row.time(.date) else { return intake.skip(.badTime, line: row.line) }
    var isMalformed = false
    let usage = usage(of: row, isMalformed: &isMalformed)
    guard !isMalformed else { return intake.skip(.badNumber, line: row.line) }
    guard usage.stated != nil || usage.tokens.total > 0 else {
      return intake.skip(.missingAmount, line: row.line)
    }
    guard usage.stated?.nanos != 0 || usage.tokens.total > 0 else { return intake.passOver() }
    let author = row.name(.username)
    intake.add(
      SpendRecord(
        key: key(of: row, time: time), format: .copilotCSV, agent: "copilot",
        grain: author == nil ? .bucket : .userDay, usage: usage,
        origin: Origin(
          time: time, repository: row.text(.repository).map { RepositoryURL.clean($0) },
          author: author)))
  }

  /// Whether the row is about Copilot, and not about another product of GitHub or a seat.
  private static func isAI(_ row: CSVRow<Column>) -> Bool {
    guard let sku = row.name(.sku)?.map({ $0 == " " || $0 == "-" ? "_" : $0 }) else { return true }
    return ["ai_credit", "ai_unit", "premium_request"].contains { String(sku).contains($0) }
  }

  private static func usage(of row: CSVRow<Column>, isMalformed: inout Bool) -> Usage {
    let tokens = Tokens(
      input: row.count(.input, isMalformed: &isMalformed),
      cacheRead: row.count(.cacheRead, isMalformed: &isMalformed),
      cacheWrite5m: row.count(.cacheWrite, isMalformed: &isMalformed),
      output: row.count(.output, isMalformed: &isMalformed))
    let net = row.nanos(.net, isMalformed: &isMalformed)
    let credits = row.nanos(.credits, isMalformed: &isMalformed)
    let gross = row.nanos(.gross, isMalformed: &isMalformed)
    let amounts = [gross, net, credits].compactMap { $0 }
    let worth = amounts.first { $0 > 0 } ?? amounts.first
    let stated = worth.map {
      StatedCost(nanos: $0, basis: $0 > 0 && net == $0 ? .billed : .list)
    }
    return Usage(model: model(of: row), tokens: tokens, stated: stated)
  }

  /// The model's name, without the note that GitHub chose it.
  private static func model(of row: CSVRow<Column>) -> String? {
    guard let model = row.text(.model) else { return nil }
    return model.hasPrefix("Auto: ") ? String(model.dropFirst(6)) : model
  }

  /// Over all that tells rows of a report apart; without the repository, a seventh of a report's
  /// money was lost where others tried it.
  private static func key(of row: CSVRow<Column>, time: Int64) -> RecordKey {
    var hasher = RecordKeyHasher("copilot-usage")
    hasher.add(time)
    for column in [
      .username, .product, .sku, .model, .unit, .organization, .repository, .costCenter,
      .exceedsQuota,
    ] as [Column] { hasher.add(row.name(column) ?? "") }
    return hasher.key
  }
}
