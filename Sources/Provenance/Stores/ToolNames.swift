/// The names that stores give to agents, models and sessions, as evidence has them.
struct ToolNames: Sendable {
  static let shared = ToolNames()

  private let lexicon: Lexicon
  private let slugs: Set<String>

  private init() {
    let agents = Agent.table
    lexicon = Lexicon(agents: agents, addresses: Addresses(agents: agents))
    slugs = Set(agents.map(\.slug))
  }

  /// No name of a tool, a model or a session is longer, in bytes.
  static let longest = 200
  /// What stores write where they do not know.
  private static let placeholders: Set<String> = ["", "unknown", "none", "agent", "n/a", "null"]
  /// What stores add to the name of an agent for the place where it ran.
  private static let places: Set<String> = ["web", "cloud", "agent", "background", "cli", "ide"]
  /// Names that are no words of the table.
  private static let aliases = ["factory ai droid": "factory-droid"]

  /// The slug of the agent that a store calls `tool`, as in `claude`, `claudeCode`, `Gemini CLI`.
  ///
  /// An agent that is not in the table keeps its name, in small letters and without white space;
  /// no name is `unknown`.
  func agent(_ tool: String?) -> String {
    let name = (tool ?? "").trimmed
    guard name.utf8.count <= Self.longest else { return Claim.unknown }
    let folded = name.lowercased()
    guard !Self.placeholders.contains(folded) else { return Claim.unknown }
    return known(folded) ?? known(Self.spaced(name)) ?? Self.safe(folded)
  }

  /// The model as the store names it; `nil` where it has none, as in `<synthetic>`.
  func model(_ model: String?) -> String? {
    guard let model = model?.trimmed, model.utf8.count <= Self.longest,
      !Self.placeholders.contains(model.lowercased()), !model.hasPrefix("<")
    else { return nil }
    return model
  }

  /// The agent of a model's vendor, where a store names the model alone.
  func agent(ofModel model: String?) -> String {
    model.flatMap { lexicon.model($0)?.agent } ?? Claim.unknown
  }

  func session(_ session: String?) -> String? { model(session) }

  private func known(_ folded: String) -> String? {
    var words = folded.words[...]
    while !words.isEmpty {
      let name = words.joined(separator: " ")
      let slug = Self.aliases[name] ?? lexicon.slug(of: name)
      if slugs.contains(slug) { return slug }
      guard words.count > 1, let last = words.popLast(), Self.places.contains(String(last)) else {
        return nil
      }
    }
    return nil
  }

  /// `claudeCode`, `claude_code` and `claude-code` as `claude code`.
  private static func spaced(_ name: String) -> String {
    var text = ""
    var previous: Character = " "
    for character in name {
      if character.isUppercase, previous.isLowercase { text += " " }
      text += character == "-" || character == "_" ? " " : character.lowercased()
      previous = character
    }
    return text
  }

  /// The name with nothing in it that could break a line, a table or a terminal.
  private static func safe(_ folded: String) -> String {
    let bytes = folded.words.joined(separator: "-").utf8.prefix(64).filter {
      $0.isLetter || $0.isDigit || "-_.+/".utf8.contains($0)
    }
    return bytes.isEmpty ? Claim.unknown : String(decoding: bytes, as: UTF8.self)
  }
}
