import Configuration
import Git
import Provenance

/// A human stands behind every commit that a program made with an agent.
///
/// Bots are not exempt: who exempts them exempts the agents that write as a bot.
struct HumanAccountable: CommitRule {
  static let name = GatePolicy.Rule.humanAccountable
  let demand = "an agent's commit has a human co-author or a configured owner"

  func judge(_ commit: CommitFacts) -> Ruling {
    let isAgents: Bool
    switch commit.author {
    case .human: isAgents = false
    case .agent: isAgents = true
    case .bot: isAgents = !commit.evidence.isEmpty
    }
    guard isAgents else { return .notApplicable }
    guard commit.developers.isEmpty else { return .satisfied }
    let author = "\(commit.commit.author.name) <\(commit.commit.author.email)>"
    return .unsatisfied(
      Complaint(
        what: "no human answers for an agent's commit",
        why: "its author is \(author), it names no human co-author, and nobody owns that address",
        mends: Mends.adding(["Co-authored-by: NAME <MAIL>"], to: commit) + [
          Finding.Mend(
            "or name an owner for the agent's address, in .outcomes.toml of the base: "
              + #"[developers] owners = { "agent@example.org" = "human@example.org" }"#)
        ]))
  }
}
