import Foundation

/// A rule of the table, as a policy has it; `attribution` counts three times.
enum GateTableRule: Int, CaseIterable, Sendable {
  case require, disclose, forbid
  case evidence, wellformed, accountable, signoff
  case recorded, budget, configuration, identity

  var name: String {
    switch self {
    case .require, .disclose, .forbid: "attribution"
    case .evidence: "evidence.minimum"
    case .wellformed: "trailers.wellformed"
    case .accountable: "human.accountable"
    case .signoff: "signoff.human"
    case .recorded: "spend.recorded"
    case .budget: "spend.budget"
    case .configuration: "deployments.config"
    case .identity: "identity.known"
    }
  }

  /// The line that asks for it in a policy.
  func line(_ level: String) -> String {
    if level == "off" { return "\(name) = \"off\"" }
    switch self {
    case .require, .disclose, .forbid:
      return "attribution = { policy = \"\(self)\", level = \"\(level)\" }"
    case .evidence: return "evidence.minimum = { evidence = \"session\", level = \"\(level)\" }"
    case .budget: return "spend.budget = { usd = 1.0, level = \"\(level)\" }"
    default: return "\(name) = \"\(level)\""
    }
  }

  /// The rules of one policy: those that are no other form of the same.
  static func all(with attribution: Self) -> [Self] {
    [attribution] + allCases.filter { $0.name != attribution.name }
  }
}

/// One shape of a commit, and what each rule says of it.
struct GateRow: Sendable, CustomStringConvertible {
  let name: String
  let commits: [GateCommit]
  /// Which of `commits` is meant; what else is in the range keeps all rules at least as well.
  let judged: Int
  /// The note beside the first commit.
  let note: String?
  private let results: [Character]

  var description: String { name }
  var branch: String { "shape/" + name.filter { $0.isLetter || $0.isNumber || $0 == "-" } }

  init(
    _ name: String, commits: [GateCommit], judged: Int? = nil,
    note: String? = nil
  ) {
    (self.name, self.commits, self.note) = (name, commits, note)
    self.judged = judged ?? commits.count - 1
    results = GateTable.marks(of: name)
  }

  init(
    _ name: String, _ message: String,
    by author: String = "Ann <ann@example.org>", parents: [String]? = nil,
    files: [String: String?] = [:], note: String? = nil
  ) {
    let commit = GateCommit(message, by: author, parents: parents, files: files)
    self.init(name, commits: [commit], note: note)
  }

  /// What a rule is to say, in the words of a verdict.
  func expected(_ rule: GateTableRule) -> String? {
    guard results.count == GateTableRule.allCases.count else { return nil }
    let words: [Character: String] = [
      "+": "satisfied", "-": "unsatisfied", ".": "not-applicable", "!": "error",
    ]
    return words[results[rule.rawValue]]
  }

  /// The verdict where these rules fail and no other is asked for.
  func verdict(_ rules: [GateTableRule]) -> (word: String, exitCode: Int32) {
    let results = rules.map(expected)
    if results.contains("unsatisfied") { return ("refused", 1) }
    return results.contains("error") ? ("undecided", 3) : ("passed", 0)
  }

  /// A spend note of one segment; without a price where `cents` is `nil`.
  static func note(_ session: String, cents: Int?) -> String {
    let model = cents == nil ? "no-such-model" : "claude-opus-5"
    return """
      {"schema":"outcomes.note.v1","agent":"claude-code","session":"\(session)",\
      "model":"\(model)","catalog":null,"from":"2026-08-31T23:00:00Z",\
      "until":"2026-09-01T00:00:00Z","requests":1,"input_tokens":1,"cache_read_tokens":0,\
      "cache_write_5m_tokens":0,"cache_write_1h_tokens":0,"output_tokens":10,\
      "usd_nanos":\(cents.map { String($0 * 10_000_000) } ?? "null")}
      """
  }
}
