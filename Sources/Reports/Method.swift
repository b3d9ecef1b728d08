import Metrics
import Timestamps

/// The window and what is meant by staying, as items of one line.
func windowItems(_ report: Report) -> [String] {
  let window = report.window
  // The window ends before its last second; a reader means the last day in it.
  let last = max(window.since, window.until - 1)
  let days = (window.until - window.since + 86_399) / 86_400
  let length = days.isMultiple(of: 7) ? counted(Int(days / 7), "week") : counted(Int(days), "day")
  return [
    "\(Timestamp.day(window.since)) to \(Timestamp.day(last)) (\(length), UTC)",
    "horizon \(counted(report.parameters.horizonDays, "day"))",
    "evidence '\(report.parameters.minimumEvidence)' or stronger",
  ]
}

/// Where the deployments come from, and the yardstick and baseline of every unit.
func methodItems(_ report: Report) -> [String] {
  let parameters = report.parameters
  var items: [String] = []
  if parameters.deploymentSource != nil || report.repositories.count > 1 {
    items.append(source(parameters.deploymentSource))
  }
  if let mainline = parameters.mainline { items.append("mainline \(shortReference(mainline))") }
  let units = Set(parameters.referenceChangeLines.keys).union(parameters.lookBack.keys).sorted()
  items += units.prefix(4).map { unit(named: $0, parameters) }
  if units.count > 4 { items.append("and \(counted(units.count - 4, "more unit")) (see JSON)") }
  return items
}

private func unit(named name: String, _ parameters: Parameters) -> String {
  let size = parameters.referenceChangeLines[name].map {
    "a typical change is \(fixed($0, decimals: 1)) lines"
  }
  let baseline = parameters.lookBack[name].map {
    "baseline \(Timestamp.day($0.at)) (\($0.commit.prefix(7)))"
  }
  return "\(name): " + [size, baseline].compactMap(\.self).joined(separator: ", ")
}

private func source(_ source: String?) -> String {
  switch source {
  case "records": "deployments as recorded in the ledger"
  case "files": "deployments from files"
  case "tags": "deployments are release tags"
  case "trunk": "every change is live when it lands"
  case let other?: "deployments from \(other)"
  case nil: "deployments from several sources"
  }
}
