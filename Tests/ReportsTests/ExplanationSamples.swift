@testable import Metrics

let commitB = "9f8e7d6c5b4a39281706f5e4d3c2b1a098765432"
let commitC = "c3c3c3c3c3d4d4d4d4d4e5e5e5e5e5f6f6f6f6f6"

extension CommitExplanation {
  /// A squashed pull request, mostly live, in twelve releases.
  static let usual = CommitExplanation(
    repository: "engine", commit: commitA,
    subject: "Retry webhook deliveries with exponential back-off (#412)",
    authorName: "Ada Lovelace", authorEmail: "ada@example.org", committedAt: may(4, hours: 9),
    isMerge: false,
    developers: [
      ExplainedDeveloper(name: "Ada Lovelace", email: "ada@example.org", reason: "author"),
      ExplainedDeveloper(name: "Grace Hopper", email: "grace@example.org", reason: "co-author"),
    ],
    evidence: [.trailer, .footer, .branch], minimumEvidence: "footer", isTagged: true,
    landing: ExplainedLanding(
      kind: "squash", mainlineCommit: commitC, arrivedAt: may(5, hours: 14),
      linkedBy: "pull request #412", unlinkedBecause: nil, carries: [commitB]),
    deployments: (0..<12).map { .numbered($0) },
    lines: .of(142, surviving: 118, pending: 4),
    files: [
      ExplainedFile(
        path: "Sources/Webhooks/Delivery/Retry.swift",
        lines: .of(96, surviving: 82),
        removals: [
          ExplainedRemoval(lines: 2, commit: nil, deployment: "v2.10.0", at: may(14)),
          ExplainedRemoval(lines: 12, commit: commitB, deployment: "v2.9.0", at: may(12)),
        ]),
      ExplainedFile(
        path: "Tests/WebhooksTests/Delivery/RetryTests.swift",
        lines: .of(46, surviving: 36, pending: 4),
        removals: [ExplainedRemoval(lines: 6, commit: commitB, deployment: "v2.9.0", at: may(12))]),
    ],
    credits: [
      ExplainedCredit(
        email: "ada@example.org", unit: "engine", week: may(4), aiLines: 118, lines: 118,
        share: 0.5, referenceChangeLines: 21.37, dce: 2.7609),
      ExplainedCredit(
        email: "grace@example.org", unit: "engine", week: may(4), aiLines: 118, lines: 118,
        share: 0.5, referenceChangeLines: 21.37, dce: 2.7609),
    ],
    usage: [
      ExplainedUsage(
        agent: "claude-code", model: "opus-4.1", session: "6f1e0b8c-5d1c-4f8e-9b59-0f2f7f6f0a11",
        input: 12_345, cacheRead: 1_203_441, cacheWrite: nil, output: 8_991)
    ],
    reverts: [], revertedBy: [], horizonDays: 14,
    window: Window(since: windowEnd - 84 * aDay, until: windowEnd), isInWindow: true,
    reasons: [
      "Its trailer names an agent, and 'trailer' is stronger than 'footer', the weakest that counts.",
      "142 of its lines were new when v2.8.0 went live; 20 of them were removed within 14 days.",
      "Two developers share it, so that each has half of 118 lines over 21.4.",
    ],
    notices: [])

  /// A commit of a person on a branch.
  static var unlinked: CommitExplanation {
    var explanation = untagged
    explanation.subject = "Try another queue"
    explanation.landing = ExplainedLanding(
      kind: "open", mainlineCommit: nil, arrivedAt: nil, linkedBy: nil,
      unlinkedBecause: "ambiguous: two changes of the mainline have the same content",
      carries: [])
    explanation.deployments = []
    explanation.lines = LineCounts()
    explanation.files = []
    explanation.evidence = [.branch]
    explanation.reasons = ["It is in no live tree, so that none of its lines counts."]
    return explanation
  }

  static var untagged: CommitExplanation {
    var explanation = usual
    explanation.subject = "Name the queue after what it holds"
    explanation.developers.removeLast()
    explanation.evidence = []
    explanation.isTagged = false
    explanation.landing = ExplainedLanding(
      kind: "direct", mainlineCommit: commitA, arrivedAt: may(4, hours: 9), linkedBy: nil,
      unlinkedBecause: nil, carries: [])
    explanation.deployments = [.numbered(0)]
    explanation.lines = .of(1, surviving: 1, ai: 0)
    explanation.files = [
      ExplainedFile(path: "Queue.swift", lines: .of(1, surviving: 1, ai: 0), removals: [])
    ]
    explanation.credits = []
    explanation.usage = []
    explanation.reasons = []
    return explanation
  }

  static var merge: CommitExplanation {
    var explanation = untagged
    explanation.subject = "Merge pull request #12 from example/claude/retry"
    explanation.isMerge = true
    explanation.evidence = [.branch]
    explanation.lines = LineCounts()
    explanation.files = []
    explanation.reverts = ["Revert \"Retry webhook deliveries\""]
    explanation.revertedBy = [commitB]
    return explanation
  }

  /// A commit before the window, of an agent that nobody answers for.
  static var outside: CommitExplanation {
    var explanation = usual
    explanation.committedAt = windowEnd - 90 * aDay
    explanation.isInWindow = false
    explanation.developers = []
    explanation.credits = [
      ExplainedCredit(
        email: nil, unit: "engine", week: windowEnd - 91 * aDay, aiLines: 118, lines: 118,
        share: 1, referenceChangeLines: 21.37, dce: 5.5218)
    ]
    return explanation
  }

  /// A shallow clone.
  static var withoutLines: CommitExplanation {
    var explanation = usual
    explanation.lines = nil
    explanation.files = []
    explanation.credits = []
    explanation.reasons = []
    explanation.notices = [
      "the clone is shallow, so that lines before 2026-05-01 are missing; "
        + "run 'git fetch --unshallow' to read them"
    ]
    return explanation
  }

