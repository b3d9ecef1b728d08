import Deployments
internal import GRDB

/// Puts deployments into the table, one after the other, in one transaction.
struct DeploymentInsertion {
  private(set) var changes = Ledger.Changes()
  private let database: Database
  private let insertion: RawStatement
  private let selection: RawStatement
  private let replacement: RawStatement

  init(_ database: Database) throws {
    self.database = database
    insertion = try RawStatement(DeploymentRow.insertion, database)
    selection = try RawStatement(DeploymentRow.selection + DeploymentRow.key, database)
    replacement = try RawStatement(DeploymentRow.replacement, database)
  }

  mutating func insert(_ row: DeploymentRow) throws {
    try insert(row, isApart: false)
  }

  /// Some jobs deploy several units under one id; in another file they must not replace each other.
  private mutating func insert(_ told: DeploymentRow, isApart: Bool) throws {
    var row = told
    if isApart { row.record.id = row.record.idOfUnit }
    let values = row.values
    try insertion.run(values)
    if database.changesCount == 1 {
      changes.new += 1
    } else {
      try merge(row, keyed: Array(values[..<3]), isApart: isApart)
    }
  }

  private mutating func merge(
    _ row: DeploymentRow, keyed key: [ColumnValue], isApart: Bool
  ) throws {
    var known: DeploymentRow?
    try selection.forEachRow(key) { known = try DeploymentRow($0) }
    guard let known else { throw LedgerError.Cause.damaged }
    if !isApart, row.record.source != .record, known.record.isElsewhere(than: row.record) {
      return try insert(row, isApart: true)
    }
    let merged = try known.merged(with: row)
    guard merged != known else {
      changes.unchanged += 1
      return
    }
    changes.changed += 1
    try replacement.run(merged.values)
  }

  /// Says that deployments changed, where they did.
  func finish() throws {
    guard changes.new + changes.changed > 0 else { return }
    try database.execute(
      sql: "UPDATE deployment_stamp SET stamp = ?", arguments: [Int64.random(in: 1 ... .max)])
  }
}

extension DeploymentRecord {
  /// Whether two records of one id are about different units or environments.
  fileprivate func isElsewhere(than other: DeploymentRecord) -> Bool {
    let areUnitsKnown = unit != nil && other.unit != nil
    return environment != other.environment || (areUnitsKnown && unit != other.unit)
  }

  /// The id that a reader gives to deployments of several units that share one.
  fileprivate var idOfUnit: String {
    [id, unit, environment].compactMap(\.self).joined(separator: " ")
  }
}
