extension CommitExplanation {
  /// The story without who it is about, for `[privacy] rows = "team"`.
  package func withoutPeople() -> CommitExplanation {
    var explanation = self
    explanation.authorName = "(withheld)"
    explanation.authorEmail = ""
    explanation.developers = []
    explanation.credits = []
    explanation.usage = []
    for index in explanation.evidence.indices {
      explanation.evidence[index].session = nil
      // A trailer or a note may name people.
      explanation.evidence[index].matched = "(withheld)"
    }
    explanation.notices.append(withheld)
    return explanation
  }
}

extension DeploymentExplanation {
  /// The story without who it is about, for `[privacy] rows = "team"`.
  package func withoutPeople() -> DeploymentExplanation {
    var explanation = self
    for index in commits.indices { explanation.commits[index].developers = [] }
    explanation.notices.append(withheld)
    return explanation
  }
}

private let withheld = "people, and what they spent, are withheld: [privacy] has rows = \"team\""
