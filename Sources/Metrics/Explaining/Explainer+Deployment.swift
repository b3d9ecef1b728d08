import Delivery
package import Git
import Landing
import Provenance

extension Explainer {
  /// The units and positions of the deployments of that name.
  package func deployments(named name: String) -> [(unit: Int, position: Int)] {
    let short = name.hasPrefix("refs/tags/") ? String(name.dropFirst("refs/tags/".count)) : name
    return delivery.units.indices.flatMap { unit in
      delivery.units[unit].chain.trees.indices
        .filter { delivery.units[unit].chain.trees[$0].deployment.name == short }
        .map { (unit, $0) }
    }
  }

  /// The commits that one deployment brought in and that have lines or evidence.
  package func commits(of unit: Int, _ position: Int) -> [ObjectID] {
    newsworthy(unit, position).map { history.id($0) }
  }

  private func newsworthy(_ unit: Int, _ position: Int) -> [CommitIndex] {
    let unit = delivery.units[unit]
    let writers = Set(
      unit.lines.filter { $0.position == position }.compactMap(\.introducer))
    return (0..<CommitIndex(history.count)).filter {
      unit.chain.firstReaching[Int($0)] == Int32(position)
        && (writers.contains($0) || (history.isCounted($0) && assistance.isTagged($0)))
    }
  }

  /// One deployment's story, with the first lines of the messages of `commits(of:_:)`.
  package func explanation(
    of number: Int, _ position: Int, subjects: [ObjectID: String]
  ) -> DeploymentExplanation {
    let unit = delivery.units[number]
    let new = (0..<CommitIndex(history.count)).filter {
      unit.chain.firstReaching[Int($0)] == Int32(position) && history.isCounted($0)
    }
    var byCommit: [CommitIndex: LineCounts] = [:]
    var nobodys = LineCounts()
    for lines in unit.lines where lines.position == position {
      let isAI = assistance.covers(linesBy: lines.author, of: lines.introducer)
      if let introducer = lines.introducer {
        byCommit[introducer, default: LineCounts()].add(lines.fates, by: lines.author, isAI: isAI)
      } else {
        nobodys.add(lines.fates, by: lines.author, isAI: isAI)
      }
    }
    var commits = newsworthy(number, position).map { commit in
      DeployedCommit(
        commit: hex(commit), subject: subjects[history.id(commit)] ?? "",
        developers: history.developers(of: commit).map(\.name),
        isTagged: assistance.isTagged(commit),
        agent: history.evidence(of: commit, atLeast: parameters.minimumEvidence).first?.agent,
        landing: delivery.landings.landing(of: commit).rawValue,
        lines: byCommit[commit] ?? LineCounts())
    }
    if nobodys.novel > 0 {
      commits.append(
        DeployedCommit(
          commit: nil, subject: "lines that no new commit wrote", developers: [],
          isTagged: false, agent: nil, landing: "", lines: nobodys))
    }
    return DeploymentExplanation(
      repository: delivery.name, deployment: deployment(unit, position, isFirst: true),
      previous: position > 0 ? deployment(unit, position - 1, isFirst: false) : nil,
      isBaseline: unit.baseline == position, newCommits: new.count,
      taggedCommits: new.count(where: assistance.isTagged),
      lines: delivery.knowsLines
        ? commits.reduce(into: LineCounts()) { $0.add($1.lines) } : nil,
      commits: commits, horizonDays: horizonDays,
      minimumEvidence: parameters.minimumEvidence.rawValue, reasons: reasons(unit, position),
      notices: delivery.notices)
  }

  private func reasons(_ unit: UnitDelivery, _ position: Int) -> [String] {
    guard let baseline = unit.baseline, position <= baseline else { return [] }
    return position == baseline
      ? ["It is the baseline: nothing in it is new, and nothing of it counts."]
      : [
        """
        It is older than the baseline '\(unit.chain.trees[baseline].deployment.name)', so that \
        nothing of it counts; --all takes everything after the first deployment.
        """
      ]
  }
}
