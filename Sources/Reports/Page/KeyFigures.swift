import Metrics

extension Markup {
  /// The few numbers that say most, each with what it is and how sure.
  mutating func figures(_ report: Report, _ links: CommitLinks) {
    guard report.funnel.tagged > 0 || !report.totals.isEmpty else { return }
    element("section", ["class": "figures", "aria-label": "Key figures"]) { section in
      section.element("dl") { list in
        for figure in keyFigures(report) { list.figure(figure, links) }
      }
    }
  }

  private mutating func figure(_ figure: KeyFigure, _ links: CommitLinks) {
    element("div") { group in
      group.element("dt", text: figure.name)
      group.element("dd", ["class": "value"]) { value in
        value.number(figure.value, "", figure.filter, links)
        if let addition = figure.addition {
          value.text(" ")
          value.element("small", text: addition)
        }
      }
      group.element("dd", ["class": "note"], text: figure.note)
    }
  }
}

/// A number that stands large, and what is said of it.
private struct KeyFigure {
  var name: String
  var value: String
  /// Half of its interval, or the whole of which it is a part.
  var addition: String?
  var note: String
  /// What the commits behind it have in common.
  var filter: CommitFilter?
}

private func keyFigures(_ report: Report) -> [KeyFigure] {
  [rate(report.totals), stayed(report), deployed(report), equivalents(report.totals)]
    + (report.spend.map(costs) ?? [])
}

private func rate(_ totals: Outcome) -> KeyFigure {
  var figure = KeyFigure(
    name: "Normalized deployments per builder-week", value: decimal(totals.ndPerWeek),
    note: "of \(counted(totals.builderWeeks, "builder-week"))", filter: .kept)
  if let interval = totals.ndInterval, totals.ndPerWeek != nil {
    let whole = decimal(totals.ndPerWeek, within: interval)
    figure.addition = String(whole.dropFirst(figure.value.count + 1))
    figure.note += "; 95 % interval"
  } else if totals.ndPerWeek != nil {
    figure.note += "; no interval from so few developers"
  }
  return figure
}

private func stayed(_ report: Report) -> KeyFigure {
  let lines = report.totals.lines
  let decided = lines.map { $0.aiSurviving + $0.aiRemoved }
  let days = counted(report.parameters.horizonDays, "day")
  let pending = lines.map { $0.aiPending > 0 ? "; \(count($0.aiPending)) are younger" : "" }
  return KeyFigure(
    name: "AI-assisted lines still live after \(days)",
    value: percent(share(lines?.aiSurviving, of: decided)),
    note: "\(count(lines?.aiSurviving)) of \(count(decided)) new lines" + (pending ?? ""),
    filter: .lines)
}

private func deployed(_ report: Report) -> KeyFigure {
  let funnel = report.funnel
  return KeyFigure(
    name: "AI-assisted commits in production", value: count(funnel.deployed),
    addition: "of \(count(funnel.tagged))",
    note: "\(count(funnel.merged)) are merged; the window has "
      + counted(report.totals.commits.total, "commit"),
    filter: .taggedDeployed)
}

private func equivalents(_ totals: Outcome) -> KeyFigure {
  KeyFigure(
    name: "Typical changes that went live and stayed (DCE), AI-assisted",
    value: decimal(totals.dce), note: "\(decimal(totals.unassisted.dce)) without AI",
    filter: .kept)
}

private func costs(_ spend: SpendReport) -> [KeyFigure] {
  [
    KeyFigure(
      name: "Attributed cost per DCE", value: dollars(micros: spend.attributedCostPerDceUsdMicros),
      note: "only what went into deployed commits that stayed", filter: .stayedCost),
    KeyFigure(
      name: "Fully loaded cost per DCE",
      value: dollars(micros: spend.fullyLoadedCostPerDceUsdMicros),
      note: "all \(money(spend.totalUsdMicros, unpriced: spend.unpricedTokens)) of the window"),
  ]
}
