internal import GRDB
import Spend

/// The columns of `spend_record` that a report needs, read into rows of a `SpendTable`.
struct SpendColumns {
  /// A part of the keys.
  enum Keys: String {
    case all = ""
    case negative = " WHERE key_high < 0"
    case others = " WHERE key_high >= 0"
  }

  private static let names = [
    "time", "session", "grain", "key_high", "key_low", "format", "agent", "model", "input",
    "cache_read", "cache_write_5m", "cache_write_1h", "output", "web_searches", "terms", "accuracy",
    "stated_basis", "stated_nanos", "directory", "repository", "branch", "author", "commit_id",
    "assigned_author",
  ]

  private let texts: TableTexts
  private let window: Range<Int64>?
  private var pricer: RowPricer

  /// - Parameters:
  ///   - texts: those of the ledger.
  ///   - window: milliseconds since 1970-01-01 UTC; rows outside are only counted.
  ///   - prices: what things cost.
  init(_ texts: TableTexts, window: Range<Int64>?, _ prices: PriceCatalog) {
    self.texts = texts
    self.window = window
    pricer = RowPricer(prices, texts: texts.texts)
  }

  /// The rows with some keys.
  ///
  /// `mostRows` is how many there may be.
  mutating func read(
    _ keys: Keys, of database: Database, mostRows: Int
  ) throws -> SpendTablePart {
    var part = SpendTablePart(texts: texts.texts.count, rows: mostRows, window: window)
    let columns = Self.names.joined(separator: ", ")
    try RawStatement("SELECT \(columns) FROM spend_record\(keys.rawValue)", database)
      .forEachRow([] as [Int64?]) { row in
        let time = try row.number(0)
        let session = try texts.number(row.numberOrZero(1))
        let grain = try Grain.read(row.number(2))
        guard part.notes(time: time, session: session, grain: grain) else { return }
        var record = try self.row(row, time, grain)
        record.session = session
        record.nanos = pricer.nanos(of: record)
        part.append(record)
      }
    return part
  }

  private func row(_ row: RawRow, _ time: Int64, _ grain: Grain) throws -> SpendRow {
    var record = SpendRow(
      key: RecordKey(
        high: UInt64(bitPattern: try row.number(3)), low: UInt64(bitPattern: try row.number(4))),
      time: time,
      tokens: Tokens(
        input: try row.number(8), cacheRead: try row.number(9), cacheWrite5m: try row.number(10),
        cacheWrite1h: try row.number(11), output: try row.number(12)),
      agent: try texts.number(row.number(6)), format: try texts.format(row.number(5)), grain: grain)
    record.model = try texts.number(row.numberOrZero(7))
    record.webSearches = try row.number(13)
    record.terms = UInt16(truncatingIfNeeded: try row.number(14))
    record.accuracy = try Accuracy.read(row.number(15))
    if let basis = row.optional(16) {
      record.basis = try StatedCost.Basis.read(basis)
      record.statedNanos = try row.number(17)
    }
    record.directory = try texts.number(row.numberOrZero(18))
    record.repository = try texts.number(row.numberOrZero(19))
    record.branch = try texts.number(row.numberOrZero(20))
    record.author = try texts.number(row.numberOrZero(21))
    if record.author == 0 { record.author = try texts.number(row.numberOrZero(23)) }
    record.commit = try texts.number(row.numberOrZero(22))
    return record
  }
}

extension RawRepresentable where RawValue == Int {
  /// - Throws: where the number stands for nothing, which only damage can bring about.
  fileprivate static func read(_ number: Int64) throws -> Self {
    guard let value = Self(rawValue: Int(number)) else { throw LedgerError.Cause.damaged }
    return value
  }
}
