import Git

/// The directories of a tree, down to the second level, that a configuration may speak of.
struct FoundFolders {
  /// Names from the top, such as `services/api`; only those that need no quotes in a pattern.
  private(set) var all: Set<String> = []

  /// In these stand things that are deployed on their own.
  private static let groups = ["services", "apps", "packages", "cmd", "crates"]
  /// Nobody writes what stands in these, and the built-in rules do not know them.
  private static let generated: Set<String> = [
    "dist", "build", "out", "generated", "gen", "autogen", "testdata", "fixtures", "golden",
    "external", "extern", "deps",
  ]

  init() {}

  init(ofTree tree: ObjectID, in repository: borrowing Repository) {
    for (name, id) in Self.directories(of: tree, repository) {
      all.insert(name)
      for (inner, _) in Self.directories(of: id, repository) { all.insert("\(name)/\(inner)") }
    }
  }

  /// The directories in `services`, `apps` and their like, sorted.
  var members: [String] {
    all.filter { path in Self.groups.contains { path.hasPrefix($0 + "/") } }.sorted()
  }

  /// Directories of what nobody writes by hand, sorted.
  var generated: [String] {
    all.filter { Self.generated.contains(String($0.split(separator: "/").last ?? "")) }.sorted()
  }

  /// The directory that tags of a name are about: the one of that name, or one in a group.
  func directory(named name: String) -> String? {
    if all.contains(name) { return name }
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return ([last] + Self.groups.map { "\($0)/\(last)" }).first { all.contains($0) }
  }

  private static func directories(
    of tree: ObjectID, _ repository: borrowing Repository
  ) -> [(name: String, id: ObjectID)] {
    // A tree that cannot be read is told by the scan; here it only proposes nothing.
    let entries = (try? repository.entries(ofTree: tree)) ?? []
    return entries.filter { $0.mode == .directory && $0.name.allSatisfy(isPlain) }
      .map { (String(decoding: $0.name, as: UTF8.self), $0.id) }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"*?[]!\\\"#".utf8.contains(byte)
  }
}
