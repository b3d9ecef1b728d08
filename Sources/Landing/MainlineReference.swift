package import Git

/// Which reference the production branch is, and the commit it leads to.
package struct MainlineReference: Hashable, Sendable {
  /// The full name, such as `refs/remotes/origin/main`; `HEAD` where a commit is checked out.
  package let name: String
  package let tip: ObjectID

  /// Finds the mainline by the rule of the design.
  ///
  /// The reference asked for; else a bare repository's own HEAD or the remote's HEAD; else `main`,
  /// `master`, as branches here or of the remote; else the current branch.
  ///
  /// What is asked for is a name as gitrevisions(7) understands it, or a whole object id.
  ///
  /// - Returns: `nil` where nothing of that exists.
  package static func find(
    in references: References, isBare: Bool, requested: String? = nil
  ) -> MainlineReference? {
    if let requested {
      if let name = references.fullName(of: requested) { return named(name, references) }
      if requested == "HEAD" { return current(references) }
      return ObjectID(hex: requested).map { MainlineReference(name: requested, tip: $0) }
    }
    let remotes = remoteHeads(references)
    return (isBare ? current(references) : nil)
      ?? remotes.lazy.compactMap { named($0, references) }.first
      ?? ["main", "master"].lazy.flatMap { ["refs/heads/" + $0, "refs/remotes/origin/" + $0] }
      .compactMap { named($0, references) }.first
      ?? current(references)
  }

  /// The branches that remotes call theirs: `origin`'s first.
  private static func remoteHeads(_ references: References) -> [String] {
    let origin = "refs/remotes/origin/HEAD"
    return references.all
      .filter { $0.name.hasPrefix("refs/remotes/") && $0.name.hasSuffix("/HEAD") }
      .sorted { $0.name == origin || ($1.name != origin && $0.name < $1.name) }
      .map { reference in
        if case .reference(let target) = reference.target { return target }
        return reference.name
      }
  }

  private static func named(_ name: String, _ references: References) -> MainlineReference? {
    references.object(of: name).map { MainlineReference(name: name, tip: $0) }
  }

  private static func current(_ references: References) -> MainlineReference? {
    guard let head = references.head, let tip = references.object(of: head) else { return nil }
    if case .reference(let name) = head { return MainlineReference(name: name, tip: tip) }
    return MainlineReference(name: "HEAD", tip: tip)
  }
}
