import Timestamps

/// A deployment as it is put together while a file is read.
struct DeploymentDraft {
  /// How many revisions a record keeps: an application may have many images.
  static let revisionLimit = 64

  var id: String?
  var repository: String?
  var unit: String?
  var environment: String?
  var isProduction: Bool?
  var name: String?
  var revisions: [String] = []
  var startedAt: Int64?
  var finishedAt: Int64?
  var status = DeploymentStatus.succeeded

  /// The record, or why there is none.
  ///
  /// An attempt that did not end yet has the time at which it began. Without an id of the source,
  /// unit, environment, revision and time make one.
  func record(source: DeploymentFormat) -> Result<DeploymentRecord, DeploymentSkip.Reason> {
    var known: Set<String> = []
    let revisions = revisions.filter { !$0.isEmpty && known.insert($0).inserted }
    guard let first = revisions.first else {
      return .failure(status == .succeeded ? .noRevision : .attemptWithoutRevision)
    }
    guard let finished = finishedAt ?? (status == .running ? startedAt : nil) else {
      return .failure(.noTime)
    }
    let environment = environment ?? "production"
    let made = [unit, environment, first, Timestamp.format(finished)].compactMap(\.self)
    return .success(
      DeploymentRecord(
        id: Self.bounded(id ?? made.joined(separator: " ")), source: source,
        repository: repository, unit: unit, environment: environment, isProduction: isProduction,
        name: name == id ? nil : name, revisions: Array(revisions.prefix(Self.revisionLimit)),
        startedAt: startedAt, finishedAt: finished, status: status))
  }

  /// An id that was put together of several texts may be long.
  private static func bounded(_ id: String) -> String {
    id.utf8.count > StoredText.limit ? StoredText.identifier(id.utf8) ?? id : id
  }
}

extension DeploymentSkip.Reason: Error {}
