import Metrics

extension Markup {
  /// Writes the way from a tagged commit to lines that stay, as a list with bars.
  ///
  /// A list, because its counts lead to their commits, and a picture's contents can lead nowhere.
  mutating func funnelChart(_ report: Report) {
    let funnel = report.funnel
    guard funnel.tagged > 0 else { return }
    let caption = Caption(
      name: "funnel", title: "From a tag to production", said: lesson(funnel), description: "")
    figure(caption) { figure in
      figure.element("ol", ["class": "funnel"]) { list in
        var offset: Double = 0
        for (step, name) in zip(steps(funnel), FunnelStep.names) {
          list.step(step, name, offset: step.isPart ? offset : 0, isListed: report.commits != nil)
          if step.isPart { offset += step.share ?? 0 }
        }
      }
      for sentence in landings(funnel) {
        figure.element("p", ["class": "chart-note"], text: sentence)
      }
    }
  }

  /// Writes one step; the parts of a whole follow one another from left to right.
  private mutating func step(
    _ step: FunnelStep, _ name: FunnelStep.Name, offset: Double, isListed: Bool
  ) {
    element("li", ["class": step.isPart ? "step part" : "step"]) { item in
      item.element("span", ["class": "step-name"], text: step.label)
      item.stepBar(step.share, name.style, offset: offset)
      item.element("span", ["class": "step-count"]) { cell in
        guard isListed, let commits = step.commits, commits > 0 else {
          return cell.text(count(step.commits))
        }
        cell.element(
          "a", ["href": "#commits", "data-step": name.address], text: count(step.commits))
      }
      item.element("span", ["class": "step-share"], text: percent(step.share))
    }
  }

  private mutating func stepBar(_ share: Double?, _ style: String, offset: Double) {
    element(
      "svg", ["class": "step-bar", "width": "100%", "height": "16", "aria-hidden": "true"]
    ) { svg in
      svg.element("rect", ["class": "step-track", "width": "100%", "height": "16"])
      guard let share, share > 0 else { return }
      let start = min(max(offset, 0), 1)
      // A trace where there is anything at all.
      let width = max(min(share, 1 - start), 0.004)
      svg.element(
        "rect",
        [
          "class": "bar \(style)", "x": start == 0 ? nil : coordinate(start * 100) + "%",
          "width": coordinate(width * 100) + "%", "height": "16",
        ])
    }
  }
}

extension FunnelStep {
  /// What a step is called in the page's addresses, and how its bar looks.
  fileprivate typealias Name = (address: String, style: String)

  /// In the order of `steps`; the parts are named as the fates of commits are.
  fileprivate static let names: [Name] = [
    ("tagged", "ai"), ("merged", "ai"), ("deployed", "ai"),
    (CommitRow.Fate.surviving.rawValue, "kept"), (CommitRow.Fate.pending.rawValue, "pending"),
    (CommitRow.Fate.removed.rawValue, "gone"),
    (CommitRow.Fate.withoutNewLines.rawValue, "muted"),
  ]
}

/// How many of the tagged commits went live, and how many of those stayed.
private func lesson(_ funnel: Funnel) -> String {
  let tagged = counted(funnel.tagged, "AI-assisted commit")
  guard funnel.deployed > 0 else { return "Of \(tagged), none has reached production." }
  let reached = "Of \(tagged), \(count(funnel.deployed)) reached production"
  guard let surviving = funnel.surviving else {
    return reached + "; what became of their lines is unknown or withheld."
  }
  guard let pending = funnel.pending, pending > 0 else {
    return reached + "; the lines of \(count(surviving)) of these have stayed."
  }
  return reached + "; the lines of \(count(surviving)) of these have stayed, and "
    + "\(count(pending)) \(pending == 1 ? "is" : "are") too young to tell."
}
