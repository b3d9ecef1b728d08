@testable import Metrics

/// What a repository can put where it may write.
private let poison =
  "a\u{1B}[2J\u{1B}]8;;http://evil.example\u{7}\u{202E}txe\u{2066}\r\nnotice: b\u{200B}\u{2028}\u{9B}31m\u{0}"
private let long = String(repeating: "長い話", count: 200) + poison
private let pile = "e" + String(repeating: "\u{301}", count: 40)

extension CommitExplanation {
  /// A commit in which every text wants to be something else.
  static var poisoned: CommitExplanation {
    var explanation = usual
    explanation.repository = poison
    explanation.subject = String(repeating: "long", count: 2500) + poison
    explanation.authorName = poison + pile
    explanation.authorEmail = long
    explanation.committedAt = .max
    explanation.developers = [
      ExplainedDeveloper(name: poison, email: poison, reason: poison),
      ExplainedDeveloper(name: long, email: long, reason: long),
      ExplainedDeveloper(name: "", email: "", reason: ""),
    ]
    explanation.evidence = [
      ExplainedEvidence(
        level: "trailer", counts: true, agent: poison, model: poison, session: long,
        matched: poison, commit: nil),
      ExplainedEvidence(
        level: "footer", counts: true, agent: pile, model: nil, session: nil, matched: long,
        commit: nil),
    ]
    explanation.landing.linkedBy = poison
    explanation.landing.unlinkedBecause = long
    for index in explanation.deployments.indices {
      explanation.deployments[index].name = index.isMultiple(of: 2) ? poison : long
      explanation.deployments[index].unit = poison
      explanation.deployments[index].environment = poison
      explanation.deployments[index].finishedAt = index == 0 ? .min : .max
    }
    explanation.files[0].path = "Sources/" + poison
    explanation.files[1].path = long
    explanation.files[0].removals[0].deployment = poison
    explanation.files[0].removals[1].deployment = long
    explanation.credits[0].email = poison
    explanation.credits[0].unit = poison
    explanation.credits[0].dce = .infinity
    explanation.credits[0].share = .nan
    explanation.credits[1].referenceChangeLines = .nan
    explanation.usage[0].agent = poison
    explanation.usage[0].session = pile
    explanation.reverts = [poison, long, pile]
    explanation.window = Window(since: .min, until: .min)
    explanation.reasons = [poison, long]
    explanation.notices = [poison, long]
    return explanation
  }
}

extension DeploymentExplanation {
  static var poisoned: DeploymentExplanation {
    var explanation = usual
    explanation.repository = poison
    explanation.deployment.name = poison
    explanation.deployment.unit = long
    explanation.deployment.environment = pile
    explanation.previous?.name = long
    for index in explanation.commits.indices {
      explanation.commits[index].subject = index == 23 ? long : poison
      explanation.commits[index].developers = [poison, "", poison]
      explanation.commits[index].agent = poison
      explanation.commits[index].landing = poison
    }
    explanation.reasons = [poison, long]
    explanation.notices = [pile, poison]
    return explanation
  }
}
