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
    var people = [human(name: commit.author.name, email: commit.author.email, mailmap: mailmap)]
    for contact in coAuthors(in: commit.message) {
      people.append(human(name: contact.name, email: contact.email, mailmap: mailmap))
    }
    var seen: Set<String> = []
    let humans = people.compactMap(\.self).filter { seen.insert($0.email).inserted }
    guard humans.isEmpty else { return humans }
    return owner(of: commit.author, mailmap: mailmap, owners: owners).map { [$0] } ?? []
  }

  private func human(name: String, email: String, mailmap: Mailmap) -> Developer? {
    let (name, email) = mailmap.resolve(name: name, email: email)
    guard actor(name: name, email: email) == .human else { return nil }
    let suffix = suffixes.first { name.hasSuffix($0) }
    return Developer(name: String(name.dropLast(suffix?.count ?? 0)), email: email)
  }

  private func owner(
    of author: Signature, mailmap: Mailmap, owners: [String: String]
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
