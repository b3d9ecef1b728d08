package import Git
import Delivery
import Landing
package import Lines
import Provenance
import Timestamps

extension Explainer {
  /// One commit's story; `nil` where the repository does not have it.
  ///
  /// `message` is what the commit itself says, `owners` the addresses of those who answer for
  /// agents, and `paths` where each line stands that the explained commits wrote.
  package func explanation(
    of id: ObjectID, _ message: ExplainedMessage, owners: Set<String>, paths: [LineHash: [UInt8]]
  ) -> CommitExplanation? {
    guard let commit = history.index(of: id) else { return nil }
    let files = files(paths)
    let landing = landing(of: commit)
    let deployments = deployments(having: commit)
    var explanation = CommitExplanation(
      repository: delivery.name, commit: id.hex, subject: message.subject,
      authorName: message.author.name, authorEmail: message.author.email,
      committedAt: history.time(commit), isMerge: history.isMerge(commit),
      developers: developers(of: commit, message, owners: owners),
      evidence: evidence(of: commit, message),
      minimumEvidence: parameters.minimumEvidence.rawValue, isTagged: assistance.isTagged(commit),
      landing: landing, deployments: deployments,
      lines: delivery.knowsLines
        ? files.reduce(into: LineCounts()) { $0.add($1.lines) } : nil,
      files: files, credits: credits(), usage: usage(of: commit),
      reverts: history.marks[commit]?.reverts.map(\.text) ?? [], revertedBy: reverting(id),
      horizonDays: horizonDays, window: window,
      isInWindow: window.contains(landing.arrivedAt ?? history.time(commit)), reasons: [],
      notices: delivery.notices)
    explanation.reasons = reasons(explanation, commit)
    return explanation
  }

  /// The commits whose lines tell a commit's story, for which paths are wanted.
  package var writers: [ObjectID] {
    Set(delivery.units.flatMap(\.traces).map(\.introducer)).sorted().map { history.id($0) }
  }

  // MARK: - Who and how we know

  private func developers(
    of commit: CommitIndex, _ message: ExplainedMessage, owners: Set<String>
  ) -> [ExplainedDeveloper] {
    let isLinked = history.landings.authors[commit] != nil
    return history.developers(of: commit).enumerated().map { place, developer in
      let reason =
        isLinked
        ? "author of the linked commit"
        : message.isAuthorHuman && place == 0
          ? "author"
          : !message.isAuthorHuman && owners.contains(developer.email)
            ? "owner of the agent" : "co-author"
      return ExplainedDeveloper(name: developer.name, email: developer.email, reason: reason)
    }
  }

  private func evidence(
    of commit: CommitIndex, _ message: ExplainedMessage
  ) -> [ExplainedEvidence] {
    let written = message.evidence + (history.attributions[commit]?.evidence ?? [])
    let own = Set(written + written.map(\.confirmed))
    let others = history.landings.originals[commit, default: []]
    return (history.evidence[commit] ?? []).map { evidence in
      let source =
        own.contains(evidence)
        ? nil : others.first { history.evidence[$0]?.contains(evidence) ?? false }
      return ExplainedEvidence(
        level: evidence.level.rawValue, counts: evidence.level >= parameters.minimumEvidence,
        agent: evidence.agent, model: evidence.model, session: evidence.session,
        matched: evidence.matched, commit: source.map(hex))
    }
  }

  private func usage(of commit: CommitIndex) -> [ExplainedUsage] {
    let sources = [commit] + history.landings.originals[commit, default: []]
    // What was carried over to a new commit stands on the old one, too.
    var seen: Set<RecordedUsage.Identity> = []
    return sources.flatMap { history.attributions[$0]?.usage ?? [] }
      .filter { $0.identity.map { seen.insert($0).inserted } ?? true }
      .map {
        ExplainedUsage(
          agent: $0.agent, model: $0.model, session: $0.session, input: $0.input,
          cacheRead: $0.cacheRead, cacheWrite: $0.cacheWrites, output: $0.output)
      }
  }

  private func reverting(_ id: ObjectID) -> [String] {
    history.marks.sorted { $0.key < $1.key }.filter { _, marks in
      marks.reverts.contains { $0.kind == .revert && $0.what == id.hex }
    }.map { hex($0.key) }
  }

  // MARK: - Where it went

  private func landing(of commit: CommitIndex) -> ExplainedLanding {
    let carrier = delivery.landings.carrier(of: commit)
    let carried =
      history.landings.carried(by: commit).sorted()
      + history.landings.originals[commit, default: []]
    return ExplainedLanding(
      kind: delivery.landings.landing(of: commit).rawValue,
      mainlineCommit: carrier.map { hex(delivery.mainline.changes[$0]) },
      arrivedAt: carrier.map { delivery.mainline.arrivals[$0] },
      linkedBy: history.landings.link(of: commit)?.reason.text
        ?? history.landings.links.first { $0.target == commit }?.reason.text,
      unlinkedBecause: carrier == nil ? history.landings.ambiguities[commit] : nil,
      carries: carried.map(hex))
  }

