/// Which repository a record belongs to, by the directory or the remote that it names.
struct Places {
  private let repositories: [RepositoryIndex]

  init(_ repositories: [RepositoryIndex]) { self.repositories = repositories }

  /// The place of the repository; `nil` where the record names none, or one that is not here.
  func repository(of origin: Origin) -> Int? {
    if let commit = origin.commit?.lowercased() {
      let found = repositories.indices.filter { repositories[$0].commit(named: commit) != nil }
      if found.count == 1 { return found[0] }
    }
    if let directory = origin.directory, let found = innermost(around: directory) { return found }
    guard let slug = origin.repository.map({ RepositoryURL.slug($0) }) else { return nil }
    return repositories.firstIndex { repository in
      repository.all.remotes.contains { $0 == slug || $0.hasSuffix("/" + slug) }
    }
  }

  /// The repository whose directory is nearest above: one may stand inside another.
  private func innermost(around directory: String) -> Int? {
    var best: (length: Int, place: Int)?
    for (place, repository) in repositories.enumerated() {
      for root in repository.all.directories where contains(directory, in: root) {
        if root.utf8.count > best?.length ?? -1 { best = (root.utf8.count, place) }
      }
    }
    return best?.place
  }

  private func contains(_ directory: String, in root: String) -> Bool {
    let root = root.hasSuffix("/") ? String(root.dropLast()) : root
    return directory == root || directory.hasPrefix(root + "/")
  }
}
