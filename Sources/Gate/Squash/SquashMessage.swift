import Configuration
import Git
import Provenance
import Trailers

/// The message that a squash of the range is to have, and whether the range's tags survive it.
///
/// A squash throws all messages of the range away but what the forge puts into the new one, and
/// git sees trailers in the last paragraph alone.
struct SquashMessage: Sendable {
  private let message: [UInt8]
  private let detector: Detector
  /// What the range's tags come to, in the order in which they were met.
  private var needed: [NewTrailer] = []
  /// The agents of signs that name no tag.
  private var signs: [String] = []
  private var authors: Set<String> = []
  private var hasCoAuthors = false

  /// More trailers are made to fill the memory.
  private static let most = 100

  /// - Parameters:
  ///   - message: title and body.
  ///   - detector: what knows agents.
  init(_ message: [UInt8], detector: Detector) {
    self.message = message
    self.detector = detector
  }

  /// Takes a commit that is to be squashed.
  mutating func take(_ commit: CommitFacts) {
    authors.insert(commit.commit.author.email.lowercased())
    guard !commit.isMerge, !commit.evidence.isEmpty else { return }
    let tags = trailers(in: commit.commit.message.span).filter { trailer in
      if trailer.key.lowercased() == "co-authored-by" { hasCoAuthors = true }
      return Self.key(of: trailer) != nil
        && Self.isPlain(trailer.value) && !agents(in: trailer).isEmpty
    }
    for tag in tags {
      if let key = Self.key(of: tag) { need(NewTrailer(key.rawValue, tag.text)) }
    }
    let tagged = Set(tags.flatMap(agents))
    for sign in commit.evidence where !tagged.contains(sign.agent) && signs.count < Self.most {
      if !signs.contains(sign.agent) { signs.append(sign.agent) }
    }
  }

  /// What becomes of the tags.
  func verdict() -> SquashVerdict {
    let wanted = self.wanted
    let present = trailers(in: message.span)
    let missing = wanted.filter { new in !present.contains { says($0, new) } }
    let isJoined = authors.count > 1 || hasCoAuthors
    return SquashVerdict(
      survives: missing.isEmpty, trailers: wanted.map(Self.text), missing: missing.map(Self.text),
      block: wanted.map(Self.text).joined(separator: "\n"),
      caution: isJoined && !wanted.isEmpty
        ? "the range has several authors or co-authors: GitHub puts their Co-authored-by lines "
          + "below the message, and git no longer sees what stands above; paste the block "
          + "together with them, as one last paragraph, when you confirm the squash"
        : nil)
  }

  /// Whether a trailer of the message says what one of the range does; an agent without its model
  /// may be named with one, or in other words.
  private func says(_ trailer: Trailer, _ new: NewTrailer) -> Bool {
    guard trailer.key.lowercased() == new.key.lowercased() else { return false }
    if trailer.value == new.value { return true }
    guard !new.value.contains(UInt8(ascii: ":")) else { return false }
    let named = agents(in: trailer)
    return !named.isEmpty && named == detector.agents(named: new.key, new.value)
  }

  /// What a rule on attribution says of the message; `nil` where nothing is asked of it.
  func ruling(_ policy: GatePolicy) -> Ruling? {
    let verdict = verdict()
    let evidence = detector.evidence(inMessage: message)
    if policy.attribution == .forbid {
      guard let sign = evidence.first else { return .satisfied }
      return .unsatisfied(
        Complaint(
          what: "the squash message shows an agent, and the policy allows none",
          why: "it says '\(sign.matched)'",
          mends: [
            Finding.Mend("squash only commits that no agent made"),
            Mends.waiving(Attribution.name),
          ]))
    }
    guard !verdict.trailers.isEmpty else { return .notApplicable }
    if policy.attribution == .disclose, disclosesAll(policy) { return .satisfied }
    guard !verdict.survives else { return .satisfied }
    return .unsatisfied(
      Complaint(
        what: "the squash would lose the tags of its commits",
        why: "git would not see \(verdict.missing.prefix(3).joined(separator: ", "))"
          + (verdict.missing.count > 3 ? " and \(verdict.missing.count - 3) more" : ""),
        mends: [
          Finding.Mend("end the message with the trailer block below, as one paragraph"),
          Finding.Mend("or have git add what is missing", command: Self.adding(verdict.missing)),
        ]))
  }

  private static func adding(_ trailers: [String]) -> String {
    let options = trailers.map { " --trailer \(Mends.quoted($0))" }.joined()
    return "git interpret-trailers --in-place\(options) FILE"
  }

  /// Whether accepted trailers of the message name each agent of the range.
  private func disclosesAll(_ policy: GatePolicy) -> Bool {
    let accepted = trailers(in: message.span).filter { trailer in
      policy.acceptedTrailers.contains { $0.lowercased() == trailer.key.lowercased() }
    }
    let named = Set(accepted.flatMap(agents))
    let agentsOfTags = needed.flatMap { detector.agents(named: $0.key, $0.value) }
    return (agentsOfTags + signs).allSatisfy(named.contains)
  }

  private mutating func need(_ trailer: NewTrailer) {
    guard needed.count < Self.most, !needed.contains(trailer) else { return }
    needed.append(trailer)
  }

  /// The tags, and one for each agent of which there are only other signs.
  private var wanted: [NewTrailer] {
    let tagged = Set(needed.flatMap { detector.agents(named: $0.key, $0.value) })
    let others = signs.filter { !tagged.contains($0) }.map(Attribution.tag)
    let all = needed + others
    // An agent without its model says nothing where it stands with one, too.
    return all.filter { short in
      !all.contains { $0.key == short.key && $0.value.starts(with: short.value + [0x3A]) }
    }
  }

  private func agents(in trailer: Trailer) -> [String] {
    detector.agents(named: trailer.key, trailer.value)
  }

  /// Whether a value can be pasted as it is.
  private static func isPlain(_ value: [UInt8]) -> Bool {
    value.count <= 200 && value.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// The key of the canonical tag that a trailer has.
  private static func key(of trailer: Trailer) -> CanonicalKey? {
    [.assistedBy, .session].first { $0.rawValue.lowercased() == trailer.key.lowercased() }
  }

  private static func text(_ trailer: NewTrailer) -> String {
    "\(trailer.key): \(String(decoding: trailer.value, as: UTF8.self))"
  }
}
