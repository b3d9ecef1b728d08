import Configuration
package import Gate

// Phrases that all forms of the gate's report share. Whoever writes them into a form makes them
// safe there: they may hold names, reasons and paths as they came.

extension Verdict.Outcome {
  /// What a program that calls the gate sees.
  package var exitCode: Int {
    switch self {
    case .passed: 0
    case .refused: 1
    case .undecided: 3
    }
  }
}

extension RuleResult {
  /// The result as one says it.
  var words: String { self == .notApplicable ? "not applicable" : rawValue }

  /// How a finding with this result begins; a rule that is not kept needs no word.
  var mark: String {
    switch self {
    case .overridden: "waived: "
    case .error: "not known: "
    default: ""
    }
  }
}

extension Finding {
  /// What is wrong with what: `4f0e2d1c0a Fix the parser: no canonical tag`.
  var headline: String { "\(subject.name): \(what)" }

  /// Whether the gate refuses, or cannot decide, because of it.
  var isFailure: Bool { level == .fail && result != .overridden }
}

extension Finding.Subject {
  /// A commit by its short id and the beginning of its title, or what else was judged.
  var name: String {
    switch self {
    case .commit(let id, let title, _):
      "\(short(id)) \(title.isEmpty ? "(no title)" : clipped(title, to: 72))"
    case .message: "the squash message"
    case .range: "the whole range"
    }
  }

  /// The commit's id in hexadecimal; `nil` for the others.
  var commit: String? {
    if case .commit(let id, _, _) = self { id } else { nil }
  }
}

extension RuleVerdict {
  /// How many findings the rule has, told or not.
  var findings: Int { count(of: .unsatisfied) + count(of: .error) + count(of: .overridden) }

  /// How many have each result, those without any left out: `2 unsatisfied · 9 satisfied`.
  var countsInWords: String {
    let order: [RuleResult] = [.unsatisfied, .error, .overridden, .satisfied, .notApplicable]
    let parts = order.filter { count(of: $0) > 0 }.map { result in
      "\(Reports.count(count(of: result))) "
        + (result == .error && count(of: result) > 1 ? "errors" : result.words)
    }
    return parts.isEmpty ? "nothing to judge" : parts.joined(separator: " · ")
  }
}

extension Finding {
  /// Who waived it; `nil` where nobody did.
  func waiver(among waivers: [Waiver]) -> Waiver? {
    waiver.flatMap { waivers.indices.contains($0) ? waivers[$0] : nil }
  }
}

extension Waiver {
  /// Who waived it and why, beside a finding.
  var brief: String {
    "\(clipped(person, to: 100)): \(reason.isEmpty ? "no reason is given" : clipped(reason, to: 300))"
  }

  /// Who waived what, where and why, and what came of it.
  var words: String {
    let place = commit.map { " in \(short($0))" } ?? " with the push"
    let said = "'\(clipped(rule, to: 40))' by \(clipped(person, to: 100))\(place)"
    let why = clipped(reason, to: 300)
    let effect =
      refusal.map { "does not count: \(clipped($0, to: 300))" }
      ?? "overrides \(counted(overrides, "finding"))"
    return "\(said), \(effect); \(why.isEmpty ? "no reason is given" : "reason: \(why)")"
  }
}

extension PolicyOrigin {
  /// Where the policy stands: `.outcomes.toml of 1a2b3c4d5e`.
  var words: String {
    guard let file else { return "built-in defaults: they warn only" }
    return commit.map { "\(file) of \(short($0))" } ?? file
  }
}

extension JudgedRange {
  /// What was judged: `main..topic (1a2b3c4d5e..6f7a8b9c0d)`.
  var words: String {
    let (names, ids) =
      if let base {
        (
          "\(name(baseName, of: base))..\(name(headName, of: head))",
          "\(short(base))..\(short(head))"
        )
      } else {
        (name(headName, of: head), short(head))
      }
    let range = (names == ids ? ids : "\(names) (\(ids))") + (base == nil ? ", without a base" : "")
    return reference.map { "\(clipped($0, to: 60)): \(range)" } ?? range
  }

  /// CI names commits by their ids, which are long.
  private func name(_ name: String, of id: String) -> String {
    name == id ? short(id) : clipped(name, to: 60)
  }

  /// How many commits, and how many of them are merges.
  var size: String {
    let all = commits == 0 ? "no commits" : counted(commits, "commit")
    return merges == 0 ? all : "\(all), \(counted(merges, "merge")) among them"
  }
}

extension Verdict {
  /// Findings that have no words of their own: `findings` ends at `mostFindings`.
  var untoldFindings: Int { max(0, rules.reduce(0) { $0 + $1.findings } - findings.count) }
}

/// The text made visible and cut, without looking at what is cut away: a title may have 10 MB.
func clipped(_ text: String, to columns: Int) -> String {
  truncated(visible(String(text.unicodeScalars.prefix(columns * 8))), to: columns)
}
