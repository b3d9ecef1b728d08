package import Git

/// The commits that a scan starts from: the mainline's tip first, then all other references.
package struct Tips: Sendable {
  /// A reference that may hold work which the mainline does not have yet, or has in another form.
  package struct Branch: Sendable {
    package let name: String
    package let tip: ObjectID
    /// The number of the pull or merge request whose head this is.
    package let pullRequest: Int?
  }

  package private(set) var commits: [ObjectID] = []
  /// Branches, here and of remotes, and heads of pull requests; sorted by name.
  package private(set) var branches: [Branch] = []
  /// References that lead to no object that can be read.
  package private(set) var broken: [String] = []
  private var seen: Set<ObjectID> = []

  /// References that hold other things than the project's history.
  private static let passedOver = [
    "refs/notes/", "refs/stash", "refs/replace/", "refs/entire/", "refs/heads/entire/",
    "refs/remotes/origin/entire/", "refs/bisect/", "refs/original/", "refs/rewritten/",
  ]

  /// Commits that were `deployed` may hang on no reference any more.
  package init(
    _ references: References, mainline: MainlineReference?, deployed: [ObjectID],
    in repository: borrowing Repository
  ) {
    if let mainline { add(mainline.tip) }
    if let head = references.head, let id = references.object(of: head) { add(id) }
    for reference in references.all where Self.isOfHistory(reference.name) {
      guard let id = references.object(of: reference.target) else {
        broken.append(reference.name)
        continue
      }
      if let branch = Branch(reference.name, tip: id) { branches.append(branch) }
      guard !seen.contains(id) else { continue }
      do throws(GitError) {
        let (target, kind, _) = try repository.peel(id)
        if kind == .commit { add(target) }
      } catch {
        broken.append(reference.name)
      }
    }
    add(deployed, in: repository)
  }

  /// Adds commits that no reference may reach, where they are here.
  package mutating func add(_ ids: [ObjectID], in repository: borrowing Repository) {
    for id in ids where !seen.contains(id) && repository.contains(id) {
      if (try? repository.commit(id)) != nil { add(id) }
    }
  }

  private mutating func add(_ id: ObjectID) {
    if seen.insert(id).inserted { commits.append(id) }
  }

  private static func isOfHistory(_ name: String) -> Bool {
    if passedOver.contains(where: { name.hasPrefix($0) }) { return false }
    // What a forge merges to try a pull request out is nobody's work.
    return !(name.hasSuffix("/merge") && Branch.pullRequest(of: name, suffix: "/merge") != nil)
  }
}

extension Tips.Branch {
  init?(_ name: String, tip: ObjectID) {
    let pullRequest = Self.pullRequest(of: name, suffix: "/head")
    guard pullRequest != nil || name.hasPrefix("refs/heads/") || name.hasPrefix("refs/remotes/")
    else { return nil }
    self.init(name: name, tip: tip, pullRequest: pullRequest)
  }

  /// The number in `refs/pull/12/head`, `refs/merge-requests/12/head`, and what is fetched from
  /// there under `refs/remotes/`, such as `refs/remotes/origin/pr/12`.
  static func pullRequest(of name: String, suffix: String) -> Int? {
    var parts = name.split(separator: "/")
    if parts.last.map({ "/" + $0 == suffix }) == true { parts.removeLast() }
    guard parts.count >= 3, let last = parts.last, let number = Int(last), number > 0,
      ["pull", "pr", "merge-requests", "mr"].contains(parts[parts.count - 2]),
      parts[1] == "remotes" ? parts.count == 5 : parts.count == 3
    else { return nil }
    return number
  }
}
