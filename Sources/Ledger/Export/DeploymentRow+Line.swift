import Deployments
import JSONScanning

/// A deployment as a line of an export.
extension DeploymentRow {
  enum Member: String, CaseIterable {
    case repository, source, id, unit, environment
    case isProduction = "is_production"
    case name, revisions
    case startedAt = "started_at"
    case finishedAt = "finished_at"
    case status
    case recordedAt = "recorded_at"
  }

  func write(to line: inout JSONLine) {
    line.member("kind", "deployment")
    line.member("repository", optional: record.repository)
    line.member("source", record.source.rawValue)
    line.member("id", record.id)
    line.member("unit", optional: record.unit)
    line.member("environment", record.environment)
    line.member("is_production", optional: record.isProduction)
    line.member("name", optional: record.name)
    line.member("revisions", record.revisions)
    line.member("started_at", optional: record.startedAt)
    line.member("finished_at", record.finishedAt)
    line.member("status", record.status.rawValue)
    line.member("recorded_at", recordedAt)
  }

  /// - Throws: what is wrong with the line.
  init(
    _ members: inout LineMembers<Member>, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    record = DeploymentRecord(
      id: "", source: .record, revisions: [], finishedAt: 0, status: .running)
    recordedAt = 0
    members.begin()
    while let key = try members.next(&json, bytes) { try read(key, &json, bytes) }
    try members.require(
      [.source, .id, .environment, .revisions, .finishedAt, .status, .recordedAt])
    guard record.id.utf8.contains(where: { $0 != 0 }) else { throw ExportFault.value("id") }
    if record.repository?.isEmpty == true { throw ExportFault.value("repository") }
  }

  private mutating func read(
    _ key: Member, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    switch key {
    case .repository: record.repository = try json.text(of: key, bytes)
    case .source: record.source = try json.choice(of: key, as: DeploymentFormat.self, bytes)
    case .id: record.id = try json.text(of: key, bytes)
    case .unit: record.unit = try json.text(of: key, bytes)
    case .environment: record.environment = try json.text(of: key, bytes)
    case .isProduction: record.isProduction = try json.truth(of: key, bytes)
    case .name: record.name = try json.text(of: key, bytes)
    case .revisions:
      guard let revisions = try json.texts(in: bytes) else { throw ExportFault.value("revisions") }
      record.revisions = revisions
    case .startedAt: record.startedAt = try json.number(of: key, bytes)
    case .finishedAt: record.finishedAt = try json.number(of: key, bytes)
    case .status: record.status = try json.choice(of: key, as: DeploymentStatus.self, bytes)
    case .recordedAt: recordedAt = try json.number(of: key, bytes)
    }
  }
}
