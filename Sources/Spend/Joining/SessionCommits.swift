/// The commits of one repository that a session may have gone into, and how that is known.
struct SessionCommits {
  /// Sorted by the time at which the commits were made.
  private(set) var evidence: [(commit: Int, evidence: JoinEvidence)] = []

  /// So long after a session's last call may its work be committed, in seconds.
  private static let longestWait: Int64 = 24 * 3_600

  /// - Parameters:
  ///   - session: what is known of where the session went.
  ///   - author: who spent it.
  ///   - start: the first call, in seconds since 1970-01-01 UTC.
  ///   - end: the last call.
  ///   - repository: its commits.
  ///   - claimed: commits for which other evidence exists than branch and time.
  init(
    _ session: SessionTargets?, by author: String?, from start: Int64, to end: Int64,
    in repository: RepositoryIndex, _ claimed: [Bool]
  ) {
    let latest = end + Self.longestWait
    // In the order of time, as all commits of a repository are.
    let own =
      author.map { repository.commits(of: $0, from: start, to: latest).filter { !claimed[$0] } }
      ?? []
    evidence = own.map { ($0, .medium) }
    guard let session else { return }
    var better: [Int: JoinEvidence] = [:]
    func add(_ commits: some Sequence<Int>, _ evidence: JoinEvidence) {
      for commit in commits { better[commit] = min(better[commit] ?? evidence, evidence) }
    }
    for parent in session.parents {
      guard let author else { break }
      let children = repository.commits(on: parent).filter {
        repository[$0].developers.contains(author) && !claimed[$0]
          && (start...latest).contains(repository[$0].madeAt)
      }
      add(children, .strong)
    }
    for (number, name) in session.pullRequests where name.map({ repository.isNamed($0) }) ?? true {
      add(repository.commits(of: number).filter { !claimed[$0] }, .strong)
    }
    add(repository.commits(of: session.ids), .exact)
    add(session.commits.compactMap { repository.commit(named: $0) }, .exact)
    guard !better.isEmpty else { return }
    evidence = (evidence.filter { better[$0.commit] == nil } + better.map { ($0, $1) })
      .sorted {
        (repository[$0.commit].madeAt, $0.commit) < (repository[$1.commit].madeAt, $1.commit)
      }
  }
}

extension RepositoryIndex {
  /// Whether a remote has this name, such as `owner/name`.
  func isNamed(_ name: String) -> Bool {
    let slug = RepositoryURL.slug(name)
    return all.remotes.isEmpty || all.remotes.contains { $0 == slug || $0.hasSuffix("/" + slug) }
  }
}
