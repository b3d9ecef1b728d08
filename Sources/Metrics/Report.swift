/// Everything one scan says, as values: what every output form is written from.
///
/// Times are seconds since 1970-01-01 UTC. Rows come sorted (developers by name, then e-mail), so
/// that the same input gives the same bytes. `nil` is absent knowledge, never zero.
package struct Report: Sendable {
  package var generatedAt: Int64
  package var window: Window
  package var parameters: Parameters
  package var repositories: [RepositorySummary]
  package var funnel: Funnel
  package var developers: [DeveloperRow]
  /// What belongs to no developer: commits of agents and bots without an owner, lines without an
  /// introducer.
  package var unattributed: Outcome
  package var totals: Outcome
  package var deployments: [DeploymentRow]
  package var agents: [AgentRow]
  /// The teams of the roster, by name, those without one last; empty without a roster of teams.
  package var teams: [TeamRow] = []
  /// The ISO weeks of the window, oldest first.
  package var weeks: [WeekRow] = []
  /// How long lines stayed; `nil` where it was not asked for, is not known, or is withheld.
  package var survival: Survival?
  /// The commits behind the numbers; `nil` where they were not asked for, or are withheld.
  package var commits: ListedCommits?
  /// `nil` where no spend is known.
  package var spend: SpendReport?
  package var notices: [String]

  package init(
    generatedAt: Int64, window: Window, parameters: Parameters,
    repositories: [RepositorySummary], funnel: Funnel, developers: [DeveloperRow],
    unattributed: Outcome, totals: Outcome, deployments: [DeploymentRow], agents: [AgentRow],
    spend: SpendReport? = nil, notices: [String]
  ) {
    self.generatedAt = generatedAt
    self.window = window
    self.parameters = parameters
    self.repositories = repositories
    self.funnel = funnel
    self.developers = developers
    self.unattributed = unattributed
    self.totals = totals
    self.deployments = deployments
    self.agents = agents
    self.spend = spend
    self.notices = notices
  }
}

/// A span of time: from `since`, up to but without `until`.
package struct Window: Hashable, Codable, Sendable {
  package var since: Int64
  package var until: Int64

  package init(since: Int64, until: Int64) {
    self.since = since
    self.until = until
  }

  package func contains(_ time: Int64) -> Bool { since <= time && time < until }
}

/// What the numbers were computed with.
package struct Parameters: Sendable {
  package var horizonDays: Int
  /// The weakest level of evidence that counts, such as `footer`.
  package var minimumEvidence: String
  /// The mainline's reference; `nil` where the repositories have different ones.
  package var mainline: String?
  /// S of every unit, in lines, by the unit's name.
  package var referenceChangeLines: [String: Double]
  /// `records`, `files`, `tags` or `trunk`; `nil` where the repositories have different ones.
  package var deploymentSource: String?
  /// The baseline of every unit: nothing that stood in it is novel.
  package var lookBack: [String: Baseline]

  package init(
    horizonDays: Int, minimumEvidence: String, mainline: String?,
    referenceChangeLines: [String: Double], deploymentSource: String?,
    lookBack: [String: Baseline]
  ) {
    self.horizonDays = horizonDays
    self.minimumEvidence = minimumEvidence
    self.mainline = mainline
    self.referenceChangeLines = referenceChangeLines
    self.deploymentSource = deploymentSource
    self.lookBack = lookBack
  }
}

/// The tree that was live before anything counted as novel.
package struct Baseline: Hashable, Codable, Sendable {
  /// The deployed commit, in hexadecimal digits.
  package var commit: String
  /// When it went live.
  package var at: Int64

  package init(commit: String, at: Int64) {
    self.commit = commit
    self.at = at
  }
}

/// One repository as it was read.
package struct RepositorySummary: Codable, Sendable {
  package var name: String
  /// The commit that HEAD names, in hexadecimal digits; `nil` where there is none yet.
  package var head: String?
  /// The mainline's reference, such as `refs/heads/main`.
  package var mainline: String?
  /// Commits of the window on any reference, without merge commits.
  package var commits: Int
  /// Deployments of the window.
  package var deployments: Int
  /// Whether everything that the numbers need could be read; the notices say what could not.
  package var complete: Bool
  package var notices: [String]
  /// The commits of the window that say they revert or reapply something, oldest first.
  package var reverts: [RevertRow]

  package init(
    name: String, head: String?, mainline: String?, commits: Int, deployments: Int,
    complete: Bool, notices: [String], reverts: [RevertRow] = []
  ) {
    self.name = name
    self.head = head
    self.mainline = mainline
    self.commits = commits
    self.deployments = deployments
    self.complete = complete
    self.notices = notices
    self.reverts = reverts
  }
}

