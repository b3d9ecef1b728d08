import Configuration
import Git
import Provenance

/// No agent signs off: only a human can certify the Developer Certificate of Origin.
///
/// "AI agents MUST NOT add Signed-off-by tags" (torvalds/linux,
/// Documentation/process/coding-assistants.rst). Bots that are no agents may.
struct SignoffHuman: CommitRule {
  static let name = GatePolicy.Rule.signoffHuman
  let demand = "no Signed-off-by is an agent's"
  let detector: Detector

  func judge(_ commit: CommitFacts) -> Ruling {
    let read = detector.attributionLines(in: commit.commit.message)
    let signatures = read.lines.filter { $0.canonical == .signedOffBy && $0.place != .quoted }
    let agents = signatures.filter { !$0.claims.isEmpty }
    if let first = agents.first {
      return .unsatisfied(complaint(about: first, more: agents.count - 1, in: commit))
    }
    if read.isCut { return .error(TrailersWellformed.tooMany(in: commit)) }
    return signatures.isEmpty ? .notApplicable : .satisfied
  }

  private func complaint(
    about line: AttributionLine, more: Int, in commit: CommitFacts
  ) -> Complaint {
    let agent = line.claims.first?.agent ?? ""
    let others = more == 0 ? "" : ", and \(more) more"
    return Complaint(
      what: "an agent signs off" + others,
      why: "'\(line.quotation)' is \(Self.words(agent))",
      mends: Self.mends(commit))
  }

  /// One look into the editor: git has added the new signature, the old one is to go.
  private static func mends(_ commit: CommitFacts) -> [Finding.Mend] {
    Mends.rewording(
      commit, "take the agent's Signed-off-by out; the one that git adds must be a human's",
      signing: true)
  }

  private static func words(_ agent: String) -> String {
    agent == "unknown" || agent.isEmpty ? "an agent's" : "the agent \(agent)'s"
  }
}
