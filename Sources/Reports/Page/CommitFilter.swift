import Metrics

/// What the commits behind a number have in common.
///
/// The script of the page decides the same from a commit's row (`facts` in page.js).
enum CommitFilter: Int, CaseIterable {
  /// All commits, of those that belong to the row of the number.
  case all
  case tagged, window, assisted
  case taggedDeployed
  /// AI-assisted lines that stayed; AI-assisted lines; other lines that stayed.
  case kept, lines, others
  case cost, stayedCost, removedCost, mergedCost, openCost, abandonedCost

  /// In the words that the script knows.
  var words: String {
    switch self {
    case .all: ""
    case .tagged: "tagged"
    case .window: "window"
    case .assisted: "ai"
    case .taggedDeployed: "tagged deployed"
    case .kept: "kept"
    case .lines: "lines"
    case .others: "others"
    case .cost: "cost"
    case .stayedCost: "stayed cost"
    case .removedCost: "removed cost"
    case .mergedCost: "merged not-deployed cost"
    case .openCost: "open not-deployed cost"
    case .abandonedCost: "abandoned not-deployed cost"
    }
  }

  /// Whether a commit is one of them.
  func holds(_ commit: CommitRow) -> Bool {
    let isDeployed = commit.fate != .notDeployed
    return switch self {
    case .all: true
    case .tagged: commit.isTagged
    case .window: commit.isInWindow
    case .assisted: commit.evidence != nil
    case .taggedDeployed: commit.isTagged && isDeployed
    case .kept: (commit.lines?.aiSurviving ?? 0) > 0
    case .lines: (commit.lines?.aiNovel ?? 0) > 0
    case .others: commit.lines.map { $0.surviving > $0.aiSurviving } ?? false
    case .cost: commit.hasCost
    case .stayedCost: commit.hasCost && isDeployed && commit.fate != .removed
    case .removedCost: commit.hasCost && commit.fate == .removed
    case .mergedCost:
      commit.hasCost && !isDeployed && commit.landing != "open" && commit.landing != "abandoned"
    case .openCost: commit.hasCost && !isDeployed && commit.landing == "open"
    case .abandonedCost: commit.hasCost && !isDeployed && commit.landing == "abandoned"
    }
  }
}

extension CommitRow {
  /// Whether any number about AI or money is of it: such commits are listed before others.
  var isAboutAI: Bool { evidence != nil || hasCost || (lines?.aiNovel ?? 0) > 0 }

  fileprivate var hasCost: Bool { (usdMicros ?? 0) > 0 }
}
