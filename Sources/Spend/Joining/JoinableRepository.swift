/// What the join needs to know of one repository.
package struct JoinableRepository: Codable, Sendable {
  package var name: String
  /// The root of every work tree and the git directory, as absolute paths without links.
  package var directories: [String] = []
  /// Its remotes, as `RepositoryURL.slug` writes them.
  package var remotes: [String] = []
  /// The e-mail address of whoever commits here, after `.mailmap`, in lower case.
  package var user: String?
  /// The mainline's short name.
  package var mainline: String?
  /// Branches with work that the mainline does not have, by their short names.
  package var unlandedBranches: Set<String> = []
  /// Without merge commits and copies; sorted by `madeAt`, then id.
  package var commits: [JoinableCommit] = []

  package init(name: String) { self.name = name }
}

/// One commit that spend may have gone into.
///
/// Times are seconds since 1970-01-01 UTC.
package struct JoinableCommit: Codable, Sendable {
  /// 40 hexadecimal digits.
  package var id: String
  /// The author's time: it stays when a commit is made anew on top of others.
  package var madeAt: Int64
  /// The committer's time.
  package var committedAt: Int64
  /// When the newest parent was made; `nil` for a root.
  package var previousAt: Int64?
  package var parent: String?
  /// The e-mail addresses of its developers, in lower case.
  package var developers: [String]
  /// The branches that it was made on, as far as that is known.
  package var branches: Set<String> = []
  /// Whether it is one of the mainline's own commits, so that it may have been made on any branch.
  package var isOnMainline = false
  /// The pull requests that it belongs to.
  package var pullRequests: Set<Int> = []
  /// The sessions that its message or a note names, in lower case.
  package var sessions: Set<String> = []
  package var destination: Destination
  /// Lines that it changed; 1 where nobody counted.
  package var weight: Int64 = 1
  /// The commit of the report that this one went into; itself in most cases.
  package var landedIn: String
  /// Tokens that the repository itself records beside it.
  package var usage: [CarriedUsage] = []

  package init(
    id: String, madeAt: Int64, committedAt: Int64, developers: [String], destination: Destination
  ) {
    self.id = id
    self.madeAt = madeAt
    self.committedAt = committedAt
    self.developers = developers
    self.destination = destination
    landedIn = id
  }
}
