import Spend

/// 2026-11-02 09:00 UTC.
let monday: Int64 = 1_793_610_000

extension JoinableCommit {
  /// A commit of a developer, `minutes` after Monday's start, on a branch.
  static func made(
    _ id: String, at minutes: Int64, by developer: String = "ada@example.org",
    on branch: String? = nil, after parent: Int64 = -1_000, to destination: Destination = .deployed
  ) -> JoinableCommit {
    var commit = JoinableCommit(
      id: id + String(repeating: "0", count: 40 - id.count), madeAt: monday + minutes * 60,
      committedAt: monday + minutes * 60, developers: [developer], destination: destination)
    commit.previousAt = monday + parent * 60
    commit.branches = branch.map { [$0] } ?? []
    return commit
  }

  func naming(_ sessions: Set<String>) -> JoinableCommit {
    var commit = self
    commit.sessions = sessions
    return commit
  }

  func onMainline() -> JoinableCommit {
    var commit = self
    commit.isOnMainline = true
    commit.branches.insert("main")
    return commit
  }
}

extension JoinableRepository {
  /// The repository in `/work/shop`, with branches that the mainline does not have.
  static func shop(_ commits: [JoinableCommit], unlanded: Set<String> = []) -> JoinableRepository {
    var repository = JoinableRepository(name: "shop")
    repository.directories = ["/work/shop/"]
    repository.remotes = ["github.com/acme/shop"]
    repository.mainline = "main"
    repository.unlandedBranches = unlanded
    repository.commits = commits.sorted { ($0.madeAt, $0.id) < ($1.madeAt, $1.id) }
    return repository
  }
}

extension SpendRecord {
  /// A call that costs a dollar, `minutes` after Monday's start.
  static func call(
    _ minutes: Int64, session: String? = "s1", in directory: String? = "/work/shop",
    on branch: String? = nil, by author: String? = "ada@example.org", number: Int64 = 0,
    grain: Grain = .request, format: SpendFormat = .claudeCode, agent: String = "claude-code"
  ) -> SpendRecord {
    var key = RecordKeyHasher("test")
    key.add(minutes)
    key.add(number)
    key.add(session ?? "")
    key.add(format.rawValue)
    return SpendRecord(
      key: key.key, format: format, agent: agent, grain: grain,
      usage: Usage(model: "m", tokens: Tokens(input: 1)),
      origin: Origin(
        time: (monday + minutes * 60) * 1_000, session: session, directory: directory,
        branch: branch, author: author))
  }
}

/// What became of dollars.
func joined(
  _ records: [SpendRecord], _ repositories: [JoinableRepository], links: [SessionLink] = [],
  nanos: (SpendRecord) -> Int64? = { _ in 1_000_000_000 }
) -> SpendSummary {
  SpendSummary(
    records, links: links, repositories: repositories, window: .min..<Int64.max, nanos: nanos)
}

extension SpendSummary {
  /// Whole dollars by destination.
  var dollars: [Destination: Int64] { destinations.mapValues { $0.nanos / 1_000_000_000 } }

  /// Whole dollars of the commits whose ids begin so, in their order.
  func dollars(of commits: [String]) -> [Int64] {
    commits.map { prefix in
      self.commits.values.reduce(0) { sum, all in
        sum + all.filter { $0.key.hasPrefix(prefix) }.values.reduce(0) { $0 + $1.sum.nanos }
      } / 1_000_000_000
    }
  }

  func dollars(joinedBy evidence: JoinEvidence) -> Int64 {
    (self.evidence[evidence]?.nanos ?? 0) / 1_000_000_000
  }
}
