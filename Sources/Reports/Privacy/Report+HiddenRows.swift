import Metrics

extension Report {
  /// Takes out the rows, and the numbers of rows, that are hidden.
  mutating func hideRows(_ hiding: Hiding) {
    let count = deployments.count
    deployments = deployments.shown(by: hiding, .deployments)
    // Lines leave the risk set at the age of their deployment: the numbers at risk tell how many
    // lines each deployment brought.
    if deployments.count < count { survival = nil }
    for place in weeks.indices {
      let row = weeks[place]
      if hiding.hides(.assisted, .weeks, place) { (weeks[place].dce, weeks[place].nd) = (nil, nil) }
      if hiding.hides(.unassisted, .weeks, place) {
        weeks[place].unassisted = Unassisted(dce: nil, nd: nil)
      }
      if row.spendUsdMicros != nil, hiding.hides(.spend, .weeks, place) {
        weeks[place].spendUsdMicros = nil
        weeks[place].deployedUsdMicros = nil
      }
    }
    for place in teams.indices where hiding.hides(.spend, .teams, place) {
      teams[place].outcome.forgetSpend()
    }
    for place in agents.indices where hiding.hides(.spend, .agents, place) {
      agents[place].spendUsdMicros = nil
      agents[place].unpricedTokens = 0
    }
    teams = teams.shown(by: hiding, .teams)
    agents = agents.shown(by: hiding, .agents)
  }
}

extension Array {
  fileprivate func shown(by hiding: Hiding, _ list: Cell.List) -> [Element] {
    enumerated().filter { !hiding.hides(list, $0.offset) }.map(\.element)
  }
}
