/// What of a repository seems to be deployed on its own.
struct UnitProposals {
  struct Proposal: Hashable {
    var name: String
    var directory: String
    /// A pattern of tags, where there are tags of its own.
    var tags: String?
  }

  /// Units that have releases of their own.
  private(set) var released: [Proposal] = []
  /// Directories that look like units, without releases.
  private(set) var unreleased: [Proposal] = []
  /// Whether `released` can be taken as they are.
  ///
  /// Where the repository is released as a whole, or dozens of libraries are, they are a proposal.
  private(set) var areProved = false

  private static let mostProved = 20

  init() {}

  init(_ families: TagFamilies, _ folders: FoundFolders, isReleasedAsWhole: Bool) {
    var taken: Set<String> = []
    for family in families.all {
      guard let directory = folders.directory(named: family.name),
        taken.insert(directory).inserted
      else { continue }
      released.append(Proposal(name: "", directory: directory, tags: family.glob))
    }
    unreleased = folders.members.filter { !taken.contains($0) }
      .map { Proposal(name: "", directory: $0) }
    let names = Dictionary(
      (released + unreleased).map { (Self.last($0.directory), 1) }, uniquingKeysWith: +)
    func named(_ proposal: Proposal) -> Proposal {
      let last = Self.last(proposal.directory)
      var proposal = proposal
      proposal.name = names[last] == 1 ? last : proposal.directory
      return proposal
    }
    released = released.map(named).sorted { $0.directory < $1.directory }
    unreleased = unreleased.map(named)
    areProved =
      !isReleasedAsWhole && !released.isEmpty && released.count <= Self.mostProved
  }

  private static func last(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
