package import Delivery
import Git
import Landing
import Lines
import Provenance
import Timestamps

/// Tells the story of single commits and deployments of a repository that was read.
package struct Explainer {
  let delivery: RepositoryDelivery
  let parameters: TallyParameters
  let horizonDays: Int
  let window: Window
  /// S of every unit.
  let sizes: [String: Double]
  private let tagged: [Bool]

  package init(_ delivery: RepositoryDelivery, parameters: TallyParameters, horizonDays: Int) {
    let tally = RepositoryTally(delivery, parameters: parameters)
    self.delivery = delivery
    self.parameters = parameters
    self.horizonDays = horizonDays
    window = Window(since: tally.since, until: parameters.until)
    sizes = Dictionary(
      tally.units.map {
        ($0.name, $0.frozenReferenceSize ?? referenceSize(ofChanges: $0.changeSizes))
      }, uniquingKeysWith: { first, _ in first })
    tagged = delivery.history.tagged(atLeast: parameters.minimumEvidence)
  }

  var history: History { delivery.history }

  func hex(_ commit: CommitIndex) -> String { history.id(commit).hex }

  func isTagged(_ commit: CommitIndex) -> Bool { tagged[Int(commit)] }

  func isAI(_ author: NovelAuthor, of introducer: CommitIndex?) -> Bool {
    guard let introducer, isTagged(introducer) else { return false }
    return author.isAI(atLeast: parameters.minimumEvidence)
  }

  func lines(_ fates: Fates, _ author: NovelAuthor, isAI: Bool) -> ExplainedLines {
    var lines = ExplainedLines()
    lines.novel = fates.novel
    lines.surviving = fates.surviving
    lines.pending = fates.pending
    lines.removed = fates.removed
    if author == .unknown { lines.unknown = fates.novel }
    if isAI {
      (lines.aiNovel, lines.aiSurviving) = (fates.novel, fates.surviving)
      (lines.aiPending, lines.aiRemoved) = (fates.pending, fates.removed)
    }
    return lines
  }
}

extension NovelAuthor {
  /// Whether the lines of a tagged commit count as AI-assisted.
  func isAI(atLeast minimum: EvidenceLevel) -> Bool {
    switch self {
    case .commit: true
    case .agent(let evidence): evidence.level >= minimum
    case .human, .unknown: false
    }
  }
}

extension ExplainedLines {
  static func += (left: inout ExplainedLines, right: ExplainedLines) {
    left.novel += right.novel
    left.surviving += right.surviving
    left.pending += right.pending
    left.removed += right.removed
    left.aiNovel += right.aiNovel
    left.aiSurviving += right.aiSurviving
    left.aiPending += right.aiPending
    left.aiRemoved += right.aiRemoved
    left.unknown += right.unknown
  }
}
