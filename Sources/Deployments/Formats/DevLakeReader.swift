import JSONScanning

/// What is posted to the deployment webhook of Apache DevLake.
///
/// The fields are those of `backend/plugins/webhook/api/deployments.go` of
/// https://github.com/apache/incubator-devlake (`WebhookDeploymentReq`), and those in snake case that
/// it had before version 1.0 (`WebhookDeployTaskRequest`).
///
/// A deployment has a commit for each repository; each is a record. The environment is
/// `PRODUCTION`, which it is without one, `STAGING`, `TESTING` or `DEVELOPMENT`, and
/// `originalEnvironment` is what people call it. Without a result it succeeded.
struct DevLakeReader: DeploymentReader {
  private enum Key: String, CaseIterable {
    case id, pipeline_id, name, displayTitle, result, environment, originalEnvironment
    case startedDate, start_time, finishedDate, end_time, deploymentCommits, deployment_commits
    case commitSha, commit_sha, repoUrl, repo_url, refName, ref_name
  }
  private static let keys = JSONKeys<Key>()

  /// A deployment, or one of its commits: they have almost the same fields.
  private struct Fields {
    var id: String?
    var name: String?
    var title: String?
    var result: String?
    var environment: String?
    var originalEnvironment: String?
    var startedAt: Int64?
    var finishedAt: Int64?
    var commit: String?
    var repository: String?
    var ref: String?
    var commits: [Fields] = []
  }

  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    guard let fields = try Self.read(&json, bytes, depth: 0) else {
      return gathering.skip(.noDeployment)
    }
    let commits = fields.commits.isEmpty ? [fields] : fields.commits
    guard fields.commit != nil || !fields.commits.isEmpty else {
      return gathering.skip(fields.startedAt == nil ? .noDeployment : .noRevision)
    }
    for commit in commits {
      var draft = Self.draft(commit, of: fields)
      if commits.count > 1, let id = fields.id, let sha = commit.commit {
        draft.id = id + " " + sha.prefix(12)
      }
      gathering.add(draft)
    }
  }

  private static func draft(_ commit: Fields, of fields: Fields) -> DeploymentDraft {
    var draft = DeploymentDraft()
    draft.id = fields.id
    draft.name = fields.title ?? fields.name ?? RevisionText.version(in: commit.ref)
    draft.repository = commit.repository ?? fields.repository
    let environment = fields.environment ?? "PRODUCTION"
    draft.environment = fields.originalEnvironment ?? environment.lowercased()
    draft.isProduction = environment.uppercased() == "PRODUCTION"
    draft.revisions = [commit.commit].compactMap(\.self)
    draft.startedAt = commit.startedAt ?? fields.startedAt
    draft.finishedAt = commit.finishedAt ?? fields.finishedAt
    draft.status = DeploymentStatus(word: commit.result ?? fields.result ?? "success")
    return draft
  }

  private static func read(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> Fields? {
    var fields = Fields()
    guard try json.enterObject(in: bytes) else { return nil }
    while let key = try json.nextKey(of: keys, in: bytes) {
      switch key {
      case .id, .pipeline_id: fields.id = try json.identifier(in: bytes)
      case .name: fields.name = try json.label(in: bytes)
      case .displayTitle: fields.title = try json.label(in: bytes)
      case .result: fields.result = try json.label(in: bytes)
      case .environment: fields.environment = try json.label(in: bytes)
      case .originalEnvironment: fields.originalEnvironment = try json.label(in: bytes)
      case .startedDate, .start_time: fields.startedAt = try json.moment(in: bytes)
      case .finishedDate, .end_time: fields.finishedAt = try json.moment(in: bytes)
      case .commitSha, .commit_sha: fields.commit = try json.label(in: bytes)
      case .repoUrl, .repo_url: fields.repository = try json.label(in: bytes)
      case .refName, .ref_name: fields.ref = try json.label(in: bytes)
      case .deploymentCommits, .deployment_commits:
        guard depth == 0 else {
          try json.skip(in: bytes)
          break
        }
        try json.elements(in: bytes) { (json) throws(JSONError) in
          if let commit = try read(&json, bytes, depth: 1) { fields.commits.append(commit) }
        }
      }
    }
    return fields
  }

  mutating func finish(into gathering: inout DeploymentGathering) {}
}
