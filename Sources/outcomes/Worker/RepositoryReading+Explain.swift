import Delivery
import Git
import Lines
import Metrics
import Spend

extension RepositoryReading {
  /// The story of the commit, or of the deployment, that the request names, and whether all that it
  /// needs could be read.
  ///
  /// - Throws: a `Failure` where there is no such thing, or the repository cannot be read.
  func explain() throws -> (Explanation, JoinableRepository?, isComplete: Bool) {
    let revision = request.revision ?? "HEAD"
    let repository = try translating { () throws(GitError) -> Repository in
      try Repository(at: request.path, searching: request.searching)
    }
    let commit: ObjectID?
    do throws(GitError) {
      commit = try repository.peel(try repository.resolve(revision)).target
    } catch {
      // It may be the name of a deployment.
      commit = nil
    }
    let delivery = try read(explaining: commit)
    let explainer = Explainer(
      delivery, parameters: tallyParameters, horizonDays: settings.horizonDays)
    let deployments = explainer.deployments(named: revision)
    if !deployments.isEmpty {
      let stories = deployments.map { unit, position in
        let explanation = explainer.explanation(
          of: unit, position,
          subjects: subjects(of: explainer.commits(of: unit, position), repository))
        return settings.hidesDevelopers ? explanation.withoutPeople() : explanation
      }
      return (.deployments(stories), nil, delivery.isComplete)
    }
    guard let commit else { throw noSuchRevision(revision, in: repository) }
    let message = try translating {
      () throws(GitError) in ExplainedMessage(try repository.commit(commit))
    }
    let found = explainer.explanation(
      of: commit, message, owners: Set(settings.owners.values.map { $0.lowercased() }),
      paths: paths(of: explainer.writers, repository))
    guard let found else {
      throw Failure(
        kind: .unreadable, message: "no branch, tag or deployment has '\(revision)'",
        hint: "make a branch or a tag for it; what nothing leads to is in no report")
    }
    let story = settings.hidesDevelopers ? found.withoutPeople() : found
    // What a commit cost is what one person spent.
    guard !settings.hidesDevelopers else { return (.commit(story), nil, delivery.isComplete) }
    let joinable = JoinableRepository(delivery, span: request.spend?.span, in: repository)
    return (.commit(story), joinable, delivery.isComplete)
  }

  private func noSuchRevision(
    _ revision: String, in repository: borrowing Repository
  ) -> Failure {
    do throws(GitError) {
      _ = try repository.resolve(revision)
    } catch {
      return Failure(
        kind: .unreadable, message: error.description,
        hint: "name a commit, a branch, a tag, or a deployment of 'outcomes scan'")
    }
    return Failure(kind: .unreadable, message: "'\(revision)' is no commit")
  }

  private func subjects(
    of commits: [ObjectID], _ repository: borrowing Repository
  ) -> [ObjectID: String] {
    var subjects: [ObjectID: String] = [:]
    for id in commits {
      if let commit = try? repository.commit(id) {
        subjects[id] = ExplainedMessage.subject(of: commit)
      }
    }
    return subjects
  }

  /// The files in which commits added lines, by line; of several the first.
  private func paths(
    of commits: [ObjectID], _ repository: borrowing Repository
  ) -> [LineHash: [UInt8]] {
    var paths: [LineHash: [UInt8]] = [:]
    for id in commits {
      guard let commit = try? repository.commit(id) else { continue }
      let base = commit.parents.first.flatMap { try? repository.commit($0).tree }
      for change in (try? repository.changes(from: base, to: commit.tree)) ?? [] {
        let (old, new) = (repository.version(change.old), repository.version(change.new))
        for line in ChangedLines(from: old, to: new).added where paths[line] == nil {
          paths[line] = change.path
        }
      }
    }
    return paths
  }
}
