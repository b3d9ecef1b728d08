import Delivery
import Git

/// The tags of a repository: which of them are releases, and which are not.
struct TagFacts {
  /// Those that count, of the repository and of units that have tags of their own.
  private(set) var releases: [Deployment] = []
  /// Tags that lead to no commit that can be read.
  private var unreadable: [String] = []
  /// Units whose own tags are not there.
  let silentUnits: Set<String>
  private let names: [String]
  /// Releases among the tags that a pattern of the configuration was meant for.
  private let glob: String?
  private let others: [String]

  init(
    _ parameters: DeliveryParameters, _ repository: borrowing Repository, _ references: References
  ) {
    names = references.all.map(\.name).filter { $0.hasPrefix("refs/tags/") }
      .map { String($0.dropFirst("refs/tags/".count)) }
    glob = parameters.tags ?? parameters.units.compactMap(\.tags).first
    var (taken, silent): (Set<String>, Set<String>) = ([], [])
    var globs: [(glob: String?, unit: String?)] = [(parameters.tags, nil)]
    for unit in parameters.units where unit.tags != nil { globs.append((unit.tags, unit.name)) }
    for (glob, unit) in globs {
      let reading = ReleaseTags.read(repository, references, glob: glob)
      if let unit, reading.deployments.isEmpty { silent.insert(unit) }
      releases += reading.deployments
      unreadable += reading.unreadable
      taken.formUnion(reading.deployments.map(\.name) + reading.maintenance + reading.unreadable)
    }
    silentUnits = silent
    others = names.filter { !taken.contains($0) }
  }

  /// What is said of them; `areNeeded` where there is no better source of deployments.
  func check(areNeeded: Bool) -> Check {
    if let first = unreadable.first {
      return .notice(
        "tags",
        "\(numbered(unreadable.count, "release tag")) without a commit that can be read, "
          + "such as '\(first)'", remedy: "git fetch --tags --force")
    }
    guard let example = others.last else {
      return names.isEmpty ? none(areNeeded) : .ok("tags", "every tag is a release")
    }
    let count = "\(others.count) of \(numbered(names.count, "tag"))"
    guard releases.isEmpty, areNeeded else {
      return .ok("tags", "\(count) are no releases, such as '\(example)'")
    }
    if let glob {
      return .problem(
        "tags", "no tag matches '\(glob)'; there is '\(example)'",
        remedy: Remedy.setting("tags", Self.pattern(like: example)))
    }
    return .problem(
      "tags", "no tag is a version such as v1.2.3; there is '\(example)'",
      remedy: "outcomes scan --tags \(ShellWord.quoted(Self.pattern(like: example)))")
  }

  private func none(_ areNeeded: Bool) -> Check {
    areNeeded
      ? .notice("tags", "there are no tags", remedy: "git fetch --tags")
      : .ok("tags", "there are none, and none are needed")
  }

  /// The name up to its first digit, and a star.
  static func pattern(like name: String) -> String {
    let head = name.prefix { !$0.isNumber && !"*?[]\\".contains($0) }
    return head.isEmpty ? "*" : head + "*"
  }
}
