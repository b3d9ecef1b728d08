package import Git
import Trailers

/// Says how we know that a commit is AI-made, and whose it is.
///
/// A value: make one, and use it for every commit.
///
/// ```swift
/// let detector = Detector()
/// detector.evidence(in: commit).first?.agent  // "claude-code"
/// ```
///
/// Attribution is matched, never mention: by address, by key, by whole lines. A person at the firm
/// that makes an agent, or one who is called Claude, is a human.
package struct Detector: Sendable {
  let agents: [Agent]
  let addresses: Addresses
  let lexicon: Lexicon
  let markers: Markers
  /// What agents add to the names of authors.
  let suffixes: [String]
  private let authorPaths: AuthorPaths

  package init(agents: [Agent] = Agent.table) {
    self.agents = agents
    addresses = Addresses(agents: agents)
    lexicon = Lexicon(agents: agents, addresses: addresses)
    markers = Markers(agents: agents)
    suffixes = agents.compactMap(\.authorSuffix)
    authorPaths = AuthorPaths(agents: agents)
  }

  /// Knows further agents by their names, in small letters, as values of trailers have them.
  package init(alsoKnowing names: [String]) {
    self.init(agents: Agent.table + names.map { Agent(slug: $0, name: $0, names: [$0]) })
  }

  /// The evidence of the commit itself, strongest first, then from the top of the message down.
  ///
  /// Its author, its subject and the lines of its message. The committer is no evidence: Aider
  /// marks so the human's own edits that it commits. What sessions and notes say is not known here.
  package func evidence(in commit: Commit) -> [Evidence] {
    var found: [Evidence] = []
    if let identity = identity(of: commit.author) { found.append(identity) }
    let reading = read(commit.message)
    let subject = reading.scan.subject
    if let branch = subjectEvidence(subject, in: reading.bytes.span) { found.append(branch) }
    found += lineEvidence(reading)
    return found.count > 1 ? found.merged(with: []) : found
  }

  private func identity(of author: Signature) -> Evidence? {
    let agent: Agent
    if let match = addresses.agent(at: author.email.lowercased()) {
      agent = agents[match.agent]
    } else if let suffix = suffixes.first(where: { author.name.hasSuffix($0) }),
      let owner = agents.first(where: { $0.authorSuffix == suffix })
    {
      agent = owner
    } else if let index = authorPaths.agent(named: author.name) {
      agent = agents[index]
    } else {
      return nil
    }
    return Evidence(
      level: .identity, agent: agent.slug, model: lexicon.model(named: author.name, by: agent),
      matched: Evidence.excerpt(of: Array("\(author.name) <\(author.email)>".utf8)))
  }

  func lineEvidence(_ reading: Reading) -> [Evidence] {
    let message = reading.bytes.span
    var found: [Evidence] = []
    var block: TrailerBlock?
    for candidate in reading.scan.candidates {
      let (claims, isReview) = claims(of: candidate, in: message)
      guard !claims.isEmpty else { continue }
      let trailers = block ?? reading.trailers
      block = trailers
      guard let level = level(of: candidate, scan: reading.scan, block: trailers, in: message)
      else { continue }
      let matched = Evidence.excerpt(of: message.array(candidate.range))
      found += claims.map {
        Evidence(
          level: isReview ? .review : level, agent: $0.agent, model: $0.model, session: $0.session,
          matched: matched)
      }
    }
    return found
  }

  /// How much a line counts; `nil` where it is an example, or tells of another commit.
  ///
  /// The message of a revert may hold the reverted message, footers and all. Only what git sees as
  /// the revert's own trailers says who made the revert.
  private func level(
    of candidate: Candidate, scan: Scan, block: TrailerBlock, in message: Span<UInt8>
  ) -> EvidenceLevel? {
    if case .trailer = candidate.kind, isTrailer(candidate, of: block) { return .trailer }
    if candidate.isQuoted || isRevert(scan, in: message) { return nil }
    switch candidate.kind {
    case .trailer(.word, _): return nil
    case .trailer, .link: return .body
    case .footer: return .footer
    }
  }

  /// Whether the line begins a trailer of the block; halving, since both may be many.
  private func isTrailer(_ candidate: Candidate, of block: TrailerBlock) -> Bool {
    let start = candidate.range.lowerBound
    var below = block.trailers[...]
    while !below.isEmpty {
      let middle = below.startIndex + below.count / 2
      let line = below[middle].range.lowerBound
      if line == start { return true }
      below = line < start ? below[(middle + 1)...] : below[..<middle]
    }
    return false
  }

  private static let reverts = ["revert", "reapply"].map { Array($0.utf8) }

  func isRevert(_ scan: Scan, in message: Span<UInt8>) -> Bool {
    scan.reverts
      && Self.reverts.contains {
        message.startsFolded(with: $0, at: scan.subject.lowerBound)
      }
  }

  /// The people that a message names as co-authors.
  func coAuthors(in bytes: [UInt8]) -> [(name: String, email: String)] {
    let reading = read(bytes)
    let message = reading.bytes.span
    var block: TrailerBlock?
    var people: [(name: String, email: String)] = []
    for candidate in reading.scan.candidates {
      guard case .trailer(.coAuthor, let value) = candidate.kind,
        let contact = contact(value..<candidate.range.upperBound, in: message)
      else { continue }
      let trailers = block ?? reading.trailers
      block = trailers
      if level(of: candidate, scan: reading.scan, block: trailers, in: message) != nil {
        people.append((contact.nameText.trimmed, contact.address))
      }
    }
    return people
  }
}
