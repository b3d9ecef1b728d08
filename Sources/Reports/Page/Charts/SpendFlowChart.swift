import Metrics
import Spend

extension Markup {
  /// Writes the way of the money, from agents to what became of their work.
  mutating func spendFlowChart(_ report: Report) {
    guard let spend = report.spend, let flow = SpendFlow(spend) else { return }
    let caption = Caption(
      name: "spend", title: "Where the money went", said: lesson(spend),
      description: "Bands from \(counted(flow.agents.count, "agent")) on the left to "
        + "\(counted(flow.destinations.count, "destination")) on the right, as wide as the money.")
    figure(caption, height: flow.height, numbers: flow.numbers(spend)) { $0.draw(flow) }
  }

  private mutating func draw(_ flow: SpendFlow) {
    curves(flow.panel) { curves in
      for ribbon in flow.ribbons { curves.path("flow \(ribbon.style)", ribbon.path) }
      for node in flow.agents + flow.destinations {
        var path = PathText()
        path.move(node.x * Panel.width, node.top)
        path.upright(to: node.top + node.height)
        curves.path("node \(node.style)", path)
      }
    }
    for node in flow.agents { label(node, x: node.x, .end, shift: -8) }
    for node in flow.destinations { label(node, x: node.x, .start, shift: 8) }
  }

  private mutating func label(
    _ node: SpendFlow.Node, x: Double, _ anchor: LabelPlace.Anchor, shift: Double
  ) {
    let middle = node.top + node.height / 2
    label(
      node.label, "label", at: LabelPlace(x: x, y: middle - 7.5, anchor: anchor, shift: shift))
    label(
      node.money, "label tick", at: LabelPlace(x: x, y: middle + 7.5, anchor: anchor, shift: shift))
  }
}

private func lesson(_ spend: SpendReport) -> String {
  let deployed = spend.usdMicros(.deployed)
  let sentence =
    "\(dollars(micros: deployed)) of \(dollars(micros: spend.totalUsdMicros)) "
    + "(\(percent(share(deployed, of: spend.totalUsdMicros)))) went into commits that are deployed "
    + "and were not removed again."
  guard spend.unpricedTokens > 0 else { return sentence }
  return sentence
    + " \(tokens(spend.unpricedTokens)) tokens without a price are not in the picture."
}
