import Configuration
import Gate

/// A finding and the verdict it stands in, as the forms for services tell it.
struct RangeFinding {
  let finding: Finding
  let verdict: Verdict

  /// How much hangs on a finding, by which services colour it, the gravest first.
  enum Gravity: CaseIterable {
    /// The gate refuses, or cannot decide, because of it.
    case failure
    case warning
    case waived
  }

  var gravity: Gravity {
    if finding.result == .overridden { return .waived }
    return finding.isFailure ? .failure : .warning
  }

  var waiver: Waiver? { finding.waiver(among: verdict.waivers) }

  /// Which rule and what it is about: the same in each run that finds it again.
  var key: String {
    let place = verdict.range.reference.map { " \($0)" } ?? ""
    return switch finding.subject {
    case .commit(let id, _, _): "\(id):\(finding.rule.rawValue)"
    case .message: "message\(place):\(finding.rule.rawValue)"
    case .range: "range\(place):\(finding.rule.rawValue)"
    }
  }
}

extension GateReport {
  /// Findings in the order of the ranges, each once: a push may bring a commit by two branches.
  ///
  /// Of two with the same key the graver one stays, in the place of the first.
  var distinctFindings: [RangeFinding] {
    var places: [String: Int] = [:]
    var distinct: [RangeFinding] = []
    for verdict in verdicts {
      for finding in verdict.findings.map({ RangeFinding(finding: $0, verdict: verdict) }) {
        guard let place = places[finding.key] else {
          places[finding.key] = distinct.count
          distinct.append(finding)
          continue
        }
        if finding.isGraver(than: distinct[place]) { distinct[place] = finding }
      }
    }
    return distinct
  }
}

extension RangeFinding {
  fileprivate func isGraver(than other: Self) -> Bool {
    let order = Gravity.allCases
    return order.firstIndex(of: gravity) ?? 0 < order.firstIndex(of: other.gravity) ?? 0
  }
}
