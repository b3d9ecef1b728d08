/// The CI service that calls, by its variables.
struct Caller {
  enum Service {
    /// Also Gitea and Forgejo, whose runners set the variables of GitHub.
    case github
    case gitlab
    case other
  }

  private let environment: [String: String]

  init(_ environment: [String: String]) { self.environment = environment }

  /// A variable's value; `nil` where it is empty, as services leave what does not apply.
  func value(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  var service: Service {
    if value("GITHUB_ACTIONS") == "true" { return .github }
    let isGitLab = value("GITLAB_CI") != nil || value("CI_MERGE_REQUEST_DIFF_BASE_SHA") != nil
    return isGitLab ? .gitlab : .other
  }

  /// Whether a merge queue of GitHub or a merge train of GitLab calls.
  var isMergeQueue: Bool {
    switch service {
    case .github: value("GITHUB_EVENT_NAME") == "merge_group"
    case .gitlab: value("CI_MERGE_REQUEST_EVENT_TYPE") == "merge_train"
    case .other: false
    }
  }

  /// The object id that a variable holds; `nil` where there is none.
  func id(_ name: String) throws(CallingError) -> String? {
    guard let text = value(name) else { return nil }
    guard ObjectName.isID(text.utf8) else {
      throw CallingError("the variable '\(name)' holds no object id")
    }
    return text
  }
}
