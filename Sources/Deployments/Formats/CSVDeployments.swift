import CSVScanning

/// Deployments in a table in CSV (RFC 4180), whose first row names its columns, in any order.
///
/// ```csv
/// commit,finished_at,environment,unit,status
/// <40 digits>,2026-03-02T10:00:00Z,production,api,success
/// ```
///
/// The columns are the keys of `LinesReader`; the time may also be called `time` or `date`. Times
/// without a zone are in UTC. Other columns are passed over, and one row that is no deployment
/// fails the file.
enum CSVDeployments {
  private enum Column: String, CaseIterable {
    case commit, sha, revision, finished_at, time, date, started_at, unit, environment, status, id
    case name, repository
  }
  private static let header =
    "expected JSON, or a table in CSV whose first row names 'commit' and 'finished_at'"

  /// Reads the table.
  ///
  /// - Parameters:
  ///   - bytes: the content of the file.
  ///   - file: what errors call it.
  /// - Returns: the deployments, sorted by time.
  /// - Throws: `DeploymentFailure` where a row cannot be read.
  static func read(_ bytes: [UInt8], file: String) throws(DeploymentFailure) -> DeploymentIntake {
    var table = CSVTable<Column>()
    var gathering = DeploymentGathering(.csv)
    var position = 0
    while let item = table.next(in: bytes.span, from: &position) {
      if let columns = table.columns { try check(columns, file: file) }
      try take(item, into: &gathering, file: file)
    }
    let last = table.finish()
    guard let columns = table.columns else { throw failure(at: 1, header, file: file) }
    try check(columns, file: file)
    if let last { try take(last, into: &gathering, file: file) }
    return DeploymentIntake(
      records: DeploymentMerging.merged(gathering.observations), format: .csv)
  }

  private static func check(_ columns: Set<Column>, file: String) throws(DeploymentFailure) {
    guard !columns.isDisjoint(with: [.commit, .sha, .revision]),
      !columns.isDisjoint(with: [.finished_at, .time, .date])
    else {
      throw failure(
        at: 1, header, file: file,
        hint: "give what kubectl and other tools print with '-o json', not YAML")
    }
  }

  private static func take(
    _ item: CSVTable<Column>.Item, into gathering: inout DeploymentGathering, file: String
  ) throws(DeploymentFailure) {
    switch item {
    case .defect(let defect):
      throw failure(at: defect.line, defect.reason.rawValue, file: file)
    case .row(let row):
      do throws(PlainDeployment.Defect) {
        gathering.add(try plain(row).completed { DeploymentMoment.parseLoosely($0) })
      } catch {
        throw failure(at: row.line, error.message, file: file, hint: error.hint)
      }
    }
  }

  private static func plain(
    _ row: CSVRow<Column>
  ) throws(PlainDeployment.Defect) -> PlainDeployment {
    for column in Column.allCases where row.isTooLong(column) {
      throw PlainDeployment.Defect(message: "'\(column.rawValue)' is too long")
    }
    func text(_ column: Column) -> String? { row[column].flatMap { StoredText.kept($0) } }
    var plain = PlainDeployment()
    plain.commit = text(.commit) ?? text(.sha)
    plain.revision = text(.revision)
    plain.finishedAt = text(.finished_at) ?? text(.time) ?? text(.date)
    plain.startedAt = text(.started_at)
    plain.status = text(.status)
    plain.draft.id = row[.id].flatMap { StoredText.identifier($0) }
    plain.draft.unit = text(.unit)
    plain.draft.environment = text(.environment)
    plain.draft.name = text(.name)
    plain.draft.repository = text(.repository)
    return plain
  }

  private static func failure(
    at line: Int, _ message: String, file: String, hint: String? = nil
  ) -> DeploymentFailure {
    DeploymentFailure(file: file, line: line, message: message, hint: hint)
  }
}
