package import Git

extension DetailTally {
  /// So many commits of a repository are listed.
  static let mostCommits = 6_000

  /// Reads the subjects of the listed commits; one that cannot be read stays without.
  package mutating func readSubjects(in repository: borrowing Repository) {
    for index in commits.indices {
      guard let id = ObjectID(hex: commits[index].commit),
        let commit = try? repository.commit(id)
      else { continue }
      commits[index].subject = String(ExplainedMessage.subject(of: commit).prefix(200))
    }
  }
}
