import FixtureSupport
import Metrics
import Reports
import Spend
import Timestamps

/// People, and every piece of work that each of them did: what a report is the sums of.
///
/// Amounts are random and large, so that no two different sets of pieces have the same sum.
struct PrivacyWorld {
  /// What one person did with one agent, or none, in one week, and which deployment brought it.
  struct Piece {
    var person: Int
    var agent: Int?
    var deployment: Int
    var week: Int
    var novel: Int
    var surviving: Int
    var commits: Int
    var usdMicros: Int
  }

  /// A choice of how a world looks.
  struct Shape {
    var people: ClosedRange<Int> = 5...24
    /// The share of people who use agents.
    var assisted = 0.9
    /// The share of them whose spend is known.
    var payers = 0.9
    var deployments: ClosedRange<Int> = 2...14
    var weeks = 1...6
    var agents = 1...4
    var teams = 1...5
    /// How often a deployment is one team's.
    var ownWork = 0.3
  }

  static let size = 20.0

  let people: Int
  let teams: [Int]
  let agents: Int
  /// The week in which each deployment finished, and its unit.
  let deployments: [(week: Int, unit: Int)]
  let weeks: Int
  private(set) var pieces: [Piece] = []

  init(seed: UInt64, shape: Shape = Shape()) {
    var random = SeededGenerator(seed: seed)
    people = Int.random(in: shape.people, using: &random)
    let teamCount = Int.random(in: shape.teams, using: &random)
    let team = (0..<people).map { _ in Int.random(in: 0..<teamCount, using: &random) }
    let agentCount = Int.random(in: shape.agents, using: &random)
    let weekCount = Int.random(in: shape.weeks, using: &random)
    let count = Int.random(in: shape.deployments, using: &random)
    let units = Int.random(in: 1...2, using: &random)
    (teams, agents, weeks) = (team, agentCount, weekCount)
    deployments = (0..<count).map { number in
      (week: number * weekCount / count, unit: Int.random(in: 0..<units, using: &random))
    }
    let own: [[Int]] = (0..<people).map { person in
      guard Double(person) < (Double(people) * shape.assisted).rounded() else { return [] }
      let first = Int.random(in: 0..<agentCount, using: &random)
      return Bool.random(using: &random)
        ? [first] : [first, Int.random(in: 0..<agentCount, using: &random)]
    }
    let pays = (0..<people).map { _ in Double.random(in: 0..<1, using: &random) < shape.payers }
    for (number, deployment) in deployments.enumerated() {
      let isOwn = Double.random(in: 0..<1, using: &random) < shape.ownWork
      let only = isOwn ? Int.random(in: 0..<teamCount, using: &random) : nil
      let activity = [0.2, 0.5, 0.8, 1][Int.random(in: 0..<4, using: &random)]
      let before = deployments[..<number].last { $0.unit == deployment.unit }?.week
      for person in 0..<people where only == nil || team[person] == only {
        guard Double.random(in: 0..<1, using: &random) < activity else { continue }
        let week = Int.random(in: (before ?? deployment.week)...deployment.week, using: &random)
        // Who uses agents does not do so in every piece of work.
        var kinds: [Int?] = []
        if let agent = own[person].randomElement(using: &random), Bool.random(using: &random) {
          kinds.append(agent)
        }
        if kinds.isEmpty || Bool.random(using: &random) { kinds.append(nil) }
        for agent in kinds {
          let novel = Int.random(in: 10_000_000_000...9_000_000_000_000, using: &random)
          pieces.append(
            Piece(
              person: person, agent: agent, deployment: number, week: week, novel: novel,
              surviving: Int.random(in: 5_000_000_000..<novel, using: &random),
              commits: Int.random(in: 10_000_000_000...9_000_000_000_000, using: &random),
              usdMicros: agent != nil && pays[person]
                ? Int.random(in: 10_000_000_000...900_000_000_000, using: &random) : 0))
        }
      }
    }
  }
}
