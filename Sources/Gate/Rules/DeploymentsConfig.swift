import Configuration
import Git
import Provenance
import Trailers

/// Somebody else approved each change of what is measured.
///
/// Whoever can move the baseline, the horizon or the roster can make any number. An approval is a
/// trailer, on the commit or on one above it that changes nothing, of one of the policy's approvers
/// who is not the author.
struct DeploymentsConfig: CommitRule {
  static let name = GatePolicy.Rule.deploymentsConfig
  let approvers: [String]
  let changes: MeasuringChanges
  /// Who approves a commit, by trailers: addresses in small letters.
  let approvals: @Sendable (ObjectID) -> [String]

  let demand = "a change of what is measured is approved by somebody else"

  func judge(_ commit: CommitFacts) -> Ruling {
    if let problem = changes.problem {
      return .error(
        Complaint(
          what: "it cannot be known whether what is measured was changed",
          why: problem,
          mends: [
            Finding.Mend(
              "fetch the trees", command: "git fetch --refetch --filter=blob:none origin")
          ]))
    }
    guard let paths = changes.paths[commit.id] else { return .notApplicable }
    let author = commit.commit.author.email.lowercased()
    let given = approvals(commit.id)
    if given.contains(where: { approvers.contains($0) && $0 != author }) { return .satisfied }
    return .unsatisfied(complaint(commit, paths, given, author))
  }

  private func complaint(
    _ commit: CommitFacts, _ paths: [String], _ given: [String], _ author: String
  ) -> Complaint {
    let reason: String
    if approvers.isEmpty {
      reason = "the policy names no approvers"
    } else if given.isEmpty {
      reason = "no approver's trailer stands on it"
    } else if given.allSatisfy({ $0 == author }) {
      reason = "only its author approves it"
    } else {
      reason = "\(given.joined(separator: ", ")) may not approve"
    }
    let others = approvers.filter { $0 != author }
    let mends =
      others.isEmpty
      ? [
        Finding.Mend(#"name approvers in the base's policy: approvers = ["lead@example.org"]"#),
        Mends.waiving(Self.name),
      ]
      : Mends.adding(["Approved-by: NAME <MAIL>"], to: commit) + [
        Finding.Mend("an approver is one of \(others.prefix(5).joined(separator: ", "))")
      ]
    return Complaint(
      what: "a change of what is measured has no approval",
      why: "it changes \(paths.joined(separator: " and ")), and \(reason)", mends: mends)
  }
}
