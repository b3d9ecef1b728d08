/// docs.gitlab.com, "Predefined CI/CD variables reference".
extension Caller {
  /// What a pipeline is about.
  func gitLabRanges() throws(CallingError) -> [RangeRequest] {
    guard let head = try id("CI_COMMIT_SHA") else {
      throw CallingError("the variable 'CI_COMMIT_SHA' is missing")
    }
    if let base = try id("CI_MERGE_REQUEST_DIFF_BASE_SHA") {
      return [try mergeRequest(base: base, head: head)]
    }
    // All zeros for the first pipeline of a branch, and for those that no push started.
    guard let before = try id("CI_COMMIT_BEFORE_SHA") else {
      return [RangeRequest(reference: gitLabReference, base: .mainline, head: head)]
    }
    return RangeRequest.update(of: gitLabReference, from: before, to: head, unborn: .mainline)
      .map { [$0] } ?? []
  }

  /// In a merged results pipeline and in a merge train, `CI_COMMIT_SHA` is a merge of GitLab's, and
  /// `CI_MERGE_REQUEST_SOURCE_BRANCH_SHA` what is proposed; otherwise that variable is empty.
  private func mergeRequest(base: String, head: String) throws(CallingError) -> RangeRequest {
    let source = try id("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")
    var range = RangeRequest(base: .revision(base), head: source ?? head)
    range.baseName = value("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    range.headName = value("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME")
    range.isMergeQueue = isMergeQueue
    if source != nil, source != head {
      range.notices = ["the merge that GitLab made for this pipeline is not judged"]
    }
    return range
  }

  private var gitLabReference: String? {
    value("CI_COMMIT_TAG").map { "refs/tags/" + $0 }
      ?? value("CI_COMMIT_BRANCH").map { "refs/heads/" + $0 }
  }
}
