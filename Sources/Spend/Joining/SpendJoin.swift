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
    let table = SpendTable(records) { _ in nil }
    let columns = RowColumns(table, window: nil)
    let rows = JoinableRows(table, columns, counts: columns.isInside)
    var assignments = [Assignment](
      repeating: .none(.aggregate, nil, .aggregate), count: records.count)
    var groups = GroupJoin(self, rows)
    for group in rows.groups.groups {
      groups.join(group) { members, assignment in
        for member in members { assignments[member] = assignment }
      }
    }
    groups.left.forEachBranch(groups.claimed) { members, assignment in
      for member in members { assignments[member] = assignment }
    }
    return assignments
  }

  /// By repository, the commits for which there is stronger evidence than time and branch.
  func claimed(by sessions: [String]) -> [[Bool]] {
    repositories.map { repository in
      var claimed = [Bool](repeating: false, count: repository.all.commits.count)
      for commit in repository.claimed(by: sessions, links) { claimed[commit] = true }
      return claimed
    }
  }

  func targets(of session: String) -> SessionTargets {
    SessionTargets(session, links[session, default: []])
  }
}

/// Where one record ends.
package enum Assignment: Hashable, Sendable {
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
