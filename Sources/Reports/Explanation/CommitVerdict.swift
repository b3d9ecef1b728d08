import Metrics
import Timestamps

/// What the commit is and what became of it, in two sentences.
func verdict(_ explanation: CommitExplanation) -> String {
  kind(explanation) + " " + fate(explanation)
}

private func kind(_ explanation: CommitExplanation) -> String {
  let noun = explanation.isMerge ? "merge commit" : "commit"
  let sentence =
    if explanation.isTagged {
      "AI-assisted \(noun)" + known(explanation)
    } else if let strongest = explanation.evidence.first {
      "A \(noun) that does not count as AI-assisted: its strongest evidence is "
        + "'\(strongest.level)', and '\(explanation.minimumEvidence)' or stronger counts"
    } else {
      "A \(noun) without evidence of AI"
    }
  return sentence + (explanation.isMerge ? "; merges are not counted as commits." : ".")
}

/// The agents that the evidence names, and its strongest level.
private func known(_ explanation: CommitExplanation) -> String {
  let counted = explanation.evidence.filter(\.counts)
  guard let strongest = counted.first else { return "" }
  var seen: Set<String> = []
  let agents = counted.map(\.agent).filter { seen.insert($0).inserted }
    .map { truncated(visible($0), to: 40) }
  return " (\(listed(agents, first: 3).joined(separator: ", "))), known by '\(strongest.level)'"
}

private func fate(_ explanation: CommitExplanation) -> String {
  guard let first = explanation.deployments.first else { return undeployed(explanation.landing) }
  let arrival = explanation.deployments.first(where: \.isFirst)
  let day = Timestamp.day((arrival ?? first).finishedAt)
  let name = truncated(visible((arrival ?? first).name), to: 60)
  return
    (arrival == nil ? "It was live by \(day) in \(name); " : "Live since \(day) with \(name); ")
    + becameOf(explanation.lines, days: explanation.horizonDays) + "."
}

private func undeployed(_ landing: ExplainedLanding) -> String {
  switch landing.kind {
  case "open": return "It is not on the mainline."
  case "abandoned": return "It was abandoned before it reached the mainline."
  default:
    let since = landing.arrivedAt.map { " since \(Timestamp.day($0))" } ?? ""
    return "On the mainline\(since), and not deployed yet."
  }
}

/// What became of new lines, as a part of a sentence.
func becameOf(_ lines: LineCounts?, days: Int) -> String {
  guard let lines else { return "what became of its lines is not known" }
  let span = days == 1 ? "one day" : "\(count(days)) days"
  let isOne = lines.novel == 1
  let whole = "its \(counted(lines.novel, "new line"))"
  if lines.novel == 0 { return "it brought no new lines" }
  if lines.pending >= lines.novel {
    return "\(whole) went live less than \(span) ago, too short to tell whether "
      + (isOne ? "it stays" : "they stay")
  }
  if isOne {
    return whole + (lines.surviving == 1 ? " stayed" : " did not stay") + " live for \(span)"
  }
  let part =
    switch lines.surviving {
    case 0: "none"
    case lines.novel: "all"
    case let surviving: count(surviving)
    }
  let young = lines.pending == 0 ? "" : ", and \(count(lines.pending)) are too young to tell"
  return "\(part) of \(whole) stayed live for \(span)" + young
}
