/// The table of agents, turned round: from the bytes of a line to what the line may be.
///
/// Built once; looking up allocates nothing.
struct Markers: Sendable {
  /// What the key of a trailer makes of its value.
  enum Rule: Hashable, Sendable {
    case coAuthor, signer, tool, flag, model, word, session
    /// An agent's own key.
    case own(agent: Int, key: String)
  }

  /// What the first byte of a line says about it.
  struct Interest: OptionSet, Sendable {
    let rawValue: UInt8
    static let key = Interest(rawValue: 1)
    static let phrase = Interest(rawValue: 2)
    /// A byte that decorates a footer, such as an emoji's or a comment's.
    static let ornament = Interest(rawValue: 4)
    static let link = Interest(rawValue: 8)
    /// A fence, "This reverts commit", or git's list of squashed commits.
    static let frame = Interest(rawValue: 16)
  }

  struct Word<Meaning: Sendable>: Sendable {
    let bytes: [UInt8]
    let meaning: Meaning
  }

  /// By the first byte of a line.
  private(set) var interests = [Interest](repeating: [], count: 256)
  /// By the first letter of a key, from `a`.
  private(set) var keys = [[Word<Rule>]](repeating: [], count: 26)
  /// Verbs of footers; `nil` means that a product must follow.
  private(set) var phrases: [Word<Int?>] = []
  private(set) var products: [Word<Int>] = []
  private(set) var links: [Word<Int>] = []
  private(set) var branches: [Word<Int?>] = []
  private(set) var subjects: [Word<Int>] = []

  init(agents: [Agent]) {
    for (index, agent) in agents.enumerated() {
      for key in agent.keys.keys.sorted() { add(key: key, .own(agent: index, key: key)) }
      phrases += agent.phrases.map { Word(bytes: Array($0.utf8), meaning: index) }
      products += agent.products.map { Word(bytes: Array($0.utf8), meaning: index) }
      links += agent.sessionLinks.map { Word(bytes: Array($0.utf8), meaning: index) }
      branches += agent.branches.map { Word(bytes: Array($0.utf8), meaning: index) }
      subjects += agent.subjects.map { Word(bytes: Array($0.utf8), meaning: index) }
    }
    branches += Agent.anonymousBranches.map { Word(bytes: Array($0.utf8), meaning: nil) }
    phrases += SharedFooter.verbs.map { Word(bytes: Array($0.utf8), meaning: nil) }
    products.sort { $0.bytes.count > $1.bytes.count }
    addSharedKeys()
    addInterests()
  }

  private mutating func addSharedKeys() {
    let shared: [(keys: [String], rule: Rule)] = [
      (SharedKey.coAuthor, .coAuthor), (SharedKey.signer, .signer), (SharedKey.tool, .tool),
      (SharedKey.flag, .flag), (SharedKey.model, .model), (SharedKey.word, .word),
      (SharedKey.session, .session),
    ]
    for (keys, rule) in shared {
      for key in keys { add(key: key, rule) }
    }
  }

  private mutating func add(key: String, _ rule: Rule) {
    let bytes = Array(key.utf8)
    keys[Int(bytes[0] - UInt8(ascii: "a"))].append(Word(bytes: bytes, meaning: rule))
  }

  private mutating func addInterests() {
    for index in keys.indices where !keys[index].isEmpty {
      note(UInt8(index) + UInt8(ascii: "a"), .key)
    }
    for phrase in phrases { note(phrase.bytes[0], .phrase) }
    for link in links { note(link.bytes[0], .link) }
    for byte in UInt8(128)...255 { note(byte, .ornament) }
    for byte in "*_[(#<".utf8 { note(byte, .ornament) }
    for byte in "`~ts ".utf8 { note(byte, .frame) }
  }

  private mutating func note(_ byte: UInt8, _ interest: Interest) {
    interests[Int(byte)].insert(interest)
    if byte.isLetter { interests[Int(byte & ~0x20)].insert(interest) }
  }
}
