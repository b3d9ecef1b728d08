extension Caller {
  /// docs.github.com, "Events that trigger workflows" and "Webhook events and payloads".
  private enum Event: String {
    case push
    case mergeGroup = "merge_group"
    case pullRequest = "pull_request"
    case pullRequestTarget = "pull_request_target"
    case pullRequestReview = "pull_request_review"
    case pullRequestReviewComment = "pull_request_review_comment"
  }

  private var event: Event? { value("GITHUB_EVENT_NAME").flatMap(Event.init) }

  /// Whether what happened says which commits are meant: a schedule, for one, does not.
  var needsEvent: Bool { event != nil }

  /// What a workflow is about.
  func gitHubRanges(_ bytes: [UInt8]?) throws(CallingError) -> [RangeRequest] {
    guard let event else { return [testedMerge ?? .ofHead] }
    guard let bytes else {
      if let testedMerge, event != .push, event != .mergeGroup { return [testedMerge] }
      throw CallingError("cannot read the event '\(event.rawValue)' that GITHUB_EVENT_PATH names")
    }
    let payload = try GitHubEvent(bytes, name: event.rawValue)
    switch event {
    case .push: return try pushed(payload).map { [$0] } ?? []
    case .mergeGroup: return [try queued(payload)]
    case .pullRequest, .pullRequestTarget, .pullRequestReview, .pullRequestReviewComment:
      return [try proposed(payload)]
    }
  }

  /// In a pull request's workflow `GITHUB_REF` is `refs/pull/N/merge`, and `GITHUB_SHA` that merge.
  ///
  /// `HEAD` may be another commit: a workflow chooses what it checks out.
  private var testedMerge: RangeRequest? {
    let merge = value("GITHUB_SHA").flatMap { ObjectName.isID($0.utf8) ? $0 : nil }
    return value("GITHUB_REF").flatMap {
      ForgeMerge(reference: $0, revision: merge ?? "HEAD")?.range
    }
  }

  private func proposed(_ event: GitHubEvent) throws(CallingError) -> RangeRequest {
    let base = try event.id(event.base.id, "pull_request.base.sha")
    let head = try event.id(event.head.id, "pull_request.head.sha")
    var range = RangeRequest(base: .revision(base), head: head)
    (range.baseName, range.headName) = (event.base.name, event.head.name)
    return range
  }

  private func queued(_ event: GitHubEvent) throws(CallingError) -> RangeRequest {
    let base = try event.id(event.base.id, "merge_group.base_sha")
    let head = try event.id(event.head.id, "merge_group.head_sha")
    var range = RangeRequest(base: .revision(base), head: head)
    (range.baseName, range.headName) = (event.base.name, event.head.name)
    range.isMergeQueue = true
    return range
  }

  private func pushed(_ event: GitHubEvent) throws(CallingError) -> RangeRequest? {
    if event.isDeletion { return nil }
    let before = try event.id(event.before, "before")
    let after = try event.id(event.after, "after")
    return .update(of: event.reference, from: before, to: after, unborn: .mainline)
  }
}
