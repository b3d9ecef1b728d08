/// A service that names the branch into which a pull request is to be merged.
private struct BranchService {
  /// The variable with the branch; empty or missing where there is no pull request.
  let target: String
  /// The variable with the commit that is proposed; `nil` where what is checked out is that.
  var head: String?

  static let all = [
    // "the target or base branch to which the change could be merged" (Jenkins, "Global Variable
    // Reference").
    BranchService(target: "CHANGE_TARGET"),
    // buildkite.com/docs, "Environment variables".
    BranchService(target: "BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
    // learn.microsoft.com, "Use predefined variables": what is checked out is refs/pull/N/merge.
    BranchService(
      target: "SYSTEM_PULLREQUEST_TARGETBRANCH", head: "SYSTEM_PULLREQUEST_SOURCECOMMITID"),
    // support.atlassian.com, "Pipeline start conditions": the target was merged into what is
    // checked out. "Variables and secrets": BITBUCKET_COMMIT is the commit that was pushed.
    BranchService(target: "BITBUCKET_PR_DESTINATION_BRANCH", head: "BITBUCKET_COMMIT"),
  ]
}

extension Caller {
  /// What a pull request has that its target does not; `nil` where no service names a target.
  func branchRange() throws(CallingError) -> RangeRequest? {
    for service in BranchService.all {
      guard let target = value(service.target) else { continue }
      let branch = target.hasPrefix("refs/heads/") ? String(target.dropFirst(11)) : target
      guard Self.isBranch(branch) else {
        throw CallingError("the variable '\(service.target)' holds no name of a branch")
      }
      var head: String?
      if let name = service.head { head = try id(name) }
      // In full, since anybody may push a tag that is called 'origin/main'.
      var range = RangeRequest(
        base: .revision("refs/remotes/origin/" + branch), head: head ?? "HEAD")
      range.baseName = "origin/" + branch
      return range
    }
    return nil
  }

  /// Whether git accepts it (git-check-ref-format(1)), so that it holds no step of a revision.
  private static func isBranch(_ name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"~^:?*[\\".unicodeScalars.contains($0)
    }
    return isPlain && !name.contains("..") && !name.contains("@{")
  }
}
