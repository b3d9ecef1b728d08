package import Spend

/// The whole story of one commit: why it counts what it counts.
///
/// Times are seconds since 1970-01-01 UTC, commits are 40 hexadecimal digits.
package struct CommitExplanation: Codable, Sendable {
  package var repository: String
  package var commit: String
  /// The first line of the message, as the repository has it.
  package var subject: String
  package var authorName: String
  package var authorEmail: String
  /// The committer's time.
  package var committedAt: Int64
  package var isMerge: Bool
  /// Who the commit belongs to, and why; empty where it belongs to nobody.
  package var developers: [ExplainedDeveloper]
  /// Strongest first, below the minimum too.
  package var evidence: [ExplainedEvidence]
  /// The weakest level that counts.
  package var minimumEvidence: String
  package var isTagged: Bool
  package var landing: ExplainedLanding
  /// Every deployment in whose live tree the commit is, oldest first.
  package var deployments: [ExplainedDeployment]
  /// Totals of `files`; `nil` where the files' content is not here.
  package var lines: LineCounts?
  /// Sorted by path.
  package var files: [ExplainedFile]
  /// What the commit counts for each developer.
  package var credits: [ExplainedCredit]
  /// Tokens that the repository itself records beside the commit.
  package var usage: [ExplainedUsage]
  /// What was spent on it, as far as records of spend were joined to it; `nil` where none were.
  package var cost: ExplainedCost?
  /// The commits that it says it reverts or reapplies, in the message's words.
  package var reverts: [String]
  /// Commits whose message says that they revert this one.
  package var revertedBy: [String]
  package var horizonDays: Int
  package var window: Window
  package var isInWindow: Bool
  /// Why it counts what it counts, in sentences.
  package var reasons: [String]
  package var notices: [String]
}

/// What one commit cost.
package struct ExplainedCost: Codable, Equatable, Sendable {
  /// `nil` where there are tokens and no price for any of them.
  package var usdMicros: Int?
  package var tokens: Tokens
  package var unpricedTokens: Int
  /// The weakest evidence by which any of it was joined.
  package var evidence: JoinEvidence

  package init(usdMicros: Int?, tokens: Tokens, unpricedTokens: Int, evidence: JoinEvidence) {
    self.usdMicros = usdMicros
    self.tokens = tokens
    self.unpricedTokens = unpricedTokens
    self.evidence = evidence
  }
}

package struct ExplainedDeveloper: Codable, Sendable {
  package var name: String
  package var email: String
  /// `author`, `co-author`, `owner of the agent`, or `author of the linked commit`.
  package var reason: String
}

package struct ExplainedEvidence: Codable, Sendable {
  package var level: String
  /// Whether the level is the minimum or stronger.
  package var counts: Bool
  package var agent: String
  package var model: String?
  package var session: String?
  /// The bytes that say so, as the repository has them: they may hold anything.
  package var matched: String
  /// The commit whose message or note says so, where it is another one.
  package var commit: String?
}

package struct ExplainedLanding: Codable, Sendable {
  /// `direct`, `merge`, `squash`, `rebase`, `cherry-pick`, `open` or `abandoned`.
  package var kind: String
  /// The change of the mainline that carries the commit's content.
  package var mainlineCommit: String?
  package var arrivedAt: Int64?
  /// How the link is known, such as `pull request #12`; `nil` where the mainline reaches the commit.
  package var linkedBy: String?
  /// Why no link was made although there were candidates, such as `ambiguous: …`.
  package var unlinkedBecause: String?
  /// Commits whose content this one carries: a squash, or the original of a rebased commit.
  package var carries: [String]
}

package struct ExplainedDeployment: Codable, Sendable {
  package var unit: String
  package var environment: String
  package var name: String
  package var commit: String
  package var finishedAt: Int64
  /// Whether this one brought the commit in; the others still had it.
  package var isFirst: Bool
}

package struct ExplainedFile: Codable, Sendable {
  package var path: String
  package var lines: LineCounts
  package var removals: [ExplainedRemoval]
}

/// Lines of one file that one commit took away within the horizon.
package struct ExplainedRemoval: Codable, Sendable {
  package var lines: Int
  /// `nil` where the live tree went back to an older one.
  package var commit: String?
  package var deployment: String
  package var at: Int64
}

package struct ExplainedCredit: Codable, Sendable {
  /// `nil` where the lines belong to nobody.
  package var email: String?
  package var unit: String
  /// The Monday of the ISO week, as seconds.
  package var week: Int64
  /// Surviving lines that count as AI's, of all surviving ones of the commit in that week.
  package var aiLines: Int
  package var lines: Int
  /// 1 over the number of authors.
  package var share: Double
  /// S of the unit, in lines.
  package var referenceChangeLines: Double
  /// The part of DCE that is the commit's.
  package var dce: Double
}

package struct ExplainedUsage: Codable, Sendable {
  package var agent: String
  package var model: String?
  package var session: String?
  package var input: Int64?
  package var cacheRead: Int64?
  package var cacheWrite: Int64?
  package var output: Int64?
}

/// The whole story of one deployment.
package struct DeploymentExplanation: Codable, Sendable {
  package var repository: String
  package var deployment: ExplainedDeployment
  /// What was live before; `nil` for the first one.
  package var previous: ExplainedDeployment?
  /// Whether it is the baseline, in which nothing is new.
  package var isBaseline: Bool
  package var newCommits: Int
  package var taggedCommits: Int
  package var lines: LineCounts?
  /// The commits that it newly brought in and that have lines or evidence, oldest first.
  package var commits: [DeployedCommit]
  package var horizonDays: Int
  package var minimumEvidence: String
  package var reasons: [String]
  package var notices: [String]
}

package struct DeployedCommit: Codable, Sendable {
  /// `nil` for lines that no new commit wrote.
  package var commit: String?
  package var subject: String
  package var developers: [String]
  package var isTagged: Bool
  package var agent: String?
  package var landing: String
  package var lines: LineCounts
}
