import Configuration
import Git
import Provenance

/// Trailers that git sees, in the form that their keys need, of agents that are known, in sessions
/// that are theirs.
///
/// Judged is what a message says, never whether it says anything: that is `Attribution`.
struct TrailersWellformed: CommitRule {
  static let name = GatePolicy.Rule.trailersWellformed
  let demand =
    "trailers that attribute stand where git sees them, well-formed, of known agents and sessions"
  let detector: Detector
  /// What is wrong with the sessions that a commit claims, or why that is not known; `nil` where
  /// nothing is known to be.
  let forged: @Sendable (CommitFacts) -> Ruling?

  func judge(_ commit: CommitFacts) -> Ruling {
    let read = detector.attributionLines(in: commit.commit.message)
    // Footers and links have no key, and no form that could be wrong.
    let lines = read.lines.filter { !$0.key.isEmpty && $0.place != .quoted }
    let problems = problems(of: lines)
    let forgery = forged(commit)
    if let first = problems.first {
      let more = problems.count - 1 + (forgery == nil ? 0 : 1)
      return .unsatisfied(complaint(about: first, more: more, in: commit, read))
    }
    if let forgery { return forgery }
    if read.isCut { return .error(Self.tooMany(in: commit)) }
    return lines.isEmpty ? .notApplicable : .satisfied
  }

  private func problems(of lines: [AttributionLine]) -> [TrailerProblem] {
    var shown: Shown?
    return lines.compactMap { line in
      if let flaw = line.flaw { return TrailerProblem(line, .flaw(flaw)) }
      if line.place == .hidden {
        let known = shown ?? Shown(in: lines)
        shown = known
        return Self.isAttribution(line) && !known.includes(line)
          ? TrailerProblem(line, .hidden) : nil
      }
      if line.canonical == .waiver { return Self.waiverProblem(of: line) }
      guard let agent = line.unknownAgent else { return nil }
      return TrailerProblem(line, .unknownAgent(agent))
    }
  }

  /// Whether a hidden line loses attribution; a person's signature is the signer's own affair, and
  /// an agent's has no place in the block: see `SignoffHuman`.
  private static func isAttribution(_ line: AttributionLine) -> Bool {
    switch line.canonical {
    case .assistedBy, .session: true
    case .signedOffBy, .waiver: false
    case .generatedBy, .coAuthoredBy, .coDevelopedBy, nil: !line.claims.isEmpty
    }
  }

  private static func waiverProblem(of line: AttributionLine) -> TrailerProblem? {
    let waiving = Statement.Waiving(line.value)
    guard GatePolicy.Rule(rawValue: waiving.rule) != nil else {
      return TrailerProblem(line, .unknownRule)
    }
    return waiving.reason.isEmpty ? TrailerProblem(line, .noReason) : nil
  }

  /// Reading on would let a message take any time; what was not read cannot be called right.
  static func tooMany(in commit: CommitFacts) -> Complaint {
    Complaint(
      what: "too many lines of attribution to read them all",
      why: "its message has more than \(AttributionLines.most) of them",
      mends: Mends.rewording(commit, "say once who and what made the change"))
  }
}

/// One line and what is wrong with it.
struct TrailerProblem {
  enum Kind {
    case flaw(AttributionLine.Flaw)
    case hidden
    case unknownAgent(String)
    case unknownRule
    case noReason
  }

  let line: AttributionLine
  let kind: Kind

  init(_ line: AttributionLine, _ kind: Kind) {
    self.line = line
    self.kind = kind
  }
}

/// What the trailers that git sees say.
private struct Shown {
  private var claims: Set<AttributionLine.Claimed> = []
  /// Values in small letters, of lines that claim nothing about agents.
  private var values: Set<String> = []
  private var agents: Set<String> = []

  init(in lines: [AttributionLine]) {
    for line in lines where line.place == .trailer {
      claims.formUnion(line.claims)
      agents.formUnion(line.claims.map(\.agent))
      values.insert(line.value.lowercased())
    }
  }

  /// Whether the very same is said there; an agent alone is said with its model, too.
  func includes(_ line: AttributionLine) -> Bool {
    guard !line.claims.isEmpty else { return values.contains(line.value.lowercased()) }
    return line.claims.allSatisfy {
      claims.contains($0) || ($0.model == nil && $0.session == nil && agents.contains($0.agent))
    }
  }
}
