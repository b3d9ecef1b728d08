extension Survival {
  /// The curves of all repositories together; commits of different ones are different clusters.
  init(_ details: [DetailTally]) {
    var (assisted, unassisted): ([LifetimeTally], [LifetimeTally]) = ([], [])
    var offset = 0
    for detail in details {
      let lowest = detail.lifetimes.map(\.commit).min() ?? 0
      let highest = detail.lifetimes.map(\.commit).max() ?? 0
      for lifetime in detail.lifetimes {
        var lifetime = lifetime
        lifetime.commit += offset - lowest
        if lifetime.isAI { assisted.append(lifetime) } else { unassisted.append(lifetime) }
      }
      offset += highest - lowest + 1
    }
    self.init(assisted: SurvivalCurve(assisted), unassisted: SurvivalCurve(unassisted))
  }
}

extension ListedCommits {
  /// The commits of all repositories.
  ///
  /// `places` says where the deployments of each tally are in the report.
  init(_ tallies: [RepositoryTally], places: [[Int]]) {
    var rows: [CommitRow] = []
    for (tally, places) in zip(tallies, places) {
      for commit in tally.detail?.commits ?? [] {
        rows.append(
          CommitRow(
            repository: tally.summary.name, commit: commit.commit, subject: commit.subject,
            committedAt: commit.committedAt, developers: commit.developers,
            evidence: commit.evidence, agent: commit.agent, model: commit.model,
            landing: commit.landing, fate: commit.fate,
            deployments: commit.deployments.filter(places.indices.contains).map { places[$0] },
            lines: tally.knowsLines ? commit.lines : nil, isInWindow: commit.isInWindow))
      }
    }
    rows.sort {
      (-$0.committedAt, $0.repository, $0.commit) < (-$1.committedAt, $1.repository, $1.commit)
    }
    self.init(rows: rows, leftOut: tallies.reduce(0) { $0 + ($1.detail?.leftOut ?? 0) })
  }
}
