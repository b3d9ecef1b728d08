package import Git

/// A human, by e-mail.
package struct Developer: Hashable, Sendable {
  /// The name to show: two developers may share it, and one may have had several.
  package let name: String
  /// The address in small letters, which is who it is.
  package let email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email.lowercased()
  }
}

/// Who wrote a part of a commit, as the commit itself says it: before `.mailmap`, human or not.
package struct Contributor: Hashable, Sendable {
  package let name: String
  package let email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  /// The same bytes: texts are equal to Swift where Unicode calls them equivalent.
  package static func == (left: Self, right: Self) -> Bool {
    left.email.utf8.elementsEqual(right.email.utf8) && left.name.utf8.elementsEqual(right.name.utf8)
  }
}

extension Detector {
  /// The humans who wrote a commit: its author, then its co-authors, each address once.
  ///
  /// `.mailmap` is applied first. Agents and bots are no developers: what they wrote belongs to
  /// the human co-authors, else to the owner that the configuration gives for the agent's address,
  /// else to nobody, and the result is empty. A co-author is a `Co-authored-by` or
  /// `Co-developed-by` at the start of a line, anywhere in the message where `evidence(in:)` would
  /// look; without an address it is nobody.
  package func developers(
    of commit: Commit, mailmap: Mailmap, owners: [String: String] = [:]
  ) -> [Developer] {
    developers(among: contributors(to: commit), mailmap: mailmap, owners: owners)
  }

  /// Everybody whom a commit names, its author first: what `developers(among:mailmap:owners:)`
  /// chooses from.
  package func contributors(to commit: Commit) -> [Contributor] {
    [Contributor(name: commit.author.name, email: commit.author.email)]
      + coAuthors(in: commit.message).map { Contributor(name: $0.name, email: $0.email) }
  }

  /// The humans among those whom a commit names, each address once.
  package func developers(
    among contributors: [Contributor], mailmap: Mailmap, owners: [String: String] = [:]
  ) -> [Developer] {
    var seen: Set<String> = []
    let humans = contributors.compactMap { human($0, mailmap: mailmap) }
      .filter { seen.insert($0.email).inserted }
    guard humans.isEmpty, let author = contributors.first else { return humans }
    return owner(of: author, mailmap: mailmap, owners: owners).map { [$0] } ?? []
  }

  private func human(_ contributor: Contributor, mailmap: Mailmap) -> Developer? {
    let (name, email) = mailmap.resolve(name: contributor.name, email: contributor.email)
    guard actor(name: name, email: email) == .human else { return nil }
    let suffix = suffixes.first { name.hasSuffix($0) }
    return Developer(name: String(name.dropLast(suffix?.count ?? 0)), email: email)
  }

  private func owner(
    of author: Contributor, mailmap: Mailmap, owners: [String: String]
  ) -> Developer? {
    guard !owners.isEmpty else { return nil }
    let resolved = mailmap.resolve(name: author.name, email: author.email).email
    let addresses = [author.email.lowercased(), resolved.lowercased()]
    // Sorted, so that of two keys that differ in case the same one always wins.
    let entry = owners.sorted { $0.key < $1.key }.first { addresses.contains($0.key.lowercased()) }
    guard let entry else { return nil }
    let (name, email) = mailmap.resolve(name: "", email: entry.value)
    return Developer(name: name.isEmpty ? email.lowercased() : name, email: email)
  }
}
