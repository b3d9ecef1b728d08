import Git
import Landing

/// Whether the production branch is known, and can be read.
struct MainlineCheck {
  let check: Check
  let failure: Failure.Kind?
  let reference: MainlineReference?
  /// The time of its last commit.
  let end: Int64?

  /// - Parameters:
  ///   - repository: the repository.
  ///   - references: its references.
  ///   - requested: what the configuration names.
  ///   - now: the time of the run.
  init(
    _ repository: borrowing Repository, _ references: References, requested: String?, now: Int64
  ) {
    let found = MainlineReference.find(
      in: references, isBare: repository.isBare, requested: requested)
    reference = found
    let commit = found.flatMap { try? repository.commit($0.tip) }
    end = commit?.committer.time
    guard let found else {
      check = Self.none(references, requested: requested)
      failure = requested == nil || references.all.isEmpty ? nil : .configuration
      return
    }
    guard let commit else {
      check = .problem(
        "mainline",
        "the last commit of '\(found.name)', \(found.tip.hex.prefix(12)), cannot be "
          + "read", remedy: "git fsck")
      failure = .unreadable
      return
    }
    let words = "\(found.name), last commit \(dayWords(commit.committer.time, now: now))"
    check =
      requested == nil && Self.isGuessed(found, references, repository)
      ? .notice(
        "mainline", words + "; neither a remote's HEAD nor a branch main or master is here",
        remedy: Self.naming(found, hasRemotes: !repository.remoteURLs.isEmpty))
      : .ok("mainline", words)
    failure = nil
  }

  private static func none(_ references: References, requested: String?) -> Check {
    if references.all.isEmpty {
      return .notice("mainline", "there are no commits yet", remedy: "git commit")
    }
    if let requested {
      let names = references.all.map(\.name).filter { $0.hasPrefix("refs/heads/") }
        .prefix(5).map { ShellWord.quoted(String($0.dropFirst("refs/heads/".count))) }
      return .problem(
        "mainline",
        "\(ConfigurationFile.name) names '\(requested)', and there is no such reference",
        remedy: names.isEmpty
          ? "git fetch"
          : "mainline = … in \(ConfigurationFile.name): one of "
            + names.joined(separator: ", "))
    }
    return .problem(
      "mainline", "no production branch was found",
      remedy: "mainline = \"…\" in \(ConfigurationFile.name)")
  }

  /// Whether only the branch that happens to be checked out tells.
  private static func isGuessed(
    _ found: MainlineReference, _ references: References, _ repository: borrowing Repository
  ) -> Bool {
    guard !repository.isBare else { return false }
    let isNamed = ["refs/heads/main", "refs/heads/master"].contains(found.name)
    return !isNamed && !found.name.hasPrefix("refs/remotes/")
  }

  private static func naming(_ found: MainlineReference, hasRemotes: Bool) -> String {
    if hasRemotes { return "git remote set-head origin --auto" }
    guard found.name.hasPrefix("refs/heads/") else { return "git checkout BRANCH" }
    return Remedy.setting("mainline", found.name.dropFirst("refs/heads/".count))
  }
}
