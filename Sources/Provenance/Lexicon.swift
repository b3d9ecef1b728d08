/// The names of agents and models, and what a free-text value says with them.
///
/// ```
/// Crush:glm-5.2                 AGENT:MODEL [tools], the kernel's form
/// Opus 4.6 via Claude Code      MODEL via AGENT [<mail>]
/// Google Antigravity with Gemini
/// GPT 5.6                       a model alone: the agent of its vendor
/// Daniel Stenberg               a human: nothing
/// ```
struct Lexicon: Sendable {
  private let agents: [Agent]
  private var slugs: [String: String] = [:]
  private let addresses: Addresses

  init(agents: [Agent], addresses: Addresses) {
    self.agents = agents
    self.addresses = addresses
    for agent in agents {
      for name in agent.names + [agent.slug] where slugs[name] == nil { slugs[name] = agent.slug }
    }
  }

  /// What the value of a key like `Assisted-by` says; empty where it names humans or plain tools.
  func claims(in value: String) -> [Claim] {
    let text = value.trimmed
    guard text.utf8.count <= Self.longest else { return [] }
    guard !text.utf8.contains(UInt8(ascii: "<")) else { return claim(in: text).map { [$0] } ?? [] }
    return text.split { $0 == "," || $0 == ";" || $0 == "+" }
      .compactMap { claim(in: String($0).trimmed) }
  }

  /// No name of a tool is longer, in bytes.
  private static let longest = 200
  /// Marks of Markdown.
  private static let marks: Set<Unicode.Scalar> = ["[", "]", "*", "_", "`"]

  private func claim(in value: String) -> Claim? {
    if let contact = Contact(Array(value.utf8)[...]) { return claim(of: contact) }
    var text = value.cut(at: " on behalf of ")?.before ?? value
    if let link = text.cut(at: "(http") { text = link.before }
    text = String(text.unicodeScalars.filter { !Self.marks.contains($0) }).trimmed
    return pair(in: text) ?? joined(text) ?? tool(text) ?? model(text) ?? remarked(text)
      ?? (ModelWords.anonymous.contains(text.lowercased()) ? Claim(agent: Claim.unknown) : nil)
  }

  private func claim(of contact: Contact) -> Claim? {
    let name = contact.nameText.trimmed
    if let match = addresses.agent(at: contact.address) {
      let agent = agents[match.agent]
      return Claim(
        agent: agent.slug, model: name.cut(at: " via ")?.before ?? model(named: name, by: agent))
    }
    // An address that nobody knows proves nothing, but no human is called "GPT-5.5".
    return name.hasDigit ? model(name) : nil
  }

  /// Reads `AGENT:MODEL [tools]` and `AGENT/MODEL`.
  private func pair(in text: String) -> Claim? {
    let colon = text.cut(at: ":")
    guard let (left, right) = colon ?? text.cut(at: "/") else { return nil }
    let words = right.words.filter { !ModelWords.tools.contains($0.lowercased()) }
    let model = words.joined(separator: " ")
    if let slug = slugs[left.trimmed.lowercased()] {
      return Claim(agent: slug, model: model.isEmpty ? nil : model)
    }
    // An agent that is not in the table, but whose model is one.
    guard colon != nil, !left.contains(" "), !left.isEmpty, isModel(model) else { return nil }
    return Claim(agent: left.lowercased(), model: model)
  }

  /// Reads `MODEL via AGENT` and `AGENT with MODEL`.
  private func joined(_ text: String) -> Claim? {
    if let (left, right) = text.cut(at: " via "),
      var claim = tool(right.trimmed) ?? remarked(right.trimmed)
    {
      claim.model = left.trimmed
      return claim
    }
    guard let (left, right) = text.cut(at: " with ") ?? text.cut(at: " using "),
      var claim = tool(left.trimmed)
    else { return nil }
    claim.model = right.trimmed
    return claim
  }