  /// A change of many files with an attribution note, in two units and many releases.
  static var large: CommitExplanation {
    var explanation = usual
    explanation.evidence =
      [.note]
      + (0..<30).map {
        .made("trailer", "AI-Session: claude-code:s-\($0)", session: "s-\($0)")
      }
    explanation.deployments =
      (0..<45).map { .numbered($0) } + (0..<3).map { .numbered($0, unit: "edge", in: "staging") }
    explanation.lines = .of(3400, surviving: 3000, pending: 100, ai: 1700, unknown: 34)
    explanation.lines?.aiSurviving = 1500
    explanation.lines?.aiRemoved = 200
    explanation.files = (0..<34).map { number in
      ExplainedFile(
        path: "Sources/" + String(repeating: "deep/", count: number % 8) + "File\(number).swift",
        lines: .of(
          100 + number % 7, surviving: 92 - number % 9 * 2, pending: 2, ai: 50, unknown: 1),
        removals: (0..<number % 4).map {
          ExplainedRemoval(lines: 1 + $0, commit: commitB, deployment: "v2.9.0", at: may(12))
        })
    }
    explanation.usage.append(
      ExplainedUsage(
        agent: "codex", model: nil, session: nil, input: 55, cacheRead: 0, cacheWrite: nil,
        output: 7))
    return explanation
  }
}

extension ExplainedEvidence {
  static let note = made(
    "note", "git-ai: 50 of 100 lines", model: "opus-4.1", session: "s-1", commit: commitB)
  static let trailer = made(
    "trailer", "Co-Authored-By: Claude Opus 4.1 <noreply@anthropic.com>", model: "opus-4.1",
    session: "6f1e0b8c-5d1c-4f8e-9b59-0f2f7f6f0a11")
  static let footer = made(
    "footer", "🤖 Generated with [Claude Code](https://claude.com/claude-code)")
  static let branch = made(
    "branch", "Merge pull request #12 from example/claude/retry", counts: false)

  static func made(
    _ level: String, _ matched: String, counts: Bool = true, model: String? = nil,
    session: String? = nil, commit: String? = nil
  ) -> Self {
    ExplainedEvidence(
      level: level, counts: counts, agent: "claude-code", model: model, session: session,
      matched: matched, commit: commit)
  }
}

extension ExplainedDeployment {
  static func numbered(
    _ number: Int, unit: String = "engine", in environment: String = "production"
  ) -> Self {
    ExplainedDeployment(
      unit: unit, environment: environment, name: "v2.\(8 + number).0", commit: commitC,
      finishedAt: may(6 + Int64(number), hours: 10), isFirst: number == 0)
  }
}

extension LineCounts {
  /// Lines that are all AI's, or as many as `ai` of them.
  static func of(
    _ novel: Int, surviving: Int, pending: Int = 0, ai: Int? = nil, unknown: Int = 0
  ) -> Self {
    var lines = LineCounts()
    (lines.novel, lines.surviving, lines.pending) = (novel, surviving, pending)
    lines.removed = max(0, novel - surviving - pending)
    lines.aiNovel = ai ?? novel
    lines.aiSurviving = min(lines.aiNovel, surviving)
    lines.aiPending = min(lines.aiNovel - lines.aiSurviving, pending)
    lines.aiRemoved = lines.aiNovel - lines.aiSurviving - lines.aiPending
    lines.unknown = unknown
    return lines
  }
}

extension DeploymentExplanation {
  /// A release with more commits than a page has room for.
  static let usual: DeploymentExplanation = {
    var lines = LineCounts.of(828, surviving: 534, pending: 27, ai: 396)
    (lines.aiSurviving, lines.aiRemoved) = (264, 132)
    return DeploymentExplanation(
      repository: "engine", deployment: .numbered(0), previous: .numbered(-1), isBaseline: false,
      newCommits: 37, taggedCommits: 12, lines: lines, commits: (0..<24).map { .numbered($0) },
      horizonDays: 14, minimumEvidence: "footer",
      reasons: [
        "v2.7.0 was live before, and 37 commits are reachable from v2.8.0 and not from it."
      ],
      notices: [])
  }()

  static let baseline = DeploymentExplanation(
    repository: "engine", deployment: .numbered(0), previous: nil, isBaseline: true, newCommits: 0,
    taggedCommits: 0, lines: LineCounts(), commits: [], horizonDays: 14,
    minimumEvidence: "footer", reasons: [], notices: [])

  static var withoutLines: DeploymentExplanation {
    var explanation = usual
    explanation.lines = nil
    explanation.commits = (0..<3).map { .numbered($0) }
    explanation.notices = ["the clone is shallow"]
    return explanation
  }
}

extension DeployedCommit {
  static func numbered(_ number: Int) -> Self {
    DeployedCommit(
      commit: number == 5 ? nil : commitA,
      subject: number == 5 ? "" : "Change number \(number) of the delivery queue",
      developers: number == 7 ? [] : ["Ada Lovelace", "Grace Hopper"].suffix(1 + number % 2),
      isTagged: number.isMultiple(of: 2), agent: number.isMultiple(of: 2) ? "claude-code" : nil,
      landing: number.isMultiple(of: 3) ? "squash" : "merge",
      lines: .of(
        number * 3, surviving: number == 9 ? 0 : number * 2, pending: number == 9 ? 27 : 0,
        ai: number.isMultiple(of: 2) ? nil : 0))
  }
}

/// Seconds at a day of May 2026, which may be after its last.
func may(_ day: Int64, hours: Int64 = 0) -> Int64 {
  1_777_593_600 + (day - 1) * aDay + hours * 3600
}
