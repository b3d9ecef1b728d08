import CSVScanning

/// Kiro's user report in CSV: a row for each day, person and kind of client.
///
/// It states credits, and neither tokens nor money. A credit is worth the public price of one beyond
/// the plan, $0.04 (https://kiro.dev/pricing), as the tokens of a subscription are worth the API's
/// price. The overage is no further use: it is not added.
package enum KiroCSVReader: SpendReader {
  package static let format = SpendFormat.kiroCSV

  enum Column: String, CaseIterable {
    case date
    case user = "userid"
    case client = "client_type"
    case credits = "credits_used"
    case email = "user_email"
    case otherEmail = "email"
  }

  /// $0.04 in nano-USD is 4 × 10⁷.
  private static let price: Int64 = 4

  package static func recognises(_ sample: FileSample) -> Bool {
    let needed: [Column] = [.date, .user, .client, .credits]
    return sample.columnNames.isSuperset(of: needed.map(\.rawValue))
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try file.forEachRow(requiring: [.date, .user, .credits], into: &intake, take)
  }

  private static func take(_ intake: inout SpendIntake, _ row: CSVRow<Column>) {
    guard let time = row.time(.date) else { return intake.skip(.badTime, line: row.line) }
    guard let user = row.name(.user) else {
      return intake.skip(.missingIdentity, line: row.line)
    }
    var isMalformed = false
    let credits = row.nanos(.credits, power: 7, isMalformed: &isMalformed) ?? 0
    guard !isMalformed, credits <= StatedCost.limit / price else {
      return intake.skip(.badNumber, line: row.line)
    }
    guard credits > 0 else { return intake.passOver() }
    let usage = Usage(
      model: nil, tokens: Tokens(),
      stated: StatedCost(nanos: credits * price, basis: .list), accuracy: .approximate)
    let author = row.name(.email) ?? row.name(.otherEmail) ?? user
    intake.add(
      SpendRecord(
        key: key(time: time, user: user, client: row.name(.client)), format: format, agent: "kiro",
        grain: .userDay, usage: usage, origin: Origin(time: time, author: author)))
  }

  private static func key(time: Int64, user: String, client: String?) -> RecordKey {
    var hasher = RecordKeyHasher("kiro-user-report")
    hasher.add(time)
    hasher.add(user)
    hasher.add(client ?? "")
    return hasher.key
  }
}