  /// Reads the name of an agent, with a version or a model behind it or not.
  private func tool(_ text: String) -> Claim? {
    let words = text.words
    for length in (0...min(4, words.count)).reversed() where length > 0 {
      let name = words[..<length].joined(separator: " ").lowercased()
      guard let slug = slugs[name] else { continue }
      let rest = words[length...].joined(separator: " ")
      guard !rest.isEmpty else { return Claim(agent: slug) }
      guard tokens(of: rest).allSatisfy(isVersion) else { continue }
      if ModelWords.families[name] != nil {
        return Claim(agent: slug, model: isSpecific(rest) ? text : nil)
      }
      return Claim(agent: slug, model: isModel(rest) ? bare(rest) : nil)
    }
    return nil
  }

  /// Reads `AGENT (remark)`, where no human has the agent's name.
  private func remarked(_ text: String) -> Claim? {
    guard text.hasSuffix(")"), let name = text.cut(at: "(")?.before.trimmed.lowercased(),
      !ModelWords.humanNames.contains(name)
    else { return nil }
    return slugs[name].map { Claim(agent: $0) }
  }

  /// Reads the name of a model and nothing else.
  func model(_ text: String) -> Claim? {
    guard text.utf8.count <= Self.longest, isModel(text) else { return nil }
    let tokens = tokens(of: text)
    let family = tokens.lazy.compactMap(Self.family(of:)).first
    return family.flatMap { ModelWords.families[$0] }.map { Claim(agent: $0, model: text) }
  }

  /// The model that a co-author's name holds, as in `Claude Opus 4.6` or `aider (gpt-5)`.
  func model(named name: String, by agent: Agent) -> String? {
    let folded = name.lowercased()
    guard !agent.names.contains(folded), name.utf8.count <= Self.longest else { return nil }
    let prefix = agent.names.filter { folded.hasPrefix($0 + " ") }.max { $0.count < $1.count }
    guard let prefix, ModelWords.families[prefix] == nil || prefix == "codex" else {
      return isModel(name) ? name : nil
    }
    let rest = String(name.dropFirst(prefix.count)).trimmed
    return isModel(rest) ? bare(rest) : nil
  }

  /// The slug of a name, or the name itself as a slug.
  func slug(of name: String) -> String {
    let folded = name.trimmed.lowercased()
    return slugs[folded] ?? folded.words.joined(separator: "-")
  }

  private func bare(_ text: String) -> String {
    text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : text
  }

  private func isModel(_ text: String) -> Bool {
    let tokens = tokens(of: text)
    guard !tokens.isEmpty, tokens.count <= 14, tokens.allSatisfy(isVersion) else { return false }
    let families = tokens.compactMap(Self.family(of:))
    guard let first = families.first else { return false }
    return families.count > 1 || tokens.contains(where: \.hasDigit)
      || !ModelWords.ambiguous.contains(first)
  }

  /// Whether the text holds a version, or the name of a family.
  private func isSpecific(_ text: String) -> Bool {
    tokens(of: text).contains { $0.hasDigit || Self.family(of: $0) != nil }
  }

  /// Whether the token is a version, or a word of models only.
  private func isVersion(_ token: String) -> Bool {
    token.hasDigit || ModelWords.qualifiers.contains(token) || Self.family(of: token) != nil
  }

  private func tokens(of text: String) -> [String] {
    text.lowercased().utf8
      .split { !($0.isLetter || $0.isDigit || $0 >= 0x80 || $0 == UInt8(ascii: ".")) }
      .map { String(Substring($0)) }
  }

  /// The family that a token names, with a version glued to it or not: `gpt5`, `chatgptv5`.
  private static func family(of token: String) -> String? {
    if ModelWords.families[token] != nil { return token }
    guard let digit = token.utf8.firstIndex(where: \.isDigit) else { return nil }
    var name = String(token[..<digit])
    if ModelWords.families[name] != nil { return name }
    guard name.last == "v" else { return nil }
    name.removeLast()
    return ModelWords.families[name] != nil ? name : nil
  }
}