  /// The deployments in whose live tree the commit is, or one that is the same work.
  private func deployments(having commit: CommitIndex) -> [ExplainedDeployment] {
    let copies = history.landings.copies
    let stand = copies.contains(commit) ? delivery.landings.target(of: commit) : commit
    let same = [stand] + copies.filter { delivery.landings.target(of: $0) == stand }
    let having = same.map { history.descends(from: $0) }
    var found: [ExplainedDeployment] = []
    for unit in delivery.units {
      let reached = same.map { Int(unit.chain.firstReaching[Int($0)]) }.filter { $0 >= 0 }
      guard let first = reached.min() else { continue }
      for (position, tree) in unit.chain.trees.enumerated()
      where position >= first && having.contains(where: { $0[Int(tree.commit)] }) {
        found.append(deployment(unit, position, isFirst: position == first))
      }
    }
    return found
  }

  func deployment(_ unit: UnitDelivery, _ position: Int, isFirst: Bool) -> ExplainedDeployment {
    let tree = unit.chain.trees[position]
    return ExplainedDeployment(
      unit: unit.unit.name, environment: unit.unit.environment, name: tree.deployment.name,
      commit: tree.deployment.commit.hex, finishedAt: tree.time, isFirst: isFirst)
  }

  // MARK: - What became of its lines

  private struct Removal: Hashable {
    let path: String
    let unit: Int
    let position: Int
    let remover: CommitIndex?
  }

  private func files(_ paths: [LineHash: [UInt8]]) -> [ExplainedFile] {
    var files: [String: LineCounts] = [:]
    var removals: [Removal: Int] = [:]
    for (number, unit) in delivery.units.enumerated() {
      for trace in unit.traces {
        let path = String(decoding: paths[trace.line] ?? [], as: UTF8.self)
        files[path, default: LineCounts()].add(
          trace.fates, by: trace.author,
          isAI: assistance.covers(linesBy: trace.author, of: trace.introducer))
        if trace.fates.removed > 0, let position = trace.goneAt {
          let removal = Removal(
            path: path, unit: number, position: position, remover: trace.remover)
          removals[removal, default: 0] += 1
        }
      }
    }
    let sorted = removals.sorted {
      ($0.key.position, $0.key.unit, $0.key.remover ?? -1)
        < ($1.key.position, $1.key.unit, $1.key.remover ?? -1)
    }
    return files.sorted { $0.key < $1.key }.map { path, lines in
      ExplainedFile(
        path: path, lines: lines,
        removals: sorted.filter { $0.key.path == path }.map { removal, count in
          let tree = delivery.units[removal.unit].chain.trees[removal.position]
          return ExplainedRemoval(
            lines: count, commit: removal.remover.map(hex), deployment: tree.deployment.name,
            at: tree.time)
        })
    }
  }

  /// What the lines count, per developer and week.
  private func credits() -> [ExplainedCredit] {
    var credits: [ExplainedCredit] = []
    for unit in delivery.units {
      let writers = Set(unit.traces.map(\.introducer))
      for lines in unit.lines {
        guard let introducer = lines.introducer, writers.contains(introducer),
          lines.fates.surviving > 0
        else { continue }
        let time = delivery.arrival(of: lines, in: unit)
        guard window.contains(time) else { continue }
        let authors = history.developers(of: introducer)
        let isAI = assistance.covers(linesBy: lines.author, of: introducer)
        let ai = isAI ? lines.fates.surviving : 0
        let emails = authors.isEmpty ? [nil] : authors.map { Optional($0.email) }
        for email in emails {
          credits.add(
            ExplainedCredit(
              email: email, unit: unit.unit.name,
              week: Timestamp.start(ofWeek: Timestamp.week(of: time)), aiLines: ai,
              lines: lines.fates.surviving, share: 1 / Double(max(authors.count, 1)),
              referenceChangeLines: sizes[unit.unit.name] ?? 20, dce: 0))
        }
      }
    }
    return credits.sorted {
      ($0.email ?? "", $0.week, $0.unit) < ($1.email ?? "", $1.week, $1.unit)
    }
    .map {
      var credit = $0
      credit.dce = Double($0.aiLines) * $0.share / $0.referenceChangeLines
      return credit
    }
  }
}

extension [ExplainedCredit] {
  /// Adds to the credit of the same developer, unit, week and share.
  fileprivate mutating func add(_ credit: ExplainedCredit) {
    let index = firstIndex {
      $0.email == credit.email && $0.unit == credit.unit && $0.week == credit.week
        && $0.share == credit.share
    }
    if let index {
      self[index].aiLines += credit.aiLines
      self[index].lines += credit.lines
    } else {
      append(credit)
    }
  }
}

extension RevertMark {
  /// What the message says, in short.
  fileprivate var text: String {
    kind == .revert ? what : "reapplies \(what)"
  }
}
