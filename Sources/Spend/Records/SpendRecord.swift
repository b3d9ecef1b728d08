/// One API call that somebody pays for, or a sum of such calls (`grain`).
///
/// Agents write a call down several times: once for each block of the answer, again where a session
/// is resumed, forked or asked something aside. All copies have the same `key`, and `merge` makes
/// one record of them, whatever the order in which they are read.
package struct SpendRecord: Hashable, Sendable {
  package var key: RecordKey
  package var format: SpendFormat
  /// The agent by its name in reports, such as `claude-code`; see `Provenance`.
  package var agent: String
  package var grain: Grain
  package var usage: Usage
  package var origin: Origin

  package init(
    key: RecordKey, format: SpendFormat, agent: String, grain: Grain, usage: Usage, origin: Origin
  ) {
    self.key = key
    self.format = format
    self.agent = agent
    self.grain = grain
    self.usage = usage
    self.origin = origin
  }

  /// Makes one record of two copies: the usage of the one that says more, the origin of the one that
  /// was written first.
  ///
  /// The usage of a source that is further from the call never takes the place of a nearer one's; see
  /// `SpendFormat.distance`. So all calls that two sources have are of the same one in the end.
  /// Commutative and associative, so that the order of reading never matters.
  package mutating func merge(_ other: SpendRecord) {
    if isWorse(than: other) {
      usage = other.usage
      (format, agent, grain) = (other.format, other.agent, other.grain)
    }
    if other.origin.precedes(origin) { origin = other.origin }
  }

  private func isWorse(than other: SpendRecord) -> Bool {
    let (distance, others) = (format.distance, other.format.distance)
    return distance == others ? usage.precedes(other.usage) : distance > others
  }
}

extension SpendFormat {
  /// How far from the call a source is, among those that have the same calls under the same keys.
  ///
  /// An agent's own log knows more than a gateway: how long a cache keeps what is written, the terms,
  /// whether a subagent asked. Cursor's table rounds money to cents, which its events do not.
  fileprivate var distance: Int {
    switch self {
    case .liteLLM, .cursorCSV: 1
    default: 0
    }
  }
}

