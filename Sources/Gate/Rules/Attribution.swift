import Configuration
import Git
import Provenance
import Trailers

/// What a commit with any sign of an agent has to say, or that there is none.
///
/// Policies differ by project: the kernel requires `Assisted-by`, others any disclosure, others
/// forbid agents (`melissawm/open-source-ai-contribution-policies`); the gate takes no side.
struct Attribution: CommitRule {
  static let name = GatePolicy.Rule.attribution
  let policy: GatePolicy.Attribution
  /// The keys that disclose, as the policy writes them.
  let acceptedTrailers: [String]
  let detector: Detector

  var demand: String {
    switch policy {
    case .require: "a commit with a sign of an agent carries the trailer Assisted-by"
    case .disclose:
      "a commit with a sign of an agent carries one of \(acceptedTrailers.joined(separator: ", "))"
    case .forbid: "no commit shows a sign of an agent"
    }
  }

  func judge(_ commit: CommitFacts) -> Ruling {
    guard let sign = commit.evidence.first else {
      return policy == .forbid ? .satisfied : .notApplicable
    }
    // The hook tags no merge, and what a merge brings in is judged by itself.
    if policy != .forbid, commit.isMerge { return .notApplicable }
    switch policy {
    case .forbid: return .unsatisfied(refusal(of: commit, sign))
    case .require:
      return names(agentIn: [Self.canonicalKey], commit)
        ? .satisfied : .unsatisfied(absence(of: "Assisted-by trailer", in: commit, sign))
    case .disclose:
      return names(agentIn: acceptedTrailers, commit)
        ? .satisfied : .unsatisfied(absence(of: "disclosing trailer", in: commit, sign))
    }
  }

  static let canonicalKey = CanonicalKey.assistedBy.rawValue

  /// The tag for an agent of the table; one that nobody names is an AI.
  static func tag(_ agent: String) -> NewTrailer {
    NewTrailer(canonicalKey, agent == "unknown" ? "AI" : agent)
  }

  /// Whether git sees a trailer of these keys that names an agent.
  ///
  /// Of a key that only the policy knows, any value does.
  private func names(agentIn keys: [String], _ commit: CommitFacts) -> Bool {
    trailers(in: commit.commit.message.span).contains { trailer in
      guard keys.contains(where: { $0.lowercased() == trailer.key.lowercased() }) else {
        return false
      }
      let isOwn = !Self.readKeys.contains(trailer.key.lowercased())
      return isOwn
        ? !trailer.value.isEmpty : !detector.agents(named: trailer.key, trailer.value).isEmpty
    }
  }

  /// Keys whose values say whether they name an agent.
  private static let readKeys: Set<String> = [
    "assisted-by", "generated-by", "co-authored-by", "co-developed-by", "signed-off-by",
  ]

  private func absence(
    of missing: String, in commit: CommitFacts, _ sign: Evidence
  ) -> Complaint {
    let tag = Self.tag(sign.agent)
    let text = "\(tag.key): \(String(decoding: tag.value, as: UTF8.self))"
    return Complaint(
      what: "no \(missing)",
      why: Self.words(sign) + (commit.evidence.count > 1 ? ", among others" : ""),
      mends: Mends.adding([text], to: commit) + [
        Finding.Mend(
          "have it written from now on, where the agent works", command: "outcomes hook install")
      ])
  }

  private func refusal(of commit: CommitFacts, _ sign: Evidence) -> Complaint {
    Complaint(
      what: "a sign of an agent, and the policy allows none", why: Self.words(sign),
      mends: [
        Finding.Mend(
          "take the commit out, and make the change anew without an agent; taking the trace away "
            + "does not",
          command: Mends.rebase(from: commit)),
        Mends.waiving(Self.name),
      ])
  }

  /// How a sign is known, with its words.
  static func words(_ sign: Evidence) -> String {
    switch sign.level {
    case .identity: "its author is \(sign.matched)"
    case .note, .session: "a note says '\(sign.matched)'"
    case .trailer: "its trailer says '\(sign.matched)'"
    case .body: "a line that git does not see as a trailer says '\(sign.matched)'"
    case .footer: "its message says '\(sign.matched)'"
    case .branch: "it merges an agent's branch: '\(sign.matched)'"
    case .review: "it applies an agent's suggestion: '\(sign.matched)'"
    }
  }
}
