package import Caching
package import Deployments
package import Git
package import Landing
package import Provenance

/// What to look at in a repository, and how.
package struct DeliveryParameters: Sendable {
  /// The mainline's reference; `nil` to find it.
  package var mainline: String?
  /// Deployments that the ledger has; used before all others where there are any.
  package var records: [DeploymentRecord] = []
  /// Deployments that files tell of; used before tags where there are any.
  package var files: [DeploymentRecord] = []
  /// Which commits are behind images and manifests.
  package var revisionMap = RevisionMap()
  /// What of the files could not be used.
  package var deploymentNotices: [String] = []
  /// What the repository is called in records: remotes as `host/path`, and its directories.
  package var repositoryNames: Set<String> = []
  /// A pattern for release tags; `nil` for version tags.
  package var tags: String?
  /// Whether the mainline itself is live, whatever tags there are.
  package var isTrunk: Bool
  /// The units; empty for the whole repository as one.
  package var units: [Unit]
  /// S of the whole repository, where the configuration freezes it.
  package var referenceChangeLines: Double?
  /// The same by the repository's name, where the configuration has a table.
  package var referenceChangeLinesByName: [String: Double]
  package var include: [Glob]
  package var exclude: [Glob]
  /// The human who answers for an agent, by the agent's e-mail address.
  package var owners: [String: String]
  /// The baseline is what was live at this time; `nil` for the first known deployment.
  package var baselineAt: Int64?
  /// The end of the window; the lines are observed up to then at least.
  package var until: Int64
  /// The time of the scan.
  package var now: Int64
  package var horizonDays: Int
  /// How many threads may read objects at the same time.
  package var workers: Int
  /// Sessions that imported spend knows, in lower case.
  package var confirmedSessions: Set<String> = []
  /// A commit whose lines are wanted one by one.
  package var explained: ObjectID?
  /// Whether it is wanted when lines left again.
  package var followsDepartures = false
  /// Where what was computed before is kept; `nil` to compute everything.
  package var cache: CacheDirectory?

  package init(until: Int64, now: Int64) {
    self.until = until
    self.now = now
    mainline = nil
    tags = nil
    isTrunk = false
    units = []
    referenceChangeLines = nil
    referenceChangeLinesByName = [:]
    include = []
    exclude = []
    owners = [:]
    baselineAt = nil
    horizonDays = 14
    workers = 2
  }
}

/// A repository's history, what of it reached production, and how long its lines stayed there.
package struct RepositoryDelivery: Sendable {
  package let name: String
  package let head: ObjectID?
  package let mainlineName: String?
  package let history: History
  package let mainline: Mainline
  /// How each commit reached the mainline.
  package let landings: Landings
  /// Branches, here and of remotes, and heads of pull requests; sorted by name.
  package let branches: [Tips.Branch]
  /// The identities of the whole history.
  package let mailmap: Mailmap
  package let source: DeploymentSource
  package let units: [UnitDelivery]
  /// Up to when everything was observed.
  package let observedUntil: Int64
  /// What a reader of the numbers has to know.
  package let notices: [String]
  /// Whether everything that the numbers need could be read.
  package let isComplete: Bool
  /// Whether the files' content is here; in a blobless clone it is not, and lines are unknown.
  package let knowsLines: Bool
}

