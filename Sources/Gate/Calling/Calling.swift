/// Who calls the gate, and which commits that is about.
///
/// Nothing here reads a file or a repository.
package enum Calling {
  /// The commits that somebody asks to judge.
  ///
  /// What options name wins over what a CI service says. Where neither says anything, it is what
  /// `HEAD` has and the production branch does not.
  ///
  /// - Parameters:
  ///   - base: the option `--base`.
  ///   - head: the option `--head`.
  ///   - environment: the process's variables.
  ///   - event: the bytes of the file that `eventPath` names; `nil` where it cannot be read.
  /// - Returns: what to judge; empty where a reference is deleted.
  /// - Throws: where a service says that there is a range, and not which.
  package static func ranges(
    base: String?, head: String?, environment: [String: String], event: [UInt8]?
  ) throws(CallingError) -> [RangeRequest] {
    let caller = Caller(environment)
    guard base == nil, head == nil else {
      return try named(base: base, head: head, isMergeQueue: caller.isMergeQueue)
    }
    switch caller.service {
    case .github: return try caller.gitHubRanges(event)
    case .gitlab: return try caller.gitLabRanges()
    case .other: return [try caller.branchRange() ?? .ofHead]
    }
  }

  /// The file to read for `ranges`, which a CI service names; `nil` where none is needed.
  ///
  /// No event is larger than `mostEventBytes`.
  package static func eventPath(
    base: String?, head: String?, environment: [String: String]
  ) -> String? {
    let caller = Caller(environment)
    guard base == nil, head == nil, caller.service == .github, caller.needsEvent else { return nil }
    return caller.value("GITHUB_EVENT_PATH")
  }

  /// GitHub sends no larger ones ("Payloads are capped at 25 MB", Webhook events and payloads).
  package static let mostEventBytes = 32 << 20

  private static func named(
    base: String?, head: String?, isMergeQueue: Bool
  ) throws(CallingError) -> [RangeRequest] {
    // An unset variable in a script makes an empty option, and must not make another range.
    for (option, text) in [("--base", base), ("--head", head)] where text?.isEmpty == true {
      throw CallingError(
        "'\(option)' is empty", hint: "leave it out, or look where its value comes from")
    }
    let head = head ?? "HEAD"
    guard !ObjectName.isZero(head) else { return [] }
    let merge = ForgeMerge(reference: head, revision: head)
    var range = merge?.range ?? RangeRequest(base: .mainline, head: head)
    if let base { range.base = ObjectName.isZero(base) ? .mainline : .revision(base) }
    range.isMergeQueue = isMergeQueue
    return [range]
  }
}

extension RangeRequest {
  /// What is checked out and not on the production branch.
  static let ofHead = RangeRequest(base: .mainline, head: "HEAD")
}
