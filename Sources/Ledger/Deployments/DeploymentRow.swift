import Deployments
internal import GRDB

/// A deployment as a row of `deployment`.
struct DeploymentRow: Hashable {
  var record: DeploymentRecord
  /// When the ledger took it in as it is, in seconds since 1970-01-01 UTC.
  var recordedAt: Int64

  /// A row for a record; texts lose what the tables do not keep.
  init(record: DeploymentRecord, recordedAt: Int64) {
    self.record = record
    self.recordedAt = recordedAt
    self.record.id = ColumnValue.kept(record.id)
    self.record.repository = record.repository.map(ColumnValue.kept)
    self.record.unit = record.unit.map(ColumnValue.kept)
    self.record.environment = ColumnValue.kept(record.environment)
    self.record.name = record.name.map(ColumnValue.kept)
  }

  static let names = [
    "repository", "source", "id", "unit", "environment", "is_production", "name", "revisions",
    "started_at", "finished_at", "status", "recorded_at",
  ]

  /// Does nothing where there is a row of the same key.
  static let insertion =
    "INSERT INTO deployment (\(names.joined(separator: ", "))) "
    + "VALUES (\(names.map { _ in "?" }.joined(separator: ", "))) ON CONFLICT DO NOTHING"

  static let replacement =
    "UPDATE deployment SET "
    + names.dropFirst(3).enumerated().map { "\($1) = ?\($0 + 4)" }.joined(separator: ", ")
    + " WHERE repository = ?1 AND source = ?2 AND id = ?3"

  static let selection = "SELECT \(names.joined(separator: ", ")) FROM deployment"
  static let key = " WHERE repository = ?1 AND source = ?2 AND id = ?3"

  /// The values of the columns.
  var values: [ColumnValue] {
    [
      .text(record.repository ?? ""), .text(record.source.rawValue), .text(record.id),
      ColumnValue(record.unit), .text(record.environment),
      record.isProduction.map { .integer($0 ? 1 : 0) } ?? .null, ColumnValue(record.name),
      .text(TextList.json(record.revisions)), record.startedAt.map { .integer($0) } ?? .null,
      .integer(record.finishedAt), .text(record.status.rawValue), .integer(recordedAt),
    ]
  }
}

extension DeploymentRow {
  /// Calls `body` with every row, by repository, source and id.
  static func forEach(in database: Database, _ body: (DeploymentRow) throws -> Void) throws {
    try RawStatement(selection + " ORDER BY repository, source, id", database)
      .forEachRow([] as [Int64?]) { try body(DeploymentRow($0)) }
  }

  /// - Throws: where a column holds what no record has: a newer version's source, or damage.
  init(_ row: RawRow) throws {
    guard let source = DeploymentFormat(rawValue: try row.text(1)) else {
      throw LedgerError.Cause.newer
    }
    guard let status = DeploymentStatus(rawValue: try row.text(10)),
      let revisions = TextList.texts(try row.bytes(7))
    else { throw LedgerError.Cause.damaged }
    let repository = try row.text(0)
    record = DeploymentRecord(
      id: try row.text(2), source: source, repository: repository.isEmpty ? nil : repository,
      unit: row.optionalText(3), environment: try row.text(4),
      isProduction: row.optional(5).map { $0 != 0 }, name: row.optionalText(6),
      revisions: revisions, startedAt: row.optional(8), finishedAt: try row.number(9),
      status: status)
    recordedAt = try row.number(11)
  }
}
