import CSVScanning
import JSONScanning

/// One line of `outcomes.spend.v1`, as it is written.
struct OutcomesSpendEntry {
  private(set) var texts = FieldValues<String>()
  private(set) var counts = FieldValues<Int64>()
  private(set) var writtenTerms: [String] = []
  /// Nano-USD.
  private(set) var cost: Int64?
  private(set) var hasBadNumber = false
  /// Whether there is an unknown field, or a value of the wrong kind.
  var isMalformed = false

  init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    guard try json.enterObject(in: bytes) else {
      isMalformed = true
      return
    }
    while let key = try json.nextKey(in: bytes) {
      guard let field = OutcomesSpendField(named: key) else {
        isMalformed = true
        try json.skip(in: bytes)
        continue
      }
      switch field {
      case .cost: cost = try json.nanos(in: bytes, isMalformed: &hasBadNumber)
      case .terms: try readTerms(&json, bytes)
      case _ where field.isCount:
        counts[field] = try json.count(in: bytes, isMalformed: &hasBadNumber)
      default: texts[field] = try text(of: field, &json, bytes)
      }
    }
    if cost ?? 0 < 0 { hasBadNumber = true }
  }

  init(_ row: CSVRow<OutcomesSpendField>) {
    for field in OutcomesSpendField.allCases {
      switch field {
      case .cost: cost = row.nanos(.cost, isMalformed: &hasBadNumber)
      case .terms: writtenTerms = (row.text(.terms) ?? "").split(separator: " ").map { String($0) }
      case _ where field.isCount:
        counts[field] = row.count(field, isMalformed: &hasBadNumber)
      default:
        texts[field] = row.text(field, limit: field.limit)
        isMalformed =
          isMalformed || row.isTooLong(field) || row[field]?.count ?? 0 > field.limit
      }
    }
  }

  private mutating func text(
    of field: OutcomesSpendField, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> String? {
    guard try json.kind(in: bytes) != .null else {
      try json.skip(in: bytes)
      return nil
    }
    let text = try json.string(in: bytes, limit: field.limit)
    if text == nil { isMalformed = true }
    return text?.isEmpty == true ? nil : text
  }

  private mutating func readTerms(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    guard try json.kind(in: bytes) != .null else { return try json.skip(in: bytes) }
    guard try json.enterArray(in: bytes) else { return isMalformed = true }
    while try json.nextElement(in: bytes) {
      let term = try json.string(in: bytes, limit: 20)
      if writtenTerms.count < 8 { writtenTerms.append(term ?? "") } else { isMalformed = true }
    }
  }
}
