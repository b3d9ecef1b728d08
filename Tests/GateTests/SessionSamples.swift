import Git
import Provenance
import Spend

@testable import Gate

/// Commits, notes and records of sessions.
enum SessionSample {
  /// 2026-11-02 09:00 UTC, in seconds.
  static let start: Int64 = 1_793_610_000
  static let tag = "Assisted-by: claude-code:claude-opus-5"
  private static let detector = Detector()

  /// A commit `minutes` after the start, which names sessions in trailers.
  ///
  /// - Parameters:
  ///   - number: makes its id.
  ///   - sessions: what `AI-Session` trailers name.
  ///   - minutes: when.
  ///   - trailers: others.
  ///   - usage: what notes have beside it.
  ///   - parents: how many.
  ///   - isTip: whether it is the range's last.
  /// - Returns: what rules know of it.
  static func commit(
    _ number: Int, naming sessions: [String] = [], at minutes: Int64 = 10,
    trailers: [String] = [tag], usage: [RecordedUsage] = [], parents: Int = 1, isTip: Bool = true
  ) -> CommitFacts {
    let lines = trailers + sessions.map { "AI-Session: claude-code:\($0)" }
    return commit(
      number, message: "Change\n\n" + lines.map { $0 + "\n" }.joined(), at: minutes, usage: usage,
      parents: parents, isTip: isTip)
  }

  static func commit(
    _ number: Int, message: String, at minutes: Int64 = 10, usage: [RecordedUsage] = [],
    parents: Int = 1, isTip: Bool = true
  ) -> CommitFacts {
    let person = Signature(name: "Ada", email: "ada@example.org", time: start + minutes * 60)
    let commit = Commit(
      tree: id(0), parents: (0..<parents).map { id(number * 1_000 + 1 + $0) }, author: person,
      committer: person, message: Array(message.utf8))
    let noted = usage.map {
      Evidence(level: .note, agent: $0.agent, session: $0.session, matched: "refs/notes/outcomes")
    }
    return CommitFacts(
      id: id(number * 1_000), commit: commit,
      evidence: detector.evidence(in: commit).merged(with: noted), usage: usage, author: .human,
      developers: [Developer(name: "Ada", email: "ada@example.org")], isTip: isTip)
  }

  private static func id(_ number: Int) -> ObjectID {
    let digits = String(number, radix: 16)
    let hex = String(repeating: "0", count: 40 - digits.count) + digits
    guard let id = ObjectID(hex: hex) else { preconditionFailure("forty digits") }
    return id
  }

  /// A part of a session from one minute to the next, as a note has it.
  static func segment(
    _ session: String, from minute: Int64, model: String? = "claude-opus-5",
    nanos: Int64? = 1_000_000_000
  ) -> RecordedUsage {
    var usage = RecordedUsage(
      agent: "claude-code", model: model, session: session, input: 1, output: 5)
    let from = (start + minute * 60) * 1_000
    usage.segment = .init(from: from, until: from + 60_000, nanos: nanos)
    return usage
  }

  /// A call that costs a dollar, or what nobody knows.
  static func call(
    _ minutes: Int64, session: String? = "s001", in directory: String? = nil,
    of repository: String? = nil, nanos: Int64? = 1_000_000_000
  ) -> SpendRecord {
    var key = RecordKeyHasher("test")
    key.add(minutes)
    key.add(session ?? "")
    return SpendRecord(
      key: key.key, format: .claudeCode, agent: "claude-code", grain: .request,
      usage: Usage(
        model: "nobody-knows-it", tokens: Tokens(input: 1),
        stated: nanos.map { StatedCost(nanos: $0, basis: .list) }),
      origin: Origin(
        time: (start + minutes * 60) * 1_000, session: session, directory: directory,
        repository: repository))
  }

  /// The repository in `/src/shop`.
  static var home: JoinableRepository {
    var home = JoinableRepository(name: "shop")
    home.directories = ["/src/shop/"]
    home.remotes = ["example.org/acme/shop"]
    return home
  }

  /// A book of what commits name, notes elsewhere have, and records say.
  static func book(
    _ commits: [CommitFacts], noted: [RecordedUsage] = [], records: [SpendRecord] = [],
    home: JoinableRepository = home, notes: NotesAccess = .readable
  ) -> SessionBook {
    var book = SessionBook(home: home, notes: notes) { directory in
      switch directory {
      case "/src/other": ["git@example.org:acme/other.git"]
      case "/src/clone": ["https://example.org/acme/shop.git"]
      default: []
      }
    }
    for commit in commits { book.take(commit) }
    for usage in noted { book.add(usage) }
    for record in records { book.add(record) }
    return book
  }
}

extension Ruling {
  var complaint: Complaint? {
    switch self {
    case .unsatisfied(let complaint), .error(let complaint): complaint
    case .satisfied, .notApplicable: nil
    }
  }

  var isUnsatisfied: Bool {
    guard case .unsatisfied = self else { return false }
    return true
  }

  var isError: Bool {
    guard case .error = self else { return false }
    return true
  }
}

extension Complaint {
  var commands: [String] { mends.compactMap(\.command) }
}
