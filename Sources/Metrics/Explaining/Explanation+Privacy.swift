extension CommitExplanation {
  /// The story without who it is about, for `[privacy] rows = "team"`.
  package func withoutPeople() -> CommitExplanation {
    var explanation = self
    explanation.authorName = "(withheld)"
    explanation.authorEmail = ""
    explanation.developers = []
    explanation.credits = []
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

private let withheld = "people are withheld: [privacy] has rows = \"team\""
