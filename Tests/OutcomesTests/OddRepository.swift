import FixtureSupport
import Testing

/// What a scan must say about one of the odd repositories.
struct OddRepository: Sendable, CustomTestStringConvertible {
  enum Reading: Sendable {
    /// Exit code 0 and `complete`.
    case whole
    /// A report that is not `complete`, and says why.
    case partly
    /// Exit code 3, and an error that says why.
    case refused
    /// Either of the two; never fewer commits without a word.
    case partlyOrRefused
  }

  let path: String
  var reading = Reading.whole
  /// AI-tagged commits on any reference; each is right where there are two.
  var tagged: [Int] = []
  /// All commits but merges; nothing where it depends on what can be read.
  var commits: Int?
  /// What the notices or the error must contain.
  var words: [String] = []

  var testDescription: String { path }

  /// Counted by `git log --all --no-merges`; of `weird`, the commit of the year 5138 is outside.
  static let all = [
    OddRepository(path: "empty", tagged: [0], commits: 0),
    OddRepository(path: "unborn", tagged: [0], commits: 1),
    OddRepository(path: "small", tagged: [5], commits: 5),
    OddRepository(path: "bare.git", tagged: [5], commits: 5),
    OddRepository(
      path: "shallow", reading: .partly, tagged: [3], commits: 3,
      words: ["shallow", "git fetch --unshallow"]),
    OddRepository(path: "nonutf8", tagged: [2], commits: 2),
    OddRepository(path: "dir with spaces/répo x", tagged: [5], commits: 5),
    OddRepository(path: "oddnames", tagged: [1], commits: 1),
    OddRepository(path: "wt", tagged: [5], commits: 5),
    OddRepository(path: "detached", tagged: [5], commits: 5),
    OddRepository(path: "sha256", reading: .refused, words: ["SHA-256"]),
    OddRepository(path: "weird", tagged: [2], commits: 4),
    OddRepository(path: "notrepo", reading: .refused, words: ["not a git repository"]),
    OddRepository(
      path: "corrupt", reading: .partlyOrRefused,
      words: ["93d269022a10cfc58a9319c8ddc838c29699ebf3"]),
    OddRepository(path: "octopus", tagged: [3], commits: 4),
    OddRepository(path: "polluted", tagged: [5], commits: 5),
    OddRepository(path: "ambiguous", tagged: [5], commits: 6),
    OddRepository(path: "mailmap", tagged: [5], commits: 6),
    // Three with the replacement, as git shows the branches; five as the objects are. Four or six
    // would count the replacement as a commit of its own.
    OddRepository(path: "replace", tagged: [3, 5]),
    OddRepository(
      path: "partial", reading: .partly, tagged: [5], commits: 5, words: ["partial clone"]),
    OddRepository(path: "hugemsg", tagged: [1], commits: 1),
  ]
}
