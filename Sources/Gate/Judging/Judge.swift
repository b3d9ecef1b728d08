package import Configuration
package import Git
package import Provenance
package import Spend

/// Judges a range by a policy.
///
/// Two passes: the first sees what is said of other commits (waivers, approvals, sessions), the
/// second asks each rule of each commit.
package struct Judge: Sendable {
  /// By what a range is judged.
  package struct Setup: Sendable {
    package var policy: GatePolicy
    /// The weakest evidence by which a commit counts as tagged.
    package var taggedFrom = EvidenceLevel.footer
    package var mailmap = Mailmap()
    /// Whether a forge's merge queue made the range.
    package var isMergeQueue = false
    /// Title and body of the squash that is to come.
    package var message: [UInt8]?
    /// Which commits change what is measured.
    package var changes = MeasuringChanges()
    /// An empty book for what is on record of the range's sessions.
    package var sessions: SessionBook
    /// The prices by which a range's cost is worked out; `nil` where no rule asks for it.
    package var prices: PriceCatalog?
    /// Who pushes, and what came with the push.
    package var pusher: String?
    package var waivings: [PushOptions.Waive] = []

    package init(policy: GatePolicy, sessions: SessionBook) {
      self.policy = policy
      self.sessions = sessions
    }
  }

  private let setup: Setup
  private let detector: Detector

  /// Of a merge with a thousand parents, the first tell enough of what came before.
  private static let mostForkPoints = 100

  package init(_ setup: Setup, detector: Detector) {
    self.setup = setup
    self.detector = detector
  }

  /// What the gate says of a range.
  ///
  /// - Parameters:
  ///   - range: the commits.
  ///   - named: how the range is called.
  ///   - origin: where the policy stands.
  ///   - reader: gathers the facts.
  ///   - repository: where the commits are.
  ///   - record: writes into the book what is on record of the sessions that it knows by then.
  /// - Returns: the verdict.
  /// - Throws: a `GitError` where a commit or the squash message cannot be read.
  package func verdict(
    on range: CommitRange, named: JudgedRange, by origin: PolicyOrigin, reader: FactsReader,
    in repository: borrowing Repository, record: (inout SessionBook) -> Void
  ) throws(GitError) -> Verdict {
    if let message = setup.message {
      try MessageSize.check(message, of: "the squash message", detector)
    }
    var survey = Survey(setup, detector: detector)
    for id in range.commits { survey.take(try reader.facts(of: id, in: repository)) }
    record(&survey.sessions)
    var statements = Statements(setup, detector: detector)
    for said in survey.said {
      statements.take(
        said.statement, of: said.id, said.commit, in: survey.shape,
        parentTree: try survey.shape.parentTree(of: said.id, in: repository))
    }
    var before: [CommitFacts] = []
    for id in range.forkPoints.prefix(Self.mostForkPoints) {
      before.append(try reader.facts(of: id, in: repository).facts)
    }
    var rules = Rules(
      setup, survey, detector: detector, before: before, approvals: statements.approvals)
    var tally = Tally(rules.verdicts)
    for id in range.commits {
      let facts = try reader.facts(of: id, in: repository).facts
      tally.add(rules.rulings(of: facts), of: facts, &statements)
    }
    rules.judgeWhole(range.commits, survey, &tally, &statements)
    var verdict = Verdict(range: named, policy: origin)
    verdict.range.commits = range.commits.count
    verdict.range.merges = survey.merges
    (verdict.rules, verdict.commits) = (tally.rules, tally.commits)
    (verdict.findings, verdict.waivers) = (tally.allFindings, statements.waivers)
    verdict.squash = survey.squash?.verdict()
    verdict.notices = survey.notices
    return verdict
  }
}
