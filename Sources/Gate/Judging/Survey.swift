import Configuration
import Git
import Provenance

/// A range seen as a whole, before any commit of it is judged.
struct Survey {
  private(set) var shape = RangeShape()
  /// What commits say of others, in the order of the range; the commits without their messages.
  private(set) var said: [(id: ObjectID, commit: Commit, statement: Statement)] = []
  private(set) var merges = 0
  private(set) var squash: SquashMessage?
  var sessions: SessionBook
  private(set) var reuse = SessionReuse()
  private var problems: [StoreProblem] = []
  private var problemCount = 0

  private var room = Self.mostSaid

  /// Bytes; commits that say more of others are made to fill the memory.
  private static let mostSaid = 32 << 20

  init(_ setup: Judge.Setup, detector: Detector) {
    sessions = setup.sessions
    squash = setup.message.map { SquashMessage($0, detector: detector) }
  }

  mutating func take(_ found: (facts: CommitFacts, problems: [StoreProblem])) {
    let facts = found.facts
    shape.add(facts.id, facts.commit)
    if facts.isMerge { merges += 1 }
    squash?.take(facts)
    sessions.take(facts)
    reuse.take(facts)
    problemCount += found.problems.count
    if problems.isEmpty { problems = found.problems }
    guard room > 0 else { return }
    let statement = Statement(in: facts.commit.message)
    guard !statement.isEmpty else { return }
    room -= statement.cost
    var commit = facts.commit
    // The words are read; kept for 100,000 commits they would fill the memory.
    commit.message = []
    said.append((facts.id, commit, statement))
  }

  /// What nobody is to blame for, and somebody should know.
  var notices: [String] {
    guard let first = problems.first else { return [] }
    let place = first.commit.map { " of \($0.hex.prefix(12))" } ?? ""
    let others = problemCount > 1 ? ", and \(problemCount - 1) more" : ""
    return ["the \(first.store) attribution\(place) cannot be read: \(first.message)\(others)"]
  }
}
