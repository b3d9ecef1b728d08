import Metrics
import Spend

extension Report {
  /// Keeps the flows of agents whose money is shown, and adds up all others.
  ///
  /// The others are enough people wherever there are any: rows of agents are hidden until they are.
  ///
  /// - Parameters:
  ///   - hiding: what is hidden.
  ///   - agents: the rows of agents before any was taken out.
  mutating func hideSpend(_ hiding: Hiding, agents: [AgentRow]) {
    guard let flows = spend?.flows else { return }
    let hidden = Set(
      agents.indices.filter { hiding.hides(.spend, .agents, $0) }.map { agents[$0].agent })
    let shown = Set(agents.map(\.agent)).subtracting(hidden)
    spend?.drifts.removeAll { !shown.contains($0.agent) }
    var others: [Destination: SpendReport.Flow] = [:]
    for flow in flows where !shown.contains(flow.agent) {
      var sum =
        others[flow.destination]
        ?? .init(agent: Self.otherAgents, destination: flow.destination, nanos: 0)
      sum.nanos += flow.nanos
      sum.unpricedTokens += flow.unpricedTokens
      others[flow.destination] = sum
    }
    spend?.flows =
      flows.filter { shown.contains($0.agent) }
      + Destination.allCases.compactMap { others[$0] }
  }

  private static let otherAgents = "other agents"
}
