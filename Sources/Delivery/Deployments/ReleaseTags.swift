package import Git

/// Deployments as a repository's release tags tell them.
package enum ReleaseTags {
  /// What the tags gave, and what was passed over.
  package struct Reading: Sendable {
    package var deployments: [Deployment] = []
    /// Tags that lead to no commit that can be read.
    package var unreadable: [String] = []
    /// Releases of an older line, made after a newer one.
    package var maintenance: [String] = []
  }

  /// Reads the tags whose names match `glob`, or version tags where it is `nil`.
  ///
  /// The time of an annotated tag is its tagger's, that of a plain one the commit's.
  ///
  /// Of version tags, one that is lower than a version released before is a maintenance release:
  /// production runs the newer line, so the older one's tree does not go live in its stead. With a
  /// glob every tag counts, because who names the tags knows what they mean.
  package static func read(
    _ repository: borrowing Repository, _ references: References, glob: String?
  ) -> Reading {
    var reading = Reading()
    let pattern = glob.map { Glob("/" + $0) }
    for reference in references.all where reference.name.hasPrefix("refs/tags/") {
      let name = String(reference.name.dropFirst("refs/tags/".count))
      guard pattern?.matches(Array(name.utf8)) ?? (version(of: name) != nil) else { continue }
      guard let id = references.object(of: reference.target),
        let (target, kind, taggerTime) = try? repository.peel(id), kind == .commit,
        let commit = try? repository.commit(target)
      else {
        reading.unreadable.append(name)
        continue
      }
      reading.deployments.append(
        Deployment(
          name: name, commit: target, finishedAt: taggerTime ?? commit.committer.time))
    }
    if glob == nil { reading.setAsideMaintenance() }
    return reading
  }

  /// The numbers of `v?N.N[.N…]` without a pre-release part; `nil` for any other name.
  static func version(of name: String) -> [Int]? {
    let text = name.hasPrefix("v") || name.hasPrefix("V") ? name.dropFirst() : name[...]
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    return parts.count > 1 && numbers.count == parts.count ? numbers : nil
  }
}

extension ReleaseTags.Reading {
  fileprivate mutating func setAsideMaintenance() {
    func key(_ deployment: Deployment) -> (Int64, [Int]) {
      (deployment.finishedAt, ReleaseTags.version(of: deployment.name) ?? [])
    }
    var highest: [Int] = []
    var kept: [Deployment] = []
    let sorted = deployments.sorted { left, right in
      let (a, b) = (key(left), key(right))
      return a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
    }
    for deployment in sorted {
      let version = ReleaseTags.version(of: deployment.name) ?? []
      if version.lexicographicallyPrecedes(highest) {
        maintenance.append(deployment.name)
      } else {
        highest = version
        kept.append(deployment)
      }
    }
    deployments = kept
  }
}
