/// Which repository a record belongs to, by the directory or the remote that it names.
struct Places {
  private let repositories: [RepositoryIndex]
  /// What was found before: many records name the same few places.
  private var byDirectory: [String: Int?] = [:]
  private var byURL: [String: Int?] = [:]

  init(_ repositories: [RepositoryIndex]) { self.repositories = repositories }

  /// The place of the repository; `nil` where the record names none, or one that is not here.
  mutating func repository(of origin: Origin) -> Int? {
    if let commit = origin.commit?.lowercased() {
      let found = repositories.indices.filter { repositories[$0].commit(named: commit) != nil }
      if found.count == 1 { return found[0] }
    }
    if let directory = origin.directory, let found = innermost(around: directory) { return found }
    return origin.repository.flatMap { named($0) }
  }

  /// The repository whose directory is nearest above: one may stand inside another.
  private mutating func innermost(around directory: String) -> Int? {
    if let known = byDirectory[directory] { return known }
    var best: (length: Int, place: Int)?
    for (place, repository) in repositories.enumerated() {
      for root in repository.all.directories where Self.contains(directory, in: root) {
        if root.utf8.count > best?.length ?? -1 { best = (root.utf8.count, place) }
      }
    }
    byDirectory[directory] = .some(best?.place)
    return best?.place
  }

  private mutating func named(_ url: String) -> Int? {
    if let known = byURL[url] { return known }
    let slug = RepositoryURL.slug(url)
    let found = repositories.firstIndex { repository in
      repository.all.remotes.contains { $0 == slug || $0.hasSuffix("/" + slug) }
    }
    byURL[url] = .some(found)
    return found
  }

  private static func contains(_ directory: String, in root: String) -> Bool {
    let root = root.hasSuffix("/") ? String(root.dropLast()) : root
    return directory == root || directory.hasPrefix(root + "/")
  }
}
