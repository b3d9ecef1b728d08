import Delivery
import Foundation
import Git
import Metrics
import Reports

/// Reads repositories, each in a worker of its own, and adds them up.
struct Scan {
  /// What a scan gave: a report, and why some repositories are not in it.
  struct Result {
    let report: Report
    let failures: [Failure]

    /// `nil` where everything could be read whole.
    var exitCode: Int32? {
      let kinds = failures.map(\.kind.rawValue)
      if let wrong = kinds.min() { return wrong }
      return report.repositories.allSatisfy(\.complete) ? nil : Failure.Kind.unreadable.rawValue
    }
  }

  private let command: ScanCommand
  private let paths: [String]
  private let searching: Bool
  private let now: Int64
  private let threads: Int

  init(_ command: ScanCommand) throws(Failure) {
    self.command = command
    searching = command.repositories.isEmpty
    let paths = command.repositories.isEmpty ? ["."] : command.repositories
    self.paths = paths.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    now = try runTime()
    threads = command.reading.jobs ?? ProcessInfo.processInfo.activeProcessorCount
  }

  func run() throws(Failure) -> Result {
    let window = try WindowChoice(
      since: command.reading.since, until: command.reading.until, all: command.reading.all, now: now
    ) {
      // What cannot be probed cannot be scanned either, and is reported then.
      read(.probe, since: nil, until: now).compactMap(\.mainlineEnd)
    }
    let spend = try SpendInput(
      command.spending, repositories: paths, searching: searching, workers: threads)
    let replies = read(.scan, since: window.since, until: window.until, spend: spend.extent)
    let failures = replies.compactMap(\.failure) + spend.failures
    let scanned = replies.compactMap(\.scan)
    if scanned.isEmpty, let first = failures.first {
      for failure in failures.dropFirst() { failure.report() }
      throw first
    }
    let settings = try CommonSettings(scanned)
    var report = Report(
      scanned.map(\.tally).withDistinctNames(),
      parameters: ReportParameters(
        generatedAt: now, since: window.since, until: window.until,
        horizonDays: settings.horizonDays, minimumEvidence: settings.evidence,
        roster: settings.roster, teams: settings.teams,
        notices: window.notices + failures.map { "not read: \($0.message)" }
          + spend.notices))
    report.set(
      spend.summary(
        of: scanned.map(\.joinable), since: window.since, until: window.until))
    if command.by == .team, report.teams.isEmpty { throw Self.noTeams }
    return Result(report: settings.privacy.applied(to: report), failures: failures)
  }

  private static var noTeams: Failure {
    Failure(
      kind: .configuration, message: "no teams are known for '--by team'",
      hint: "give the roster a column 'team': 'email,team' in the file of --roster, or of roster "
        + "under [developers] in .outcomes.toml")
  }

  private func read(
    _ task: WorkerRequest.Task, since: Int64?, until: Int64, spend: SpendExtent? = nil
  ) -> [WorkerReply] {
    let workers = min(threads, paths.count)
    let display =
      command.quiet || task != .scan ? nil : ProgressDisplay(repositories: paths.count)
    let queue = WorkQueue(count: paths.count)
    let found = concurrently(workers: workers) { _ in
      var replies: [(Int, WorkerReply)] = []
      while let index = queue.take() {
        let request = WorkerRequest(
          task: task, path: paths[index], searching: searching, options: options, since: since,
          until: until, now: now, threads: max(1, threads / workers),
          cpuSeconds: command.reading.deadline * max(1, threads / workers),
          showsProgress: display != nil,
          usesCache: !command.reading.noCache, hasDetail: command.format.hasDetail && task == .scan,
          spend: spend)
        replies.append(
          (
            index,
            WorkerProcess(deadline: command.reading.deadline, display: display).reply(to: request)
          ))
      }
      return replies
    }
    return found.flatMap(\.self).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private var options: ScanOptions {
    var options = command.reading.options
    options.roster = command.roster
    options.ledger = command.spending.storage.ledger
    return options
  }
}

/// The settings that one report can have only once.
private struct CommonSettings {
  let horizonDays: Int
  let evidence: String
  let roster: [String: Int]
  let teams: [String: String]
  let privacy: Privacy

  init(_ scanned: [ScannedRepository]) throws(Failure) {
    horizonDays = try Self.common(scanned.map(\.horizonDays), option: "--horizon")
    evidence = try Self.common(scanned.map(\.evidence), option: "--evidence")
    roster = scanned.reduce(into: [:]) { roster, repository in
      roster.merge(repository.roster) { max($0, $1) }
    }
    teams = scanned.reduce(into: [:]) { teams, repository in
      // Of two teams for one developer the first by name, whatever the order of the repositories.
      teams.merge(repository.teams) { min($0, $1) }
    }
    // The strictest wish is granted to all.
    privacy = Privacy(
      rows: scanned.contains(where: \.hidesDevelopers) ? .team : .developer,
      minimumGroup: scanned.map(\.minimumGroup).max() ?? 5)
  }

  private static func common<Value: Hashable>(
    _ values: [Value], option: String
  ) throws(Failure) -> Value {
    guard let first = values.first, Set(values).count == 1 else {
      throw Failure(
        kind: .configuration, message: "the repositories are configured differently for \(option)",
        hint: "give \(option) for all of them")
    }
    return first
  }
}

extension [RepositoryTally] {
  /// The same, with numbers after names that several repositories have.
  fileprivate func withDistinctNames() -> [RepositoryTally] {
    let counts = Dictionary(map { ($0.summary.name, 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    // By content, so that the order on the command line does not show.
    return sorted {
      ($0.summary.name, $0.summary.head ?? "") < ($1.summary.name, $1.summary.head ?? "")
    }
    .map { tally in
      guard counts[tally.summary.name, default: 1] > 1 else { return tally }
      seen[tally.summary.name, default: 0] += 1
      var copy = tally
      copy.summary.name += " (\(seen[tally.summary.name, default: 1]))"
      return copy
    }
  }
}
