import Metrics
import Spend

/// What a worker process is asked to do with one repository.
struct WorkerRequest: Codable, Sendable {
  enum Task: String, Codable {
    /// When did the mainline end? Needed to choose a window for several repositories.
    case probe
    case scan
    /// The story of `revision`.
    case explain
  }

  var task: Task
  var path: String
  /// Whether `path` may be inside a work tree: where a command runs, rather than what it names.
  var searching: Bool
  var options: ScanOptions
  /// `nil` for everything after the baseline.
  var since: Int64?
  var until: Int64
  var now: Int64
  var threads: Int
  /// Seconds of processor time that the worker may use.
  var cpuSeconds: Int
  /// Whether to tell the progress on standard error.
  var showsProgress: Bool
  /// Whether what an earlier run computed may be used and kept.
  var usesCache = true
  /// Whether the commits and lifetimes behind the numbers are wanted.
  var hasDetail = false
  /// `nil` where no spend was imported.
  var spend: SpendExtent?
  /// What to explain: a revision, or the name of a deployment.
  var revision: String?
}

/// What imported spend is about, as far as reading a repository needs to know.
struct SpendExtent: Codable, Sendable {
  /// From the first to the last call, in seconds since 1970-01-01 UTC.
  var span: ClosedRange<Int64>
  /// The ids of its sessions, in lower case.
  var sessions: Set<String>
}

/// The options of a scan that win over a repository's configuration; `nil` where not given.
struct ScanOptions: Codable, Sendable {
  var configurationFile: String?
  var mainline: String?
  var deploymentFiles: [String] = []
  /// Files that say which commits are behind images and manifests.
  var mapFiles: [String] = []
  /// The ledger; `nil` for the repository's own.
  var ledger: String?
  var tags: String?
  var isTrunk = false
  var horizonDays: Int?
  var evidence: String?
  var roster: String?
}

/// What a worker found, or why it could not.
struct WorkerReply: Codable, Sendable {
  var failure: Failure?
  /// When the mainline ended: the time of its last commit.
  var mainlineEnd: Int64?
  var scan: ScannedRepository?
  var explanation: Explanation?
  /// Beside a commit's explanation, the commits that spend may have gone into.
  var joinable: JoinableRepository?
  /// Whether all that the explanation needs could be read.
  var isComplete: Bool?
}

/// What a revision turned out to be.
enum Explanation: Codable, Sendable {
  case commit(CommitExplanation)
  /// One for each unit that it was deployed in.
  case deployments([DeploymentExplanation])
}

/// A repository's part of the report, and the settings that it was made with.
struct ScannedRepository: Codable, Sendable {
  var tally: RepositoryTally
  /// The commits that spend may have gone into.
  var joinable: JoinableRepository
  var horizonDays: Int
  var evidence: String
  /// Builder-weeks by e-mail address, from the roster that the configuration names.
  var roster: [String: Int]
  /// Teams by e-mail address in lower case, from the same roster.
  var teams: [String: String]
  /// Whether the configuration hides rows of single developers.
  var hidesDevelopers: Bool
  var minimumGroup: Int
}
