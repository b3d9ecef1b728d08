internal import GRDB
import Spend

/// A record as a row of `spend_record`.
///
/// The columns stand here once, in the order of `names`, for writing and for reading.
struct RecordRow: Hashable {
  var record: SpendRecord
  /// The person that an import named, for a record that names none.
  var assignedAuthor: String?

  static let names = [
    "key_high", "key_low", "format", "agent", "grain", "model", "input", "cache_read",
    "cache_write_5m", "cache_write_1h", "output", "stated_nanos", "stated_basis", "terms",
    "web_searches", "accuracy", "is_sidechain", "time", "session", "directory", "repository",
    "branch", "author", "commit_id", "file_start", "is_in_sidechain_file", "assigned_author",
  ]

  /// Does nothing where there is a row of the same key.
  static let insertion =
    "INSERT INTO spend_record (\(names.joined(separator: ", "))) "
    + "VALUES (\(names.map { _ in "?" }.joined(separator: ", "))) ON CONFLICT DO NOTHING"

  static let replacement =
    "UPDATE spend_record SET "
    + names.dropFirst(2).enumerated().map { "\($1) = ?\($0 + 3)" }.joined(separator: ", ")
    + " WHERE key_high = ?1 AND key_low = ?2"

  static let selection = "SELECT \(names.joined(separator: ", ")) FROM spend_record"

  /// The record with the person that the import named, where it names none itself.
  var resolved: SpendRecord {
    guard record.origin.author == nil, let assignedAuthor else { return record }
    var record = record
    record.origin.author = assignedAuthor
    return record
  }

  /// The values of the columns; texts that are new are added.
  func values(_ texts: inout Texts, _ database: Database) throws -> [Int64?] {
    let (usage, origin) = (record.usage, record.origin)
    return [
      Int64(bitPattern: record.key.high), Int64(bitPattern: record.key.low),
      try texts.number(of: record.format.rawValue, database),
      try texts.number(of: record.agent, database), Int64(record.grain.rawValue),
      try texts.number(of: usage.model, database), usage.tokens.input, usage.tokens.cacheRead,
      usage.tokens.cacheWrite5m, usage.tokens.cacheWrite1h, usage.tokens.output,
      usage.stated?.nanos, (usage.stated?.basis.rawValue).map(Int64.init),
      Int64(usage.terms.rawValue), usage.webSearches, Int64(usage.accuracy.rawValue),
      usage.isSidechain ? 1 : 0, origin.time, try texts.number(of: origin.session, database),
      try texts.number(of: origin.directory, database),
      try texts.number(of: origin.repository, database),
      try texts.number(of: origin.branch, database), try texts.number(of: origin.author, database),
      try texts.number(of: origin.commit, database), origin.fileStart, origin.isSidechain ? 1 : 0,
      try texts.number(of: assignedAuthor, database),
    ]
  }
}

extension RecordRow {
  /// Calls `body` with every row, by key.
  static func forEach(in database: Database, _ body: (RecordRow) throws -> Void) throws {
    let texts = try Texts(database)
    try RawStatement(selection + " ORDER BY key_high, key_low", database)
      .forEachRow([] as [Int64?]) { try body(RecordRow($0, texts)) }
  }

  /// - Throws: where a column holds what no record has, which only damage can bring about.
  init(_ row: RawRow, _ texts: Texts) throws {
    guard let grain = Grain(rawValue: try Int(row.number(4))) else {
      throw LedgerError.Cause.damaged
    }
    record = SpendRecord(
      key: RecordKey(
        high: UInt64(bitPattern: try row.number(0)),
        low: UInt64(bitPattern: try row.number(1))),
      format: try texts.format(row.number(2)), agent: try texts.text(row.number(3)), grain: grain,
      usage: try Usage(row, texts), origin: try Origin(row, texts))
    assignedAuthor = try texts.text(row.optional(26))
  }
}

extension Usage {
  fileprivate init(_ row: RawRow, _ texts: Texts) throws {
    guard let accuracy = Accuracy(rawValue: try Int(row.number(15))) else {
      throw LedgerError.Cause.damaged
    }
    let tokens = Tokens(
      input: try row.number(6),
      cacheRead: try row.number(7),
      cacheWrite5m: try row.number(8),
      cacheWrite1h: try row.number(9),
      output: try row.number(10))
    self.init(
      model: try texts.text(row.optional(5)), tokens: tokens,
      stated: try StatedCost(row),
      terms: RateTerms(rawValue: try Int(row.number(13))),
      webSearches: try row.number(14), accuracy: accuracy,
      isSidechain: try row.number(16) != 0)
  }
}

extension StatedCost {
  fileprivate init?(_ row: RawRow) throws {
    guard let nanos = row.optional(11) else { return nil }
    guard let basis = Basis(rawValue: try Int(row.number(12))) else {
      throw LedgerError.Cause.damaged
    }
    self.init(nanos: nanos, basis: basis)
  }
}

extension Origin {
  fileprivate init(_ row: RawRow, _ texts: Texts) throws {
    self.init(
      time: try row.number(17), session: try texts.text(row.optional(18)),
      directory: try texts.text(row.optional(19)), repository: try texts.text(row.optional(20)),
      branch: try texts.text(row.optional(21)), author: try texts.text(row.optional(22)),
      commit: try texts.text(row.optional(23)),
      fileStart: try row.number(24),
      isSidechain: try row.number(25) != 0)
  }
}
