import Metrics

/// One step of the way from a tagged commit to lines that stay.
struct FunnelStep {
  var label: String
  var commits: Int?
  /// The share of the tagged commits.
  var share: Double?
  var colour: Ink.Colour
  /// Whether it is a part of the deployed ones.
  var isPart = false
}

/// The funnel's steps in order; the last four make up the deployed ones.
func steps(_ funnel: Funnel) -> [FunnelStep] {
  func step(
    _ label: String, _ commits: Int?, _ colour: Ink.Colour, isPart: Bool = false
  ) -> FunnelStep {
    let share = share(commits, of: funnel.tagged)
    return FunnelStep(
      label: label, commits: commits, share: share, colour: colour, isPart: isPart)
  }
  return [
    step("tagged", funnel.tagged, .cyan),
    step("merged", funnel.merged, .cyan),
    step("deployed", funnel.deployed, .cyan),
    step("surviving", funnel.surviving, .green, isPart: true),
    step("pending", funnel.pending, .magenta, isPart: true),
    step("removed", funnel.removed, .red, isPart: true),
    step("no new lines", funnel.withoutNewLines, .dim, isPart: true),
  ]
}

/// How the commits landed, in words: one sentence for those that did, one for those that did not.
func landings(_ funnel: Funnel) -> [String] {
  let landings = funnel.landings
  func listed(_ items: [(Int, String)]) -> String? {
    let shown = items.filter { $0.0 > 0 }.map { "\(count($0.0)) \($0.1)" }
    return shown.isEmpty ? nil : shown.joined(separator: ", ")
  }
  let landed = listed([
    (landings.direct, "directly"), (landings.merge, "in merges"),
    (landings.squash, "in squashes"), (landings.rebase, "rebased"),
    (landings.cherryPick, "picked"),
  ]).map { "Merged \($0)." }
  let left = listed([(landings.open, "open"), (landings.abandoned, "abandoned")])
    .map { "Not merged: \($0)." }
  return [landed, left].compactMap(\.self)
}

/// A bar of at most `width` columns, in eighths of one; a trace where there is anything at all.
func bar(_ share: Double?, width: Int) -> String {
  guard let share, share > 0, width > 0 else { return "" }
  let eighths = max(1, Int((min(share, 1) * Double(width * 8)).rounded()))
  let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  return String(repeating: "█", count: eighths / 8) + rest
}
