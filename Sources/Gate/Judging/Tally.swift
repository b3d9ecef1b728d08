import Configuration
import Git

/// The results of the rules so far.
struct Tally {
  private(set) var rules: [RuleVerdict]
  private(set) var commits: [JudgedCommit] = []
  private var findings: [[Finding]]
  private var found = 0

  init(_ rules: [RuleVerdict]) {
    self.rules = rules
    findings = rules.map { _ in [] }
  }

  /// Notes what the rules say of one commit, in their order.
  mutating func add(
    _ rulings: [Ruling], of commit: CommitFacts, _ statements: inout Statements
  ) {
    var results: [RuleResult] = []
    for (index, ruling) in rulings.enumerated() {
      let waiver = statements.waiver(of: rules[index].rule, for: commit.id)
      results.append(note(ruling, of: .init(commit), rule: index, waiver: waiver, &statements))
    }
    commits.append(JudgedCommit(id: commit.id.hex, results: results))
  }

  /// Notes what the rule at `index` says of a subject; with the result that it comes to.
  @discardableResult
  mutating func note(
    _ ruling: Ruling, of subject: @autoclosure () -> Finding.Subject, rule index: Int,
    waiver: Int?, _ statements: inout Statements
  ) -> RuleResult {
    let (result, complaint) = ruling.parts
    let isWaived = result == .unsatisfied && waiver != nil
    let final = isWaived ? .overridden : result
    rules[index].counts[final, default: 0] += 1
    if isWaived, let waiver { statements.use(waiver) }
    if let complaint, found < Verdict.mostFindings {
      found += 1
      findings[index].append(
        Finding(
          rule: rules[index].rule, level: rules[index].level, result: final, subject: subject(),
          what: complaint.what, why: complaint.why, mends: complaint.mends,
          waiver: isWaived ? waiver : nil))
    }
    return final
  }

  /// By rule, and then in the order of the commits.
  var allFindings: [Finding] { findings.flatMap(\.self) }
}

extension Ruling {
  fileprivate var parts: (RuleResult, Complaint?) {
    switch self {
    case .satisfied: (.satisfied, nil)
    case .notApplicable: (.notApplicable, nil)
    case .unsatisfied(let complaint): (.unsatisfied, complaint)
    case .error(let complaint): (.error, complaint)
    }
  }
}

extension Finding.Subject {
  /// What a title is cut to, in bytes: a commit may have one of megabytes.
  private static let longest = 500

  init(_ facts: CommitFacts) {
    let message = facts.commit.message.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
    let title = message.prefix(Self.longest).prefix { $0 != 0x0A }
    let author = facts.commit.author
    self = .commit(
      id: facts.id.hex, title: String(decoding: title, as: UTF8.self),
      author: String("\(author.name) <\(author.email)>".prefix(Self.longest)))
  }
}
