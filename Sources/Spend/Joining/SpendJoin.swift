/// Joins records of spend to commits.
///
/// A session joins a commit by the strongest evidence there is, and is cut at its commits in time:
/// what was asked for up to a commit went into that commit (`SessionCuts`). What is left on a
/// branch that is gone goes to the mainline's change that landed it (`GoneBranches`). The rest ends
/// where `Destination` says.
package struct SpendJoin: Sendable {
  let repositories: [RepositoryIndex]
  private let links: [String: [SessionLink.Target]]

  /// `links` are what logs say of sessions beyond their calls.
  package init(_ repositories: [JoinableRepository], links: [SessionLink]) {
    self.repositories = repositories.map { RepositoryIndex($0) }
    self.links = Dictionary(grouping: links, by: { $0.session.lowercased() })
      .mapValues { $0.sorted { $0.time < $1.time }.map(\.target) }
  }

  /// Where each record ends, in the order of the records.
  package func assignments(of records: [SpendRecord]) -> [Assignment] {
    var assignments = [Assignment](
      repeating: .none(.aggregate, nil, .aggregate), count: records.count)
    var left = GoneBranches(repositories)
    var places = Places(repositories)
    let sessions = Set(records.compactMap { $0.origin.session?.lowercased() })
    let claimed = repositories.map { $0.claimed(by: sessions, links) }
    for group in groups(records) {
      let placed = place(group, records, &places)
      for (repository, members) in placed {
        guard let repository else {
          for member in members { assignments[member] = unplaced(records[member]) }
          continue
        }
        let cuts = SessionCuts(
          repositories[repository], session: group.session.map { targets(of: $0) },
          records: members.map { records[$0] }, claimed: claimed[repository])
        for member in members {
          let record = records[member]
          if let (commits, evidence) = cuts.commits(of: record) {
            assignments[member] = .commits(commits, in: repository, evidence)
          } else {
            assignments[member] = .none(.noCommit, repository, .none)
            left.add(member, record, in: repository)
          }
        }
      }
    }
    for (member, commit, repository) in left.landed(claimed) {
      assignments[member] = .commits([commit], in: repository, .medium)
    }
    return assignments
  }

  /// Records of one session, or of one person and directory where there is no session.
  private struct Group {
    var session: String?
    /// In the order of time.
    var members: [Int]
  }

  /// What holds the records of a group together.
  private enum GroupKey: Hashable {
    case session(String)
    case work(agent: String, author: String?, directory: String?, repository: String?)
  }

  private func groups(_ records: [SpendRecord]) -> [Group] {
    var groups: [GroupKey: [Int]] = [:]
    for (index, record) in records.enumerated() where record.grain <= .session {
      let origin = record.origin
      let work = GroupKey.work(
        agent: record.agent, author: origin.author, directory: origin.directory,
        repository: origin.repository)
      groups[origin.session.map { .session($0.lowercased()) } ?? work, default: []].append(index)
    }
    return groups.map { key, members in
      let members = members.sorted {
        (records[$0].origin.time, $0) < (records[$1].origin.time, $1)
      }
      if case .session(let session) = key { return Group(session: session, members: members) }
      return Group(session: nil, members: members)
    }
  }

  /// The records of a group by the repository that they belong to.
  private func place(
    _ group: Group, _ records: [SpendRecord], _ places: inout Places
  ) -> [(Int?, [Int])] {
    var placed: [Int?: [Int]] = [:]
    for member in group.members {
      placed[places.repository(of: records[member].origin), default: []].append(member)
    }
    // A commit that names the session speaks for its repository where no directory does: the log
    // may come from another machine.
    if let session = group.session, placed.count == 1, let all = placed[nil] {
      let known = repositories.indices.filter { repositories[$0].knows(targets(of: session).ids) }
      if known.count == 1 { placed = [known[0]: all] }
    }
    return placed.sorted { ($0.key ?? -1) < ($1.key ?? -1) }
  }

  private func unplaced(_ record: SpendRecord) -> Assignment {
    record.origin.directory == nil && record.origin.repository == nil
      ? .none(.aggregate, nil, .aggregate) : .none(.elsewhere, nil, .none)
  }

  private func targets(of session: String) -> SessionTargets {
    SessionTargets(session, links[session, default: []])
  }
}

/// Where one record ends.
package enum Assignment: Sendable {
  /// In commits of the repository at this place, with weights.
  case commits([CommitShare], in: Int, JoinEvidence)
  /// In no commit; the repository is known, or not.
  case none(Destination, Int?, JoinEvidence)
}

/// A part of a record that goes to one commit.
package struct CommitShare: Hashable, Sendable {
  /// The place in `JoinableRepository.commits`.
  package var commit: Int
  package var weight: Int64
}

/// What is known of where a session's work went.
struct SessionTargets: Sendable {
  /// The session's id and the other ids that it is known by, in lower case.
  var ids: Set<String>
  var pullRequests: [(number: Int, repository: String?)] = []
  var commits: [String] = []
  var parents: [String] = []

  init(_ session: String, _ targets: [SessionLink.Target]) {
    ids = [session]
    for target in targets {
      switch target {
      case .alias(let id): ids.insert(id.lowercased())
      case .pullRequest(let number, let repository): pullRequests.append((number, repository))
      case .commit(let id): commits.append(id.lowercased())
      case .parentCommit(let id): parents.append(id.lowercased())
      }
    }
  }
}
