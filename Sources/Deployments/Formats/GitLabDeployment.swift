/// A deployment of GitLab, while it is read.
struct GitLabDeployment {
  var draft = DeploymentDraft()
  var sha: String?
  var status: String?
  var tier: String?
  var createdAt: Int64?
  var updatedAt: Int64?
  var finishedAt: Int64?
  var jobCommit: String?
  var jobFinishedAt: Int64?
  var jobURL: String?
  var pipelineCommit: String?
  var pipelineURL: String?

  /// `nil` where it is none.
  var completed: DeploymentDraft? {
    guard let status else { return nil }
    var draft = draft
    draft.status = DeploymentStatus(word: status)
    draft.revisions = [sha ?? jobCommit ?? pipelineCommit].compactMap(\.self)
    draft.isProduction = (tier.map { $0.lowercased() } ?? draft.environment.map(Self.guessedTier))
      .map { $0 == "production" }
    draft.finishedAt = jobFinishedAt ?? finishedAt ?? updatedAt ?? createdAt
    draft.startedAt = draft.startedAt ?? createdAt
    draft.repository = (pipelineURL ?? jobURL).flatMap(Self.project)
    return draft
  }

  /// The project of a pipeline's or a job's page: `…/group/project/-/pipelines/7`.
  private static func project(of page: String) -> String? {
    for marker in ["/-/", "/pipelines/", "/builds/"] {
      if let found = page.firstRange(of: marker) { return String(page[..<found.lowerBound]) }
    }
    return nil
  }

  /// The tier that GitLab guesses from a name where none is set.
  ///
  /// The words are those of `Environment#guess_tier` in `app/models/environment.rb`, in its order
  /// (https://docs.gitlab.com/ci/environments/#deployment-tier-of-environments): an environment
  /// that has `dev` anywhere in its name is `development`.
  private static func guessedTier(of name: String) -> String {
    let tiers: [(tier: String, words: [String])] = [
      ("development", ["dev", "review", "trunk"]),
      (
        "testing",
        ["test", "tst", "int", "accept", "acpt", "qa", "qc", "control", "quality"]
      ),
      ("staging", ["stg", "stag", "modl", "model", "pre", "demo", "non"]),
      ("production", ["prd", "prod", "live"]),
    ]
    let name = name.lowercased()
    return tiers.first { $0.words.contains { name.contains($0) } }?.tier ?? "other"
  }
}
