import Metrics

extension Markup {
  /// Writes, for each deployment by time, the AI share of its new lines and how many of those
  /// stayed.
  mutating func deploymentsChart(_ report: Report) {
    guard let drawing = DeploymentsDrawing(report) else { return }
    let caption = Caption(
      name: "deployments", title: "AI share of each deployment", said: drawing.lesson,
      description: "Two rows of points by time, from 0 to 100 per cent: the AI-assisted share of "
        + "the new lines of \(counted(drawing.shown, "deployment")), and the share of their "
        + "AI-assisted lines that stayed.")
    // The numbers are in the page's table of deployments.
    figure(caption, height: drawing.height, key: drawing.key, numbers: nil, note: drawing.note) {
      $0.draw(drawing)
    }
  }

  private mutating func draw(_ drawing: DeploymentsDrawing) {
    let size = drawing.shown > 120 ? " small" : ""
    let (shares, stays) = (drawing.shares, drawing.stays)
    label("AI-assisted share of new lines", "label ai", at: LabelPlace(x: 0, y: shares.top - 12))
    curves(shares) { curves in
      curves.gridLines(shares, DeploymentsDrawing.ticks)
      curves.path("point ai" + size, drawing.decided)
      curves.path("point ai" + size, drawing.pending)
      curves.path("point ai hole" + size, drawing.pending)
    }
    heightLabels(shares, DeploymentsDrawing.ticks)
    label("of these, share that stayed", "label kept", at: LabelPlace(x: 0, y: stays.top - 12))
    curves(stays) { curves in
      curves.gridLines(stays, DeploymentsDrawing.ticks)
      curves.path("point kept square" + size, drawing.stayed)
      curves.widthMarks(stays, drawing.months)
    }
    heightLabels(stays, DeploymentsDrawing.ticks)
    widthLabels(stays, drawing.months)
  }
}

/// The deployments as points.
private struct DeploymentsDrawing {
  static let ticks = [0, 0.5, 1].map { Tick(number: $0, label: percent($0)) }

  let shares: Panel
  let stays: Panel
  let months: [Tick]
  var decided = PathText()
  var pending = PathText()
  var stayed = PathText()
  /// How many have a share at all.
  private(set) var shown = 0
  private let rows: [DeploymentRow]

  var height: Double { stays.top + stays.height + 26 }

  /// `nil` where no deployment brought new lines, or none is known.
  init?(_ report: Report) {
    rows = inTime(report.deployments)
    guard let first = rows.first?.finishedAt, let last = rows.last?.finishedAt else { return nil }
    let time = Scale(from: Double(first), to: Double(last))
    let share = Scale(from: 0, to: 1)
    shares = Panel(top: 26, height: 104, x: time, y: share)
    stays = Panel(top: 168, height: 84, x: time, y: share)
    months = timeTicks(first...last)
    for row in rows { add(row, isYoung: row.finishedAt > report.youngSince) }
    guard shown > 0 else { return nil }
  }

  /// What is too young is a ring, and nothing is said of what stayed: only lines that were removed
  /// are decided so early.
  private mutating func add(_ row: DeploymentRow, isYoung: Bool) {
    guard let x = shares.x(Double(row.finishedAt)), let share = row.aiShare,
      let y = shares.y(share)
    else { return }
    shown += 1
    guard !isYoung, !row.isPending else { return pending.dot(x, y) }
    decided.dot(x, y)
    if let share = row.aiStayed, let y = stays.y(share) { stayed.dot(x, y) }
  }

  var key: [KeyEntry] {
    guard !pending.isEmpty else { return [] }
    return [
      KeyEntry(style: "point ai", words: "old enough to tell", shape: .dot),
      KeyEntry(style: "point ai", words: "too young to tell", shape: .ring),
    ].filter { !decided.isEmpty || $0.shape == .ring }
  }

  var lesson: String {
    let known = rows.filter { $0.aiShare != nil }
    let novel = known.reduce(0) { $0 + ($1.novelLines ?? 0) }
    let assisted = known.reduce(0) { $0 + ($1.aiNovelLines ?? 0) }
    return "Of the \(counted(novel, "new line")) of \(counted(shown, "deployment")), "
      + "\(count(assisted)) (\(percent(share(assisted, of: novel)))) are AI-assisted."
  }

  /// What is not drawn.
  var note: String? {
    let left = rows.count - shown
    return left > 0
      ? "Not drawn: \(counted(left, "deployment")) without new lines that are known." : nil
  }
}

extension DeploymentRow {
  /// Whether all of its AI-assisted lines are live and too young to tell.
  fileprivate var isPending: Bool {
    guard let aiPendingLines, let aiNovelLines, aiNovelLines > 0 else { return false }
    return aiPendingLines >= aiNovelLines
  }

  /// The share of its AI-assisted lines that stayed, of those whose fate is known.
  fileprivate var aiStayed: Double? {
    guard let aiNovelLines else { return nil }
    return share(aiSurvivingLines, of: aiNovelLines - (aiPendingLines ?? 0))
  }
}