/// A commit that says it reverts or reapplies another: the words explain, the lines decide.
package struct RevertRow: Codable, Equatable, Sendable {
  /// The commit, in hexadecimal digits.
  package var commit: String
  /// `revert` or `reapply`.
  package var kind: String
  /// The commit that it names, in hexadecimal digits; `nil` where there is none of that name.
  package var of: String?
  /// What it names, in its own words: a commit id, a subject, or a pull request.
  package var named: String

  package init(commit: String, kind: String, of: String?, named: String) {
    self.commit = commit
    self.kind = kind
    self.of = of
    self.named = named
  }
}

/// What became of the AI-tagged commits of the window.
///
/// Commits by commit time, on any reference, without merge commits.
/// `deployed` = `surviving` + `pending` + `removed` + `withoutNewLines`; the four are `nil` where
/// the lines could not be read.
package struct Funnel: Codable, Equatable, Sendable {
  package var tagged: Int
  package var merged: Int
  package var deployed: Int
  package var surviving: Int?
  package var pending: Int?
  package var removed: Int?
  package var withoutNewLines: Int?
  /// How the tagged commits reached the mainline, or why not; adds up to `tagged`.
  package var landings: LandingCounts

  package init(
    tagged: Int, merged: Int, deployed: Int, surviving: Int?, pending: Int?, removed: Int?,
    withoutNewLines: Int?, landings: LandingCounts = LandingCounts()
  ) {
    self.tagged = tagged
    self.merged = merged
    self.deployed = deployed
    self.surviving = surviving
    self.pending = pending
    self.removed = removed
    self.withoutNewLines = withoutNewLines
    self.landings = landings
  }
}

/// Commits by how they reached the mainline, or why they did not.
package struct LandingCounts: Codable, Equatable, Sendable {
  package var direct = 0
  package var merge = 0
  package var squash = 0
  package var rebase = 0
  package var cherryPick = 0
  package var open = 0
  package var abandoned = 0

  package init() {}
}

/// One developer's row.
package struct DeveloperRow: Sendable {
  package var name: String
  package var email: String
  package var outcome: Outcome

  package init(name: String, email: String, outcome: Outcome) {
    self.name = name
    self.email = email
    self.outcome = outcome
  }
}

/// The numbers of a developer, of a team, or of all.
package struct Outcome: Sendable {
  package var builderWeeks: Int
  package var commits: CommitCounts
  package var lines: LineCounts?
  /// Deployed change equivalents, in typical changes (DESIGN section 3).
  package var dce: Double?
  /// Normalized deployments in the window.
  package var nd: Double?
  package var ndPerWeek: Double?
  /// The 95 % interval of `ndPerWeek`; needs two developers at least.
  package var ndInterval: Interval?
  /// The share of builder-weeks with at least half a typical change, between 0 and 1.
  package var regularity: Double?
  package var unassisted: Unassisted
  package var spend: SpendTotals?
  /// What went into deployed commits, for each deployed change equivalent, in micro-USD.
  package var costPerDceUsdMicros: Int?

  package init(
    builderWeeks: Int, commits: CommitCounts, lines: LineCounts?, dce: Double?, nd: Double?,
    ndPerWeek: Double?, ndInterval: Interval?, regularity: Double?, unassisted: Unassisted,
    spend: SpendTotals? = nil, costPerDceUsdMicros: Int? = nil
  ) {
    self.builderWeeks = builderWeeks
    self.commits = commits
    self.lines = lines
    self.dce = dce
    self.nd = nd
    self.ndPerWeek = ndPerWeek
    self.ndInterval = ndInterval
    self.regularity = regularity
    self.unassisted = unassisted
    self.spend = spend
    self.costPerDceUsdMicros = costPerDceUsdMicros
  }
}

