import Metrics

extension Report {
  /// Takes out what speaks of single persons.
  mutating func hidePeople() {
    let people = developers
    developers = []
    commits = nil
    for place in teams.indices { teams[place].members = [] }
    for place in agents.indices { agents[place].contributors = Contributors() }
    for place in deployments.indices { deployments[place].contributors = Contributors() }
    for place in weeks.indices { weeks[place].contributors = Contributors() }
    notices = notices.filter { !$0.names(people) && !$0.hasPrefix("no spend is known of ") }
    for place in repositories.indices { repositories[place].hide(people) }
    if repositories.count > 1 { repositories = [RepositorySummary(adding: repositories)] }
  }
}

extension RepositorySummary {
  /// Takes out the reverts, which are single commits, and the notices that name commits or people.
  fileprivate mutating func hide(_ people: [DeveloperRow]) {
    let commits = Set(reverts.map { String($0.commit.prefix(12)) })
    notices = notices.filter { notice in
      !notice.names(people) && !commits.contains(where: notice.contains)
    }
    reverts = []
  }

  /// Several repositories as one: nobody knows how many people are behind the commits of each.
  fileprivate init(adding repositories: [RepositorySummary]) {
    let mainlines = Set(repositories.map(\.mainline))
    self.init(
      name: "\(repositories.count) repositories", head: nil,
      mainline: mainlines.count == 1 ? repositories.first?.mainline : nil,
      commits: repositories.reduce(0) { $0 + $1.commits },
      deployments: repositories.reduce(0) { $0 + $1.deployments },
      complete: repositories.allSatisfy(\.complete),
      notices: repositories.flatMap { repository in
        repository.notices.map { "\(repository.name): \($0)" }
      })
  }
}

extension String {
  /// Whether one of the developers is in it, by address, or by a name that is no common word.
  fileprivate func names(_ people: [DeveloperRow]) -> Bool {
    let text = lowercased()
    return people.contains { person in
      (!person.email.isEmpty && text.contains(person.email.lowercased()))
        || (person.name.contains(" ") && text.contains(person.name.lowercased()))
    }
  }
}
