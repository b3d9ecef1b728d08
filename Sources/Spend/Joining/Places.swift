/// Which repository a record belongs to, by the commit, the directory or the remote that it names.
///
/// Many records name the same few: each is looked for once.
struct Places: Sendable {
  private let repositories: [RepositoryIndex]
  private let table: SpendTable
  // By the numbers of their texts.
  private var byDirectory: [SpendRow.Text: Int?] = [:]
  private var byURL: [SpendRow.Text: Int?] = [:]
  /// The place of the commit in each repository.
  private var commits: [SpendRow.Text: [Int?]] = [:]
  /// The last row that names no commit, by its texts, and where it belongs.
  private var last: (directory: SpendRow.Text, repository: SpendRow.Text, place: Int?) = (0, 0, nil)

  init(_ repositories: [RepositoryIndex], _ table: SpendTable) {
    self.repositories = repositories
    self.table = table
  }

  /// The place of the repository; `nil` where the row names none, or one that is not here.
  mutating func repository(of row: SpendRow) -> Int? {
    if row.commit != 0 {
      let found = places(of: row.commit)
      let known = found.indices.filter { found[$0] != nil }
      if known.count == 1 { return known[0] }
    }
    if row.directory != last.directory || row.repository != last.repository {
      last = (row.directory, row.repository, repository(around: row.directory, at: row.repository))
    }
    return last.place
  }

  private mutating func repository(around directory: SpendRow.Text, at url: SpendRow.Text) -> Int? {
    if directory != 0, let found = innermost(around: directory) { return found }
    return url == 0 ? nil : named(url)
  }

  /// The place of the commit that a row names in a repository; `nil` where there is none.
  mutating func commit(of row: SpendRow, in repository: Int) -> Int? {
    row.commit == 0 ? nil : places(of: row.commit)[repository]
  }

  private mutating func places(of commit: SpendRow.Text) -> [Int?] {
    if let known = commits[commit] { return known }
    let name = table.texts[Int(commit)].lowercased()
    let found = repositories.map { $0.commit(named: name) }
    commits[commit] = found
    return found
  }

  /// The repository whose directory is nearest above: one may stand inside another.
  private mutating func innermost(around text: SpendRow.Text) -> Int? {
    if let known = byDirectory[text] { return known }
    let directory = table.texts[Int(text)]
    var best: (length: Int, place: Int)?
    for (place, repository) in repositories.enumerated() {
      for root in repository.all.directories where Self.contains(directory, in: root) {
        if root.utf8.count > best?.length ?? -1 { best = (root.utf8.count, place) }
      }
    }
    byDirectory[text] = .some(best?.place)
    return best?.place
  }

  private mutating func named(_ text: SpendRow.Text) -> Int? {
    if let known = byURL[text] { return known }
    let slug = RepositoryURL.slug(table.texts[Int(text)])
    let found = repositories.firstIndex { repository in
      repository.all.remotes.contains { $0 == slug || $0.hasSuffix("/" + slug) }
    }
    byURL[text] = .some(found)
    return found
  }

  private static func contains(_ directory: String, in root: String) -> Bool {
    let root = root.hasSuffix("/") ? String(root.dropLast()) : root
    return directory == root || directory.hasPrefix(root + "/")
  }
}
