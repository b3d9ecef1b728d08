import Caching
import Configuration
import Delivery
import Git
import Landing
import Metrics
import Provenance
import Spend

/// Reads one repository as a request asks for.
struct RepositoryReading {
  let request: WorkerRequest
  let settings: ScanSettings

  /// - Throws: a `Failure` where the configuration or a file that it names is wrong.
  init(_ request: WorkerRequest) throws {
    self.request = request
    settings = try ScanSettings(request)
  }

  /// When the mainline ended; `nil` where there is none.
  func mainlineEnd() throws -> Int64? {
    try translating {
      () throws(GitError) in
      let repository = try open()
      let reference = MainlineReference.find(
        in: try repository.references(), isBare: repository.isBare,
        requested: settings.mainline)
      guard let reference else { return nil }
      return try repository.commit(reference.tip).committer.time
    }
  }

  func scan() throws -> ScannedRepository {
    // What can be wrong with it is told before hours of reading.
    let roster = try settings.roster()
    let answer = try answer()
    return ScannedRepository(
      tally: answer.tally, joinable: answer.joinable, horizonDays: settings.horizonDays,
      evidence: settings.evidence.rawValue,
      roster: roster?.weeks(in: Window(since: answer.tally.since, until: request.until)) ?? [:],
      teams: roster?.teams ?? [:],
      hidesDevelopers: settings.hidesDevelopers, minimumGroup: settings.minimumGroup)
  }

  /// What an earlier scan kept, or else what the repository says.
  private func answer() throws -> ScanAnswer {
    let parameters = try parameters(explaining: nil)
    let cache = try translating { () throws(GitError) in
      let repository = try open()
      return ScanCache(parameters, tallyParameters, span: request.spend?.span, in: repository)
    }
    if let known = cache?.answer { return known }
    let delivery = try read(parameters)
    return try translating { () throws(GitError) in
      let repository = try open()
      var tally = RepositoryTally(delivery, parameters: tallyParameters)
      tally.detail?.readSubjects(in: repository)
      let answer = ScanAnswer(
        tally: tally,
        joinable: JoinableRepository(delivery, span: request.spend?.span, in: repository))
      if let cache, let now = try? open() { cache.keep(answer, of: delivery, in: now) }
      return answer
    }
  }

  func read(explaining commit: ObjectID?) throws -> RepositoryDelivery {
    try read(parameters(explaining: commit))
  }

  private func read(_ parameters: DeliveryParameters) throws -> RepositoryDelivery {
    let listener = request.showsProgress ? ProgressSender().listener : nil
    return try translating { () throws(GitError) in
      try RepositoryDelivery.read(
        path: request.path, searching: request.searching, parameters: parameters,
        progress: listener)
    }
  }

  private func parameters(explaining commit: ObjectID?) throws -> DeliveryParameters {
    var parameters = try settings.deliveryParameters(request)
    parameters.explained = commit
    parameters.followsDepartures = request.hasDetail
    parameters.confirmedSessions = request.spend?.sessions ?? []
    if request.usesCache {
      parameters.cache = try translating { () throws(GitError) in
        CacheDirectory(gitDirectory: try open().commonDirectory)
      }
    }
    return parameters
  }

  private func open() throws(GitError) -> Repository {
    try Repository(at: request.path, searching: request.searching)
  }

  var tallyParameters: TallyParameters {
    TallyParameters(
      since: request.since, until: request.until, minimumEvidence: settings.evidence,
      hasDetail: request.hasDetail)
  }

  func translating<Result: ~Copyable>(
    _ body: () throws(GitError) -> Result
  ) throws(Failure) -> Result {
    do throws(GitError) {
      return try body()
    } catch {
      throw Failure(kind: .unreadable, message: error.description)
    }
  }
}
