extension Detector {
  /// Values that say that nobody helped.
  private static let nobody: Set<String> = ["none", "no", "n/a", "na", "nobody", "human"]

  /// The word of a value that stands where an agent's name does, and is the name of none.
  ///
  /// `AGENT:MODEL [tools]`, `AGENT/MODEL` and one word alone name an agent; two words, or an
  /// address, may be a person.
  func unknownAgent(in value: String, of key: CanonicalKey) -> String? {
    let word: String?
    switch key {
    case .assistedBy, .generatedBy: word = agentWord(in: value)
    case .session: word = value.contains("://") ? nil : value.cut(at: ":")?.before.trimmed
    case .coAuthoredBy, .coDevelopedBy, .signedOffBy, .waiver: word = nil
    }
    guard let word, !word.isEmpty, !knows(word) else { return nil }
    return Evidence.excerpt(of: Array(word.utf8))
  }

  private func agentWord(in value: String) -> String? {
    // A name of other letters, a login and an address are a person's; a link is a page.
    guard value.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "<") }), !value.contains("://"),
      let first = value.words.first.map(String.init), !first.utf8.contains(UInt8(ascii: "@"))
    else { return nil }
    let isAlone = first.utf8.count == value.trimmed.utf8.count
    if let (agent, model) = first.cut(at: ":"), isAlone || !model.isEmpty {
      return agent.isEmpty ? first : agent
    }
    guard isAlone, !Self.nobody.contains(first.lowercased()) else { return nil }
    // A list without white space, or a model with its path.
    let claims = lexicon.claims(in: first)
    guard claims.isEmpty || claims.contains(where: { !isSlug($0.agent) }) else { return nil }
    return first.cut(at: "/")?.before ?? first
  }

  /// Whether a word is the name of an agent, of a family of models, or of a tool of the kernel's.
  private func knows(_ word: String) -> Bool {
    let folded = word.lowercased()
    return isSlug(lexicon.slug(of: word)) || ModelWords.families[folded] != nil
      || ModelWords.tools.contains(folded) || ModelWords.anonymous.contains(folded)
      || lexicon.model(word) != nil
  }

  private func isSlug(_ slug: String) -> Bool {
    slug == Claim.unknown || agents.contains { $0.slug == slug }
  }

  private static let programs: Set<String> = [
    "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "agent", "ai", "ai-agent",
    "assistant", "bot", "llm",
  ]

  /// The agent that a signature names without an address of the table.
  ///
  /// People are called Claude too: the address must say that nobody reads it, or that an agent does.
  func signer(in line: Range<Int>, of message: Span<UInt8>) -> Claim? {
    guard let contact = contact(line, in: message),
      let local = contact.address.cut(at: "@")?.before,
      Addresses.noreplyLocalPart(of: contact.address) == nil
    else { return nil }
    let mailbox = local.cut(at: "+")?.before ?? local
    let isProgram =
      Self.programs.contains(mailbox)
      || isSlug(lexicon.slug(of: mailbox)) && !ModelWords.humanNames.contains(mailbox)
    return isProgram ? lexicon.claims(in: contact.nameText.trimmed).first : nil
  }
}
