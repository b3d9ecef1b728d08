extension [Evidence] {
  /// The evidence of both once each, however often a squash repeats its line; strongest first.
  package func merged(with other: [Evidence]) -> [Evidence] {
    var seen: Set<Distinction> = []
    let distinct = (self + other).filter { seen.insert(Distinction(of: $0)).inserted }
    guard distinct.count > 1 else { return distinct }
    return EvidenceLevel.allCases.flatMap { level in distinct.filter { $0.level == level } }
  }
}

/// What makes two pieces of evidence two.
private struct Distinction: Hashable {
  private let level: EvidenceLevel
  private let agent: String
  private let model: String?
  private let session: String?

  init(of evidence: Evidence) {
    (level, agent) = (evidence.level, evidence.agent)
    (model, session) = (evidence.model, evidence.session)
  }
}
