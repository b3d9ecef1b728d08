import CSVScanning

/// Cursor's usage export in CSV: a row for each event.
///
/// Older exports have no `Kind`, and call the cost `Cost to you`; team exports have a `User`. Where
/// a plan includes an event, the cost is a nominal one or a word (`Included`, `Free`, `-`, `NaN`).
package enum CursorCSVReader: SpendReader {
  package static let format = SpendFormat.cursorCSV

  enum Column: String, CaseIterable {
    case date, user, kind, model, cost
    case cloudAgent = "cloud agent id"
    case cacheWrite = "input (w/ cache write)"
    case input = "input (w/o cache write)"
    case cacheRead = "cache read"
    case output = "output tokens"
    case total = "total tokens"
    case costToYou = "cost to you"
  }

  package static func recognises(_ sample: FileSample) -> Bool {
    let needed: [Column] = [.date, .model, .cacheWrite, .input, .output]
    return sample.columnNames.isSuperset(of: needed.map(\.rawValue))
  }

  package static func read(
    _ file: SpendFile, into intake: inout SpendIntake
  ) throws(SpendFileError) {
    try file.forEachRow(requiring: [.date, .input, .output], into: &intake, take)
  }

  private static func take(_ intake: inout SpendIntake, _ row: CSVRow<Column>) {
    let kind = row.name(.kind) ?? ""
    // `Errored, No Charge` and `Aborted, Not Charged`.
    guard !kind.hasSuffix("no charge"), !kind.hasSuffix("not charged") else {
      return intake.passOver()
    }
    guard let time = row.time(.date) else { return intake.skip(.badTime, line: row.line) }
    var isMalformed = false
    let tokens = tokens(of: row, isMalformed: &isMalformed)
    let stated = cost(of: row, kind: kind, isMalformed: &isMalformed)
    guard !isMalformed else { return intake.skip(.badNumber, line: row.line) }
    guard tokens.total > 0 || stated != nil else {
      return intake.skip(.missingAmount, line: row.line)
    }
    let usage = Usage(
      model: row.text(.model).map { intake.shared($0) }, tokens: tokens, stated: stated)
    intake.add(
      SpendRecord(
        key: RecordKey(cursorEventAt: time, usage), format: format, agent: "cursor",
        grain: .request,
        usage: usage,
        origin: Origin(
          time: time, session: row.text(.cloudAgent).map { intake.shared($0) },
          author: row.name(.user).map { intake.shared($0) })))
  }

  /// What is written to the cache and what is not are two columns without overlap; some exports
  /// have their sum in the first one, and the total tells which.
  private static func tokens(of row: CSVRow<Column>, isMalformed: inout Bool) -> Tokens {
    var tokens = Tokens(
      input: row.count(.input, isMalformed: &isMalformed),
      cacheRead: row.count(.cacheRead, isMalformed: &isMalformed),
      cacheWrite5m: row.count(.cacheWrite, isMalformed: &isMalformed),
      output: row.count(.output, isMalformed: &isMalformed))
    let total = row.count(.total, isMalformed: &isMalformed)
    if total != tokens.total, total == tokens.total - tokens.input,
      tokens.cacheWrite5m >= tokens.input
    {
      tokens.cacheWrite5m -= tokens.input
    }
    return tokens
  }

  /// The money, where it is a number that is not 0; what a plan includes is worth its list price.
  private static func cost(
    of row: CSVRow<Column>, kind: String, isMalformed: inout Bool
  ) -> StatedCost? {
    guard let written = row[.cost] ?? row[.costToYou] else {
      isMalformed = isMalformed || row.isTooLong(.cost) || row.isTooLong(.costToYou)
      return nil
    }
    let digits = written.filter { $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: ",") }
    let word = String(decoding: written, as: UTF8.self).lowercased()
    if ["", "-", "nan", "included", "free"].contains(word) { return nil }
    guard let nanos = scaled(digits, by: 9), (0...StatedCost.limit).contains(nanos) else {
      isMalformed = true
      return nil
    }
    let isIncluded = kind.hasPrefix("included") || kind == "free"
    return nanos == 0 ? nil : StatedCost(nanos: nanos, basis: isIncluded ? .list : .billed)
  }
}
