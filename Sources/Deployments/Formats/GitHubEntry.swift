/// All that a file says of one deployment of GitHub's.
struct GitHubEntry {
  private(set) var place: DeploymentGathering.Place
  private var deployment: GitHubObject?
  private var history = GitHubHistory()
  private var hasStatuses = false

  init(at place: DeploymentGathering.Place) { self.place = place }

  /// Takes a copy of the deployment, or one of its statuses.
  mutating func merge(_ object: GitHubObject, at place: DeploymentGathering.Place) {
    self.place = min(self.place, place)
    guard object.isDeployment else { return history.note(object) }
    history.merge(object.history)
    hasStatuses = hasStatuses || object.statuses != nil
    if deployment.map({ Self.isOlder($0, object) }) ?? true { deployment = object }
  }

  /// Copies that were fetched at different times: the later one counts.
  private static func isOlder(_ first: GitHubObject, _ second: GitHubObject) -> Bool {
    func words(_ object: GitHubObject) -> String {
      [object.sha, object.environment, object.state, object.ref, object.repositoryName]
        .map { $0 ?? "" }.joined(separator: "\n")
    }
    let (left, right) = (first.updatedAt ?? 0, second.updatedAt ?? 0)
    return left == right ? words(first) < words(second) : left < right
  }

  /// The deployment, or why it cannot be told what became of it.
  func draft(id: String) -> Result<DeploymentDraft, DeploymentSkip.Reason> {
    guard let deployment else { return .failure(.strayStatus) }
    var draft = DeploymentDraft()
    draft.id = id
    draft.repository = deployment.repositoryName
    draft.environment = deployment.environment
    draft.isProduction = deployment.isProduction
    draft.name = RevisionText.version(in: deployment.ref)
    draft.revisions = [deployment.sha].compactMap(\.self)
    draft.startedAt = history.firstProgress ?? deployment.createdAt
    let changed = deployment.updatedAt ?? deployment.createdAt
    if history.hasSuccess {
      draft.finishedAt = history.firstSuccess ?? changed
      return .success(draft)
    }
    guard let last = history.last ?? state(of: deployment) else {
      // A deployment is pending until something says how it went.
      draft.status = .running
      return hasStatuses ? .success(draft) : .failure(.noStatus)
    }
    draft.finishedAt = last.time ?? changed
    switch last.outcome {
    case .succeeded: draft.status = .succeeded
    case .failed: draft.status = .failed
    case .cancelled: draft.status = .cancelled
    case .running: draft.status = .running
    case .inactive:
      guard history.hasOthers else { return .failure(.inactive) }
      draft.status = .cancelled
    }
    return .success(draft)
  }

  private func state(
    of deployment: GitHubObject
  ) -> (outcome: GitHubHistory.Outcome, time: Int64?)? {
    deployment.state.map { (GitHubHistory.Outcome(state: $0), nil) }
  }
}
