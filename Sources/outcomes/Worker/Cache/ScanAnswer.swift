import Metrics
import Spend

/// What reading a repository for a scan gave, before the settings that only the report needs.
struct ScanAnswer: Codable {
  var tally: RepositoryTally
  /// The commits that spend may have gone into.
  var joinable: JoinableRepository
}
