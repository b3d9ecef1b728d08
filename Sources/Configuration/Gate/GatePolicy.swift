/// What a merge gate demands: the table `[gate]` of `.outcomes.toml`.
///
/// ```toml
/// [gate]
/// attribution = "require"
/// evidence.minimum = "session"
/// spend.budget = { usd = 25.0, level = "fail" }
/// approvers = ["lead@example.org"]
/// ```
///
/// A new policy is what holds where the file says nothing. It asks only for what is true of most
/// histories, and only warns, so that a gate can be switched on before anybody has changed a habit.
package struct GatePolicy: Hashable, Sendable {
  /// What a gate can ask of commits, by its name in policies, waivers and verdicts.
  package enum Rule: String, CaseIterable, Sendable {
    /// What a commit with a sign of an agent has to say, or that there may be none.
    case attribution
    /// How sure it is that a tagged commit is an agent's.
    case evidenceMinimum = "evidence.minimum"
    /// Trailers that git sees, of agents that are known, in sessions that are theirs.
    case trailersWellformed = "trailers.wellformed"
    /// A human stands behind an agent's commit.
    case humanAccountable = "human.accountable"
    /// No agent signs off (developercertificate.org).
    case signoffHuman = "signoff.human"
    /// What a tagged commit cost is on record.
    case spendRecorded = "spend.recorded"
    /// What the range cost is not more than this.
    case spendBudget = "spend.budget"
    /// Somebody else approved a change of what is measured; asked where there are approvers.
    case deploymentsConfig = "deployments.config"
    /// It is known who the author is.
    case identityKnown = "identity.known"
  }

  /// What follows from a rule that is not kept.
  package enum Level: String, CaseIterable, Sendable {
    /// The rule is not asked for.
    case off
    /// It is said, and nothing else.
    case warn
    /// The gate refuses.
    case fail
  }

  /// What the rule `attribution` demands of a commit with any sign of an agent.
  package enum Attribution: String, CaseIterable, Sendable {
    /// The canonical tag, `Assisted-by`.
    case require
    /// One of `acceptedTrailers`.
    case disclose
    /// That there is none.
    case forbid
  }

  package var levels: [Rule: Level] = [
    .attribution: .warn, .trailersWellformed: .warn, .humanAccountable: .warn,
    .signoffHuman: .warn,
  ]
  package var attribution = Attribution.disclose
  /// The keys of trailers that disclose an agent.
  package var acceptedTrailers = [
    "Assisted-by", "Generated-by", "Co-authored-by", "Co-developed-by",
  ]
  /// The weakest evidence of a tagged commit, one of `Configuration.evidenceLevels`.
  package var minimumEvidence = "trailer"
  /// The most that a range may cost, in nano-USD (10⁻⁹ USD).
  package var budgetNanos: Int64?
  /// Domains whose addresses are known, in small letters; `*.example.org` for all below one.
  package var domains: [String] = []
  /// Agents that are known here beside the built-in ones, in small letters.
  package var agents: [String] = []
  /// Who may approve a change of what is measured: e-mail addresses in small letters.
  package var approvers: [String] = []
  /// Who may waive a rule: e-mail addresses of authors and names of pushers, in small letters.
  package var waivers: [String] = []

  package init() {}

  package func level(of rule: Rule) -> Level { levels[rule] ?? .off }
}
