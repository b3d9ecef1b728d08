import Configuration
import Provenance

extension TrailersWellformed {
  /// The complaint about a commit: its first problem, and how many more there are.
  func complaint(
    about problem: TrailerProblem, more: Int, in commit: CommitFacts, _ read: AttributionLines
  ) -> Complaint {
    let number = read.isCut ? "at least \(more)" : "\(more)"
    let others = more == 0 ? "" : ", and \(number) more \(more == 1 ? "problem" : "problems")"
    return Complaint(
      what: problem.what + others, why: problem.why,
      mends: Mends.rewording(commit, problem.step(inOneLine: read.isOneLine))
        + problem.alternatives)
  }
}

extension AttributionLine {
  /// The line as it is quoted, at most 200 characters.
  var quotation: String {
    let scalars = text.unicodeScalars
    let most = 200
    guard scalars.count > most else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(most - 1))) + "…"
  }
}

extension TrailerProblem {
  /// The name of the line's key, which is ours where it is canonical.
  private var key: String { line.canonical?.rawValue ?? "trailer" }

  /// What is wrong, without a word of the message.
  fileprivate var what: String {
    switch kind {
    case .flaw(.key): "a key that nobody reads: '\(key)' is misspelt"
    case .flaw(.empty): "malformed trailer: '\(key)' has no value"
    case .flaw(.long): "malformed trailer: the value of '\(key)' is longer than 1 KiB"
    case .flaw(.control): "malformed trailer: '\(key)' has control characters"
    case .flaw(.noAddress): "malformed trailer: '\(key)' needs 'Name <mail>', and has no address"
    case .flaw(.noName): "malformed trailer: '\(key)' needs 'Name <mail>', and has no name"
    case .flaw(.session): "malformed trailer: '\(key)' needs 'AGENT:SESSION-ID'"
    case .hidden: "attribution that git does not see as a trailer"
    case .unknownAgent: "unknown agent in '\(key)'"
    case .unknownRule: "malformed trailer: '\(key)' names no rule"
    case .noReason: "malformed trailer: '\(key)' gives no reason"
    }
  }

  fileprivate var why: String {
    let quotation = "'\(line.quotation)'"
    switch kind {
    case .flaw(.key): return "its message says \(quotation), which reads as \(key)"
    case .hidden: return "outside of the trailer block its message says \(quotation)"
    default: return "its trailer says \(quotation)"
    }
  }

  /// What to do in the editor.
  fileprivate func step(inOneLine isOneLine: Bool) -> String {
    if isOneLine {
      return "write real line ends for the characters '\\n': the message is a single line"
    }
    if let correction { return "\(verb) '\(correction)'" }
    switch kind {
    case .flaw(.key): return "write the key as '\(key)'"
    case .flaw(.empty): return "write its value, or take the line out"
    case .flaw(.long): return "shorten its value"
    case .flaw(.control): return "take the control characters out"
    case .flaw(.noAddress), .flaw(.noName): return "write the line as '\(key): NAME <MAIL>'"
    case .flaw(.session): return "write the line as '\(key): AGENT:SESSION-ID'"
    case .hidden: return "move the line to the end, into a last paragraph of trailers only"
    case .unknownAgent: return "name the agent by its name here, or a person as 'NAME <MAIL>'"
    case .unknownRule, .noReason: return "write the line as '\(key): RULE REASON'"
    }
  }

  private var verb: String {
    guard case .hidden = kind else { return "write the line as" }
    return "move the line to the end, into a last paragraph of trailers only:"
  }

  /// Where the message may be right.
  fileprivate var alternatives: [Finding.Mend] {
    switch kind {
    case .unknownAgent:
      [
        Finding.Mend(
          "or let the policy know the agent, in .outcomes.toml of the base: "
            + #"[gate] trailers.agents = ["NAME"]"#)
      ]
    case .unknownRule:
      [
        Finding.Mend(
          "the rules are \(GatePolicy.Rule.allCases.map(\.rawValue).joined(separator: ", "))")
      ]
    default: []
    }
  }
}
