package import Deployments
package import Git

/// Deployments that records tell of, as far as they are about one repository.
package struct RecordedDeployments: Sendable {
  /// Those that name a commit, whether or not it is here.
  package private(set) var deployments: [Deployment] = []
  /// Successful ones of which nothing says what commit it was.
  package private(set) var withoutCommit: [DeploymentRecord] = []
  /// The repositories that records name instead of this one, although their commits are here.
  package private(set) var otherNames: Set<String> = []

  /// Finds the commits of records, and leaves out what is about other repositories.
  ///
  /// Where records name this repository, what names another is not about it. Where none does, or
  /// not before the other name was last used, as after the repository was moved, those are about it
  /// whose commits are here.
  ///
  /// - Parameters:
  ///   - records: what the sources tell.
  ///   - map: which commits are behind images and manifests.
  ///   - names: what this repository is called: its remotes as `host/path`, its directories.
  ///   - repository: where the commits are looked up.
  package init(
    _ records: [DeploymentRecord], map: RevisionMap, names: Set<String>,
    in repository: borrowing Repository
  ) {
    var commits = RecordedCommits(map)
    let others = OtherNames(records, names: names)
    for record in records {
      let other = record.repository.flatMap { names.contains($0) ? nil : $0 }
      if let other, !others.mayBeThis(other) { continue }
      let (commit, isHere) = commits.find(record.revisions, in: repository)
      if let other {
        guard isHere else { continue }
        otherNames.insert(other)
      }
      guard let commit else {
        if record.status == .succeeded { withoutCommit.append(record) }
        continue
      }
      deployments.append(Deployment(record, of: commit))
    }
  }

  package init() {}

  var isEmpty: Bool { deployments.isEmpty && withoutCommit.isEmpty }
}

/// When records name repositories that are not called what this one is.
private struct OtherNames {
  /// When the first deployment was that names this repository; `nil` for never.
  private let first: Int64?
  /// When the last one was of each other name.
  private var last: [String: Int64] = [:]

  init(_ records: [DeploymentRecord], names: Set<String>) {
    var first: Int64?
    for record in records {
      guard let name = record.repository else { continue }
      if names.contains(name) {
        first = min(first ?? record.finishedAt, record.finishedAt)
      } else {
        last[name] = max(last[name] ?? record.finishedAt, record.finishedAt)
      }
    }
    self.first = first
  }

  /// Whether this repository may have had the name: it was not used since this one's is.
  func mayBeThis(_ name: String) -> Bool {
    guard let first, let last = last[name] else { return true }
    return last < first
  }
}

extension Deployment {
  fileprivate init(_ record: DeploymentRecord, of commit: ObjectID) {
    self.init(
      unit: record.unit, environment: record.environment, isProduction: record.isProduction,
      name: record.name ?? record.id, commit: commit, finishedAt: record.finishedAt,
      succeeded: record.status == .succeeded)
  }
}