extension RepositoryDelivery {
  /// Reads the repository at `path` from its references to the fates of its lines.
  ///
  /// - Throws: a `GitError` where nothing true can be said about the repository.
  package static func read(
    path: String, searching: Bool = false, parameters: DeliveryParameters,
    progress: ProgressListener? = nil
  ) throws(GitError) -> RepositoryDelivery {
    let repository = try Repository(at: path, searching: searching)
    let references = try repository.references()
    let reference = MainlineReference.find(
      in: references, isBare: repository.isBare, requested: parameters.mainline)
    if let requested = parameters.mainline, reference == nil {
      throw GitError(subject: requested, message: "no such reference; name the mainline")
    }
    let stores = AttributionStores(
      repository, references,
      mainlineTree: reference.flatMap { try? repository.commit($0.tip).tree })
    let told = ToldDeployments(parameters, in: repository)
    var tips = Tips(references, mainline: reference, deployed: told.commits, in: repository)
    tips.add(stores.commits, in: repository)
    let mailmap = try readMailmap(repository, reference)
    let reader = HistoryReader(mailmap: mailmap, owners: parameters.owners, stores: stores)
    var read = try reader.read(
      repository.gitDirectory, tips: tips.commits, workers: parameters.workers,
      cache: parameters.cache
    ) { progress?(ReadingProgress(.commits, done: $0)) }
    read.note(brokenReferences: tips.broken)
    read.confirm(parameters.confirmedSessions)
    let (history, mainline) = try linked(read, tips, repository, reference, parameters, progress)
    let found = DeploymentFinding(repository, references, told, parameters)
    let end = observedUntil(mainline, found, parameters)
    let attributes = readAttributes(repository, reference)
    let focus = parameters.explained.flatMap { history.index(of: $0) }
      .map { history.introducers(explaining: $0) }
    var units: [UnitDelivery] = []
    for unit in found.units {
      units.append(
        try UnitDelivery(
          unit, found.chain(of: unit, in: history, mainline: mainline, end: end),
          history: history, mainline: mainline, attributes: attributes ?? Attributes(),
          repository: repository, parameters: parameters, end: end, focus: focus ?? [],
          progress: progress))
    }
    let notices = DeliveryNotices(
      repository, history, found, units, hasMainline: reference != nil,
      attributesUnreadable: attributes == nil, told: parameters.deploymentNotices)
    return RepositoryDelivery(
      name: repository.name, head: references.head.flatMap { references.object(of: $0) },
      mainlineName: reference?.name, history: history, mainline: mainline,
      landings: Landings(history, mainline, branches: tips.branches, until: parameters.until),
      branches: tips.branches, mailmap: mailmap,
      source: found.source, units: units, observedUntil: end, notices: notices.texts,
      isComplete: notices.isComplete,
      knowsLines: !(repository.isPartialClone && units.contains { !$0.problems.isEmpty }))
  }

  /// What `.gitattributes` say at the mainline's tip; `nil` where they cannot be read.
  private static func readAttributes(
    _ repository: borrowing Repository, _ reference: MainlineReference?
  ) -> Attributes? {
    guard let reference else { return Attributes() }
    return try? repository.attributes(ofTree: repository.commit(reference.tip).tree)
  }

  /// - Throws: where the mainline's last commit cannot be read.
  private static func readMailmap(
    _ repository: borrowing Repository, _ reference: MainlineReference?
  ) throws(GitError) -> Mailmap {
    guard let reference else { return Mailmap() }
    let commit: Commit
    do throws(GitError) {
      commit = try repository.commit(reference.tip)
    } catch {
      throw GitError(
        code: error.code, subject: reference.name,
        message: """
          its commit \(reference.tip) cannot be read (\(error.message)); the object store is \
          damaged or incomplete: run 'git fsck'
          """)
    }
    // A missing or oversized map changes names, not numbers; it is not worth failing for.
    let text = (try? repository.blob(at: ".mailmap", inTree: commit.tree)) ?? nil
    return text.map { Mailmap($0) } ?? Mailmap()
  }

  /// The history with squashed, rebased and picked work where it landed, and its mainline.
  private static func linked(
    _ history: History, _ tips: Tips, _ repository: borrowing Repository,
    _ reference: MainlineReference?, _ parameters: DeliveryParameters,
    _ progress: ProgressListener?
  ) throws(GitError) -> (History, Mainline) {
    func mainline(_ history: History) -> Mainline {
      Mainline(
        tip: reference.flatMap { history.index(of: $0.tip) }, in: history, now: parameters.now)
    }
    progress?(ReadingProgress(.links))
    let reached = mainline(history)
    let linked = try history.linked(
      to: reached, tips, path: repository.gitDirectory, workers: parameters.workers,
      cache: parameters.cache)
    return (linked, linked.landings.links.isEmpty ? reached : mainline(linked))
  }

  /// The later of the window's end and the last thing the repository tells of, never the future.
  private static func observedUntil(
    _ mainline: Mainline, _ found: DeploymentFinding, _ parameters: DeliveryParameters
  ) -> Int64 {
    let last = max(
      mainline.arrivals.last ?? .min,
      found.deployments.filter(\.succeeded).map(\.finishedAt).filter { $0 <= parameters.now }.max()
        ?? .min)
    return max(parameters.until, min(parameters.now, last))
  }
}
