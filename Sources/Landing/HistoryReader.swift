package import Caching
package import Git
package import Provenance

/// Reads every commit that the references reach, each once.
///
/// An own queue instead of libgit2's walk: one malformed commit, one missing object or the boundary
/// of a shallow clone ends that walk, or empties it.
package struct HistoryReader: Sendable {
  private let detector = Detector()
  private let mailmap: Mailmap
  private let owners: [String: String]
  private let stores: AttributionStores

  /// - Parameters:
  ///   - mailmap: the identities of the whole history, from the revision that is scanned.
  ///   - owners: the human who answers for an agent, by the agent's e-mail address.
  ///   - stores: what attribution tools have noted.
  package init(
    mailmap: Mailmap, owners: [String: String], stores: AttributionStores = AttributionStores()
  ) {
    self.mailmap = mailmap
    self.owners = owners
    self.stores = stores
  }

  /// Reads the history behind `tips`, the mainline's first.
  ///
  /// Every worker opens the repository at `path` for itself. `progress` is told the number of
  /// commits read, now and then, by any of them. What `cache` has of earlier scans is not read
  /// again.
  ///
  /// - Throws: where a worker cannot open the repository.
  package func read(
    _ path: String, tips: [ObjectID], workers: Int, cache: CacheDirectory? = nil,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(GitError) -> History {
    let known = cache.flatMap { KnownCommits(in: $0) } ?? KnownCommits()
    let stale = try known.stale(in: path, stores: stores, workers: workers)
    let queue = ReadingQueue(Draft(known, without: stale), tips: tips)
    _ = try concurrently(workers: workers, reading: path) { worker, repository in
      while let id = queue.take(fromEnd: worker == 0) {
        queue.put(read(id, in: repository), progress: progress)
      }
    }
    let draft = queue.finished()
    var developers = DeveloperTable(detector, mailmap: mailmap, owners: owners)
    let (order, history) = draft.ordered(from: tips, &developers)
    if let cache, Rewriting.pays(news: draft.news, amid: order.count) {
      KnownCommits(draft, order).write(to: cache)
    }
    return finished(history)
  }

  /// The history with its problems in an order that does not depend on who came first.
  private func finished(_ history: History) -> History {
    var history = history
    history.problems.missing.sort()
    history.problems.unreadable.sort { ($0.subject, $0.message) < ($1.subject, $1.message) }
    history.problems.stores += stores.problems
    history.problems.stores.sort {
      ($0.store, $0.commit?.hex ?? "") < ($1.store, $1.commit?.hex ?? "")
    }
    return history
  }

  private func read(_ id: ObjectID, in repository: borrowing Repository) -> Draft.Reading {
    do throws(GitError) {
      let commit = try repository.commit(id)
      let evidence = detector.evidence(in: commit)
      let (attribution, problems) = stores.attribution(
        of: id, commit, evidence: evidence, in: repository)
      return Draft.Reading(
        id: id, commit: commit, isBoundary: repository.shallowBoundary.contains(id),
        evidence: evidence, attribution: attribution.isEmpty ? nil : attribution,
        sources: stores.sources(of: id, evidence: evidence), problems: problems,
        marks: LandingMarks(of: commit), contributors: detector.contributors(to: commit))
    } catch {
      return Draft.Reading(id: id, failure: error)
    }
  }
}
