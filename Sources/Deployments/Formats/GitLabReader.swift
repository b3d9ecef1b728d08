import JSONScanning

/// Deployments of GitLab, as `GET /projects/:id/deployments` gives them
/// (https://docs.gitlab.com/api/deployments/).
///
/// - `status` is `created`, `running`, `success`, `failed`, `canceled`, `skipped` or `blocked`.
/// - The time is when the job ended (`deployable.finished_at`); what was made through the API has no
///   job, and was live when it last changed.
/// - Production is what has the tier `production`, or a name from which GitLab guesses it.
/// - The project is the one of the job's pipeline.
struct GitLabReader: DeploymentReader {
  private enum Key: String, CaseIterable {
    case id, ref, sha, status, environment, deployable, created_at, updated_at, finished_at
  }
  private static let keys = JSONKeys<Key>()

  private enum EnvironmentKey: String, CaseIterable { case name, tier }
  private static let environmentKeys = JSONKeys<EnvironmentKey>()

  private enum JobKey: String, CaseIterable {
    case commit, pipeline, started_at, finished_at, web_url
  }
  private static let jobKeys = JSONKeys<JobKey>()

  private enum PlaceKey: String, CaseIterable { case id, sha, web_url }
  private static let placeKeys = JSONKeys<PlaceKey>()

  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    var found = GitLabDeployment()
    let isObject = try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .id: found.draft.id = try json.identifier(in: bytes)
      case .ref: found.draft.name = RevisionText.version(in: try json.label(in: bytes))
      case .sha: found.sha = try json.label(in: bytes)
      case .status: found.status = try json.label(in: bytes)
      case .environment: try Self.readEnvironment(&json, bytes, into: &found)
      case .deployable: try Self.readJob(&json, bytes, into: &found)
      case .created_at: found.createdAt = try json.moment(in: bytes)
      case .updated_at: found.updatedAt = try json.moment(in: bytes)
      case .finished_at: found.finishedAt = try json.moment(in: bytes)
      }
    }
    guard isObject, let draft = found.completed else { return gathering.skip(.noDeployment) }
    gathering.add(draft)
  }

  private static func readEnvironment(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into found: inout GitLabDeployment
  ) throws(JSONError) {
    guard try json.kind(in: bytes) == .object else {
      found.draft.environment = try json.label(in: bytes)
      return
    }
    try json.members(environmentKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .name: found.draft.environment = try json.label(in: bytes)
      case .tier: found.tier = try json.label(in: bytes)
      }
    }
  }

  private static func readJob(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into found: inout GitLabDeployment
  ) throws(JSONError) {
    try json.members(jobKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .commit: found.jobCommit = try place(&json, bytes).commit
      case .pipeline:
        let pipeline = try place(&json, bytes)
        found.pipelineCommit = pipeline.commit
        found.pipelineURL = pipeline.url
      case .started_at: found.draft.startedAt = try json.moment(in: bytes)
      case .finished_at: found.jobFinishedAt = try json.moment(in: bytes)
      case .web_url: found.jobURL = try json.label(in: bytes)
      }
    }
  }

  private static func place(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> (commit: String?, url: String?) {
    var (id, sha, url): (String?, String?, String?)
    try json.members(placeKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .id: id = try json.identifier(in: bytes)
      case .sha: sha = try json.label(in: bytes)
      case .web_url: url = try json.label(in: bytes)
      }
    }
    return (sha ?? id, url)
  }

  mutating func finish(into gathering: inout DeploymentGathering) {}
}
