package import Delivery
package import Git
import Landing
import Lines
import Provenance
package import Spend

extension JoinableRepository {
  /// What the join needs to know of a repository that was read.
  ///
  /// - Parameters:
  ///   - delivery: what was read.
  ///   - span: the time of the imported spend, in seconds since 1970-01-01 UTC; `nil` where there
  ///     is none, and only what the repository itself carries is joined.
  ///   - repository: the same repository, open.
  package init(
    _ delivery: RepositoryDelivery, span: ClosedRange<Int64>?, in repository: borrowing Repository
  ) {
    self.init(name: delivery.name)
    mainline = delivery.mainlineName.map { shortName($0) }
    let carriesSpend = delivery.history.attributions.contains { !$0.value.usage.isEmpty }
    guard span != nil || carriesSpend else { return }
    let builder = JoinableCommits(delivery, CommitFates(delivery))
    guard let span else {
      commits = builder.carrying()
      return
    }
    let since = span.lowerBound - JoinableCommits.reach
    locate(in: repository)
    user = Self.user(at: repository.workDirectory ?? repository.gitDirectory, delivery.mailmap)
    let names = BranchNames(delivery, since: since)
    unlandedBranches = names.unlanded
    let lost = LostCommits(
      delivery, Self.movements(in: repository), since: since, in: repository)
    commits = builder.all(in: span, names, lost)
    weighCommitsMadeTogether(in: repository)
  }

  /// Notes where the repository is: its remotes, its work trees and the git directory.
  package mutating func locate(in repository: borrowing Repository) {
    remotes = repository.remoteURLs.map { RepositoryURL.slug($0) }
    directories =
      [repository.workDirectory, repository.commonDirectory].compactMap(\.self)
      + repository.linkedWorkDirectories
  }

  /// Whoever git would name as the author of a commit made here.
  private static func user(at directory: String, _ mailmap: Mailmap) -> String? {
    guard let email = (try? GitVariable.text("user.email", around: directory)) ?? nil else {
      return nil
    }
    return mailmap.resolve(name: "", email: email).email.lowercased()
  }

  /// How HEAD moved in every work tree.
  private static func movements(in repository: borrowing Repository) -> [ReflogEntry] {
    var movements = repository.headMovements()
    for directory in repository.linkedWorkDirectories {
      if let linked = try? Repository(at: directory) { movements += linked.headMovements() }
    }
    return movements
  }

  /// Counts the lines of commits that were made within a minute of each other, since they share
  /// what was spent on the first.
  private mutating func weighCommitsMadeTogether(in repository: borrowing Repository) {
    for place in commits.indices.dropFirst()
    where commits[place].madeAt - commits[place - 1].madeAt <= 60 {
      for place in [place - 1, place] where commits[place].weight == 1 {
        commits[place].weight = Self.addedLines(of: commits[place].id, in: repository)
      }
    }
  }

  private static func addedLines(of id: String, in repository: borrowing Repository) -> Int64 {
    guard let id = ObjectID(hex: id), let commit = try? repository.commit(id) else { return 1 }
    let base = commit.parents.first.flatMap { try? repository.commit($0).tree }
    var lines = 0
    for change in ((try? repository.changes(from: base, to: commit.tree)) ?? []).prefix(1_000) {
      let (old, new) = (repository.version(change.old), repository.version(change.new))
      lines += ChangedLines(from: old, to: new).added.count
    }
    return Int64(max(1, lines))
  }
}
