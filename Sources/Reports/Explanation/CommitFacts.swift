import Metrics
import Spend

/// Whose the commit is, how it landed, what it takes back, and what it is measured by.
func facts(_ explanation: CommitExplanation) -> [Fact] {
  let landing = explanation.landing
  return [
    owners(explanation.developers),
    Fact(label: "Landing", items: landed(landing, commit: explanation.commit)),
    Fact(label: "Carries", items: commits(landing.carries, after: "the content of")),
    Fact(label: "Reverts", items: listed(explanation.reverts, first: 3)),
    Fact(label: "Reverted", items: commits(explanation.revertedBy, after: "by")),
    Fact(label: "Cost", items: explanation.cost.map(paid) ?? []),
    measure(explanation),
  ]
}

/// What the commit cost, and how that is known.
private func paid(_ cost: ExplainedCost) -> [String] {
  let all = Int(cost.tokens.total)
  let unpriced = cost.unpricedTokens
  return [
    cost.usdMicros.map { dollars(micros: $0) } ?? "no price is known", "\(tokens(all)) tokens",
    unpriced > 0 && unpriced < all ? "\(tokens(unpriced)) of them without a price" : nil,
    joinNames[cost.evidence].map { "joined \($0)" },
  ].compactMap(\.self)
}

private func owners(_ developers: [ExplainedDeveloper]) -> Fact {
  let people = developers.map { "\($0.name) <\($0.email)> (\($0.reason))" }
  return Fact(
    label: people.count > 1 ? "Developers" : "Developer",
    items: people.isEmpty ? ["nobody: what it counts is unattributed"] : listed(people))
}

/// How the commit reached the mainline, when, and how that is known.
func landed(_ landing: ExplainedLanding, commit: String) -> [String] {
  let mainline = landing.mainlineCommit.flatMap { $0 == commit ? nil : short($0) }
  let way =
    switch landing.kind {
    case "direct": "made on the mainline"
    case "merge": "merged" + (mainline.map { " by \($0)" } ?? "")
    case "squash": "squashed" + (mainline.map { " into \($0)" } ?? "")
    case "rebase": "rebased" + (mainline.map { " as \($0)" } ?? "")
    case "cherry-pick": "cherry-picked" + (mainline.map { " as \($0)" } ?? "")
    case "open": "not on the mainline, its branch is open"
    case "abandoned": "not on the mainline, abandoned"
    default: landing.kind
    }
  return [
    way, landing.arrivedAt.map { "arrived \(minute($0))" },
    landing.linkedBy.map { "linked by \($0)" },
    landing.unlinkedBecause.map { "not linked: \($0)" },
  ].compactMap(\.self)
}

/// The commits as one item; none where there are none.
private func commits(_ ids: [String], after words: String) -> [String] {
  ids.isEmpty ? [] : ["\(words) \(listed(ids.map(short)).joined(separator: ", "))"]
}

private func measure(_ explanation: CommitExplanation) -> Fact {
  Fact(
    label: "Window",
    items: [
      days(of: explanation.window) + " (UTC)",
      explanation.isInWindow
        ? "the commit is in it" : "the commit is outside of it, and does not count there",
      "horizon \(counted(explanation.horizonDays, "day"))",
      "evidence '\(explanation.minimumEvidence)' or stronger",
    ])
}