/// Commits of the window, without merge commits; all but `total` are AI-tagged ones.
package struct CommitCounts: Codable, Equatable, Sendable {
  package var total = 0
  package var tagged = 0
  package var merged = 0
  package var deployed = 0
  package var surviving = 0

  package init() {}
}

/// Novel lines that belong to the window, by what became of them.
///
/// `novel` = `surviving` + `pending` + `removed`, and likewise for the AI-assisted ones.
package struct LineCounts: Codable, Equatable, Sendable {
  package var novel = 0
  package var surviving = 0
  package var pending = 0
  package var removed = 0
  package var aiNovel = 0
  package var aiSurviving = 0
  package var aiPending = 0
  package var aiRemoved = 0
  /// Novel lines of which nobody knows who wrote them.
  ///
  /// An attribution note names other lines of their commits. They do not count as AI-assisted.
  package var unknown = 0
  /// Lines that stayed live for 30 days, whatever the horizon is.
  package var survivingThirtyDays = 0
  package var aiSurvivingThirtyDays = 0

  package init() {}
}

/// The same numbers for lines without evidence of AI, so that AI never stands alone.
package struct Unassisted: Codable, Equatable, Sendable {
  package var dce: Double?
  package var nd: Double?

  package init(dce: Double?, nd: Double?) {
    self.dce = dce
    self.nd = nd
  }
}

/// A closed interval of real numbers.
package struct Interval: Codable, Equatable, Sendable {
  package var low: Double
  package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// One deployment of the window.
package struct DeploymentRow: Sendable {
  package var repository: String
  package var unit: String
  package var environment: String
  package var name: String
  /// The deployed commit, in hexadecimal digits.
  package var commit: String
  package var finishedAt: Int64
  /// Commits that no earlier successful deployment of the unit held, without merge commits.
  package var newCommits: Int
  package var taggedCommits: Int
  package var novelLines: Int?
  package var aiNovelLines: Int?
  package var survivingLines: Int?
  package var aiSurvivingLines: Int?
  /// Lines that are live and too young to be called surviving.
  package var pendingLines: Int?
  package var aiPendingLines: Int?
  /// Whose new commits and lines it brought.
  package var contributors = Contributors()

  package init(
    repository: String, unit: String, environment: String, name: String, commit: String,
    finishedAt: Int64, newCommits: Int, taggedCommits: Int, novelLines: Int?,
    aiNovelLines: Int?, survivingLines: Int?, aiSurvivingLines: Int?, pendingLines: Int?,
    aiPendingLines: Int?
  ) {
    self.repository = repository
    self.unit = unit
    self.environment = environment
    self.name = name
    self.commit = commit
    self.finishedAt = finishedAt
    self.newCommits = newCommits
    self.taggedCommits = taggedCommits
    self.novelLines = novelLines
    self.aiNovelLines = aiNovelLines
    self.survivingLines = survivingLines
    self.aiSurvivingLines = aiSurvivingLines
    self.pendingLines = pendingLines
    self.aiPendingLines = aiPendingLines
  }

  /// The AI-assisted share of the novel lines; `nil` where there are none.
  package var aiShare: Double? {
    guard let aiNovelLines, let novelLines, novelLines > 0 else { return nil }
    return Double(aiNovelLines) / Double(novelLines)
  }
}

/// One agent and model, over all developers.
package struct AgentRow: Hashable, Sendable {
  package var agent: String
  package var model: String?
  /// AI-tagged commits of the window that carry its evidence, without merge commits.
  package var commits: Int
  package var aiNovelLines: Int?
  package var aiSurvivingLines: Int?
  /// Lines that are live and too young to be called surviving.
  package var aiPendingLines: Int?
  /// What it cost, in micro-USD, whoever spent it; `nil` where no spend is known.
  package var spendUsdMicros: Int?
  /// Its tokens for which there is no price.
  package var unpricedTokens = 0
  /// Whose commits, lines and money they are.
  package var contributors = Contributors()

  package init(
    agent: String, model: String?, commits: Int, aiNovelLines: Int?, aiSurvivingLines: Int?,
    aiPendingLines: Int?
  ) {
    self.agent = agent
    self.model = model
    self.commits = commits
    self.aiNovelLines = aiNovelLines
    self.aiSurvivingLines = aiSurvivingLines
    self.aiPendingLines = aiPendingLines
  }
}
