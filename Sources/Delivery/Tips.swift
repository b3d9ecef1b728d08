import Git
import Landing

/// The commits that a scan starts from: the mainline's tip first, then all other references.
struct Tips {
  private(set) var commits: [ObjectID] = []
  /// References that lead to no object that can be read.
  private(set) var broken: [String] = []

  /// References that hold other things than the project's history.
  private static let passedOver = [
    "refs/notes/", "refs/stash", "refs/replace/", "refs/entire/", "refs/heads/entire/",
    "refs/remotes/origin/entire/", "refs/bisect/", "refs/original/", "refs/rewritten/",
  ]

  init(
    _ references: References, mainline: MainlineReference?, deployments: [Deployment]?,
    in repository: borrowing Repository
  ) {
    var seen: Set<ObjectID> = []
    func add(_ id: ObjectID) {
      if seen.insert(id).inserted { commits.append(id) }
    }
    if let mainline { add(mainline.tip) }
    if let head = references.head, let id = references.object(of: head) { add(id) }
    for reference in references.all
    where !Self.passedOver.contains(where: { reference.name.hasPrefix($0) }) {
      guard let id = references.object(of: reference.target) else {
        broken.append(reference.name)
        continue
      }
      guard !seen.contains(id) else { continue }
      do throws(GitError) {
        let (target, kind, _) = try repository.peel(id)
        if kind == .commit { add(target) }
      } catch {
        broken.append(reference.name)
      }
    }
    // A deployed commit may hang on no reference any more.
    for deployment in deployments ?? [] {
      if (try? repository.commit(deployment.commit)) != nil { add(deployment.commit) }
    }
  }
}
