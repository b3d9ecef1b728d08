import Metrics
import Spend

/// Money on its way from agents to destinations, laid out.
struct SpendFlow {
  /// An agent, or a destination.
  struct Node {
    var label: String
    var money: String
    var style: String
    var nanos: Int64
    /// Between 0 and 1 of the width.
    var x: Double
    var top: Double = 0
    var height: Double = 0
  }

  struct Ribbon {
    var style: String
    var path: PathText
  }

  /// More agents than these are drawn as one.
  static let mostAgents = 7
  private static let others = "other agents"
  /// What all money together is high, in pixels.
  private static let wholeHeight: Double = 200
  /// Two lines of text, and the space to the next.
  private static let slotHeight: Double = 38

  private(set) var agents: [Node]
  private(set) var destinations: [Node]
  private(set) var ribbons: [Ribbon] = []
  private(set) var height: Double
  /// With all agents but those with the most money as one.
  let flows: [SpendReport.Flow]
  private let perNano: Double

  var panel: Panel {
    Panel(top: 0, height: height, x: Scale(from: 0, to: 1), y: Scale(from: 0, to: 1))
  }

  /// `nil` where no money is known to have gone anywhere.
  init?(_ spend: SpendReport) {
    flows = Self.joined(spend.flows)
    let paid = flows.filter { $0.nanos > 0 }
    let total = paid.reduce(0.0) { $0 + Double($1.nanos) }
    guard total > 0 else { return nil }
    perNano = Self.wholeHeight / total
    agents = Self.names(paid).map { name in
      Self.node(
        truncated(visible(name), to: 16), "agent", x: 0,
        paid.filter { $0.agent == name }, of: spend)
    }
    destinations = Destination.allCases.compactMap { destination in
      let parts = paid.filter { $0.destination == destination }
      guard !parts.isEmpty else { return nil }
      return Self.node(destination.label, destination.style, x: 1, parts, of: spend)
    }
    height = 0
    let (left, right) = (Self.place(&agents, perNano), Self.place(&destinations, perNano))
    height = max(left, right)
    for index in agents.indices { agents[index].top += (height - left) / 2 }
    for index in destinations.indices { destinations[index].top += (height - right) / 2 }
    draw(paid)
  }

  private static func node(
    _ label: String, _ style: String, x: Double, _ flows: [SpendReport.Flow], of spend: SpendReport
  ) -> Node {
    let nanos = flows.reduce(Int64(0)) { $0 + $1.nanos }
    let micros = wholeMicros(nanos)
    return Node(
      label: label,
      money: "\(dollars(micros: micros)) · \(percent(share(micros, of: spend.totalUsdMicros)))",
      style: style, nanos: nanos, x: x)
  }

  /// Puts nodes below one another, each with room for its two lines of text.
  private static func place(_ nodes: inout [Node], _ perNano: Double) -> Double {
    var top: Double = 0
    for index in nodes.indices {
      let height = max(1, Double(nodes[index].nanos) * perNano)
      let slot = max(slotHeight, height + 8)
      nodes[index].height = height
      nodes[index].top = top + (slot - height) / 2
      top += slot
    }
    return top
  }

  /// The bands leave an agent in the order of destinations, and reach one in the order of agents.
  private mutating func draw(_ paid: [SpendReport.Flow]) {
    var left = agents.map(\.top)
    var right = destinations.map(\.top)
    let names = Self.names(paid)
    let places = Destination.allCases.filter { place in paid.contains { $0.destination == place } }
    for (from, name) in names.enumerated() {
      for (to, place) in places.enumerated() {
        guard let flow = paid.first(where: { $0.agent == name && $0.destination == place }) else {
          continue
        }
        let width = Double(flow.nanos) * perNano
        var path = PathText()
        path.ribbon(
          from: (agents[from].x * Panel.width, left[from], left[from] + width),
          to: (destinations[to].x * Panel.width, right[to], right[to] + width))
        ribbons.append(Ribbon(style: place.style, path: path))
        left[from] += width
        right[to] += width
      }
    }
  }

  /// The agents of flows, in their order.
  private static func names(_ flows: [SpendReport.Flow]) -> [String] {
    flows.reduce(into: []) { if !$0.contains($1.agent) { $0.append($1.agent) } }
  }

  /// The flows with all agents but those with the most money as one, which comes last.
  private static func joined(_ flows: [SpendReport.Flow]) -> [SpendReport.Flow] {
    let names = names(flows)
    guard names.count > mostAgents else { return flows }
    var sums: [String: Int64] = [:]
    for flow in flows { sums[flow.agent, default: 0] += flow.nanos }
    let kept = Set(
      names.sorted { (-(sums[$0] ?? 0), $0) < (-(sums[$1] ?? 0), $1) }.prefix(mostAgents - 1))
    var rest: [SpendReport.Flow] = []
    for destination in Destination.allCases {
      let parts = flows.filter { !kept.contains($0.agent) && $0.destination == destination }
      guard !parts.isEmpty else { continue }
      rest.append(
        SpendReport.Flow(
          agent: others, destination: destination, nanos: parts.reduce(0) { $0 + $1.nanos },
          unpricedTokens: parts.reduce(0) { $0 + $1.unpricedTokens }))
    }
    return flows.filter { kept.contains($0.agent) } + rest
  }
}

extension Destination {
  /// The classes of its colour.
  fileprivate var style: String {
    switch self {
    case .deployed: "kept"
    case .deployedThenRemoved, .abandoned: "gone"
    case .mergedNotDeployed, .open: "pending"
    case .noCommit, .elsewhere, .aggregate: "muted"
    }
  }
}