/// How much one record stands for, finest first: where several say the same, the finest counts.
package enum Grain: Int, Codable, Comparable, Sendable {
  case request = 0
  /// All calls of one session, or of a part of it.
  case session
  /// A span of time of an account, a project or a key.
  case bucket
  /// One person and day.
  case userDay

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How far the numbers of a record can be trusted.
package enum Accuracy: Int, Codable, Comparable, Sendable {
  case exact = 0
  /// Something was guessed, such as the model.
  case approximate
  /// A known fault of the agent's version made the numbers too small.
  case undercounted

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What was used.
package struct Usage: Hashable, Codable, Sendable {
  /// The model as the source names it.
  package var model: String?
  package var tokens: Tokens
  /// Money that the source itself states.
  package var stated: StatedCost?
  package var terms: RateTerms
  /// Searches on the web that the vendor made, which are paid by the piece.
  package var webSearches: Int64
  package var accuracy: Accuracy
  /// Whether a subagent, or a question aside, made the call.
  package var isSidechain: Bool

  package init(
    model: String?, tokens: Tokens, stated: StatedCost? = nil, terms: RateTerms = [],
    webSearches: Int64 = 0, accuracy: Accuracy = .exact, isSidechain: Bool = false
  ) {
    self.model = model
    self.tokens = tokens
    self.stated = stated
    self.terms = terms
    self.webSearches = webSearches
    self.accuracy = accuracy
    self.isSidechain = isSidechain
  }

  /// Whether the other copy says more: the main thread's, then the one with more output, then with
  /// more of the rest.
  ///
  /// Always a whole record: a mix of several was never written.
  func precedes(_ other: Usage) -> Bool { weight < other.weight }

  /// All that tells two copies apart, so that equal weights mean equal copies.
  private var weight: Weight {
    Weight(
      numbers: [
        isSidechain ? 0 : 1, tokens.output, tokens.prompt, tokens.cacheWrite1h, tokens.cacheWrite5m,
        tokens.cacheRead, stated?.nanos ?? -1, Int64(stated?.basis.rawValue ?? -1), webSearches,
        Int64(terms.rawValue), Int64(-accuracy.rawValue),
      ], text: model ?? "")
  }

  private struct Weight: Comparable {
    var numbers: [Int64]
    var text: String

    static func < (left: Self, right: Self) -> Bool {
      left.numbers == right.numbers
        ? left.text < right.text : left.numbers.lexicographicallyPrecedes(right.numbers)
    }
  }
}

/// Money that a source states, in nano-USD (10⁻⁹ USD).
package struct StatedCost: Hashable, Codable, Sendable {
  package enum Basis: Int, Codable, Sendable {
    /// What an agent worked out for itself: used only where the catalog has no price.
    case estimate = 0
    /// The vendor's list price.
    case list
    /// What the vendor bills.
    case billed
  }

  package var nanos: Int64
  package var basis: Basis

  package init(nanos: Int64, basis: Basis) {
    self.nanos = nanos
    self.basis = basis
  }
}

/// What changes a call's price.
package struct RateTerms: OptionSet, Hashable, Codable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let fast = RateTerms(rawValue: 1)
  package static let batch = RateTerms(rawValue: 2)
  package static let priority = RateTerms(rawValue: 4)
  package static let flex = RateTerms(rawValue: 8)
  /// Computed in the United States only.
  package static let us = RateTerms(rawValue: 16)
}

/// Whose call it was, where and when.
package struct Origin: Hashable, Codable, Sendable {
  /// Milliseconds since 1970-01-01 UTC; of a sum, the start of its span.
  package var time: Int64
  /// The id of the session as the agent exposes it to the tools that it runs.
  package var session: String?
  /// The directory in which the agent worked.
  ///
  /// It never leaves the machine.
  package var directory: String?
  /// The repository: the URL of a remote without credentials, or `owner/name`.
  package var repository: String?
  /// The branch that was checked out; `nil` where the head was detached.
  package var branch: String?
  /// The person: an e-mail address, or an account's name.
  package var author: String?
  /// The commit that the call went into, where the source says so, in hexadecimal digits.
  package var commit: String?
  /// The earliest time in the file that has this copy, in milliseconds since 1970-01-01 UTC: copies
  /// in files that began later are replays.
  package var fileStart: Int64
  /// Whether this copy stands in the log of a subagent or of a question aside.
  package var isSidechain: Bool

  package init(
    time: Int64, session: String? = nil, directory: String? = nil, repository: String? = nil,
    branch: String? = nil, author: String? = nil, commit: String? = nil, fileStart: Int64? = nil,
    isSidechain: Bool = false
  ) {
    self.time = time
    self.session = session
    self.directory = directory
    self.repository = repository
    self.branch = branch
    self.author = author
    self.commit = commit
    self.fileStart = fileStart ?? time
    self.isSidechain = isSidechain
  }

  /// Whether this copy is the original and the other one a replay.
  ///
  /// Of copies from the same time, the one that names more precedes: exports of the same events
  /// differ in whether they have the person.
  func precedes(_ other: Origin) -> Bool {
    if isSidechain != other.isSidechain { return !isSidechain }
    if fileStart != other.fileStart { return fileStart < other.fileStart }
    if time != other.time { return time < other.time }
    if named != other.named { return named > other.named }
    return texts.lexicographicallyPrecedes(other.texts)
  }

  /// How much it names.
  private var named: Int {
    [session, directory, repository, branch, author, commit].count { $0 != nil }
  }

  private var texts: [String] {
    [session, directory, repository, branch, author, commit].map { $0.map { "+" + $0 } ?? "" }
  }
}
