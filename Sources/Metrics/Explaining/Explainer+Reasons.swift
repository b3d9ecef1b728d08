import Delivery
import Landing
import Provenance
import Timestamps

extension Explainer {
  /// Why the commit counts what it counts, in sentences.
  func reasons(_ explanation: CommitExplanation, _ commit: CommitIndex) -> [String] {
    [
      tagging(explanation), counting(explanation, commit), deploying(explanation),
      lines(explanation), window(explanation),
    ].compactMap(\.self)
  }

  private func tagging(_ explanation: CommitExplanation) -> String? {
    guard let strongest = explanation.evidence.first else {
      return "Nothing in its author, its message or a note names an agent."
    }
    let minimum = "'\(explanation.minimumEvidence)'"
    return explanation.isTagged
      ? "Its strongest evidence is '\(strongest.level)'; \(minimum) or stronger counts."
      : "Its strongest evidence is '\(strongest.level)', and only \(minimum) or stronger counts."
  }

  private func counting(_ explanation: CommitExplanation, _ commit: CommitIndex) -> String? {
    let landings = history.landings
    if !landings.carried(by: commit).isEmpty {
      return "The commits of its branch are counted, and what they wrote is theirs; it is not."
    }
    if landings.copies.contains(commit), let link = landings.link(of: commit) {
      return "It is not counted: \(hex(link.target).prefix(12)) has its content, and is."
    }
    if explanation.isMerge { return "Merges are not counted as commits." }
    return landings.originals[commit, default: []].isEmpty
      ? nil : "It stands for the commits that it was made from."
  }

  private func deploying(_ explanation: CommitExplanation) -> String? {
    guard !explanation.deployments.isEmpty else {
      return explanation.landing.mainlineCommit == nil
        ? "Nothing that was deployed has it." : "No deployment has it yet."
    }
    guard let unit = delivery.units.first(where: { $0.baseline != nil }),
      let baseline = unit.baseline, let lines = explanation.lines, lines.novel == 0,
      let first = explanation.deployments.first,
      first.finishedAt <= unit.chain.trees[baseline].time
    else { return nil }
    return """
      It was live in the baseline of \(Timestamp.day(unit.chain.trees[baseline].time)) or before, \
      in which nothing is new.
      """
  }

  private func lines(_ explanation: CommitExplanation) -> String? {
    guard let lines = explanation.lines else {
      return "The files' content is not here, so that nothing is known of its lines."
    }
    guard !explanation.deployments.isEmpty else { return nil }
    guard lines.novel > 0 else {
      return """
        None of its lines is new: they were live before, stand elsewhere too, or are not \
        eligible (generated, vendored, without letters, or in a file over 1 MB).
        """
    }
    if lines.unknown > 0 {
      return """
        A note names the lines that an agent wrote; \(lines.unknown) of the new ones it does not \
        name, and they do not count as AI's.
        """
    }
    return nil
  }

  private func window(_ explanation: CommitExplanation) -> String? {
    explanation.isInWindow
      ? nil
      : """
      It arrived outside of the window, so that it counts nothing here; --all takes everything \
      after the first deployment.
      """
  }
}
