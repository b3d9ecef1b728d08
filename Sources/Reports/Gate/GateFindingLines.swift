import Configuration
import Gate

// A finding told in lines, for the forms that services read. All of it is safe to show, and each
// line begins with a word of ours: a runner obeys lines that begin with its commands.

extension RangeFinding {
  /// What is wrong with what: `4f0e2d1c0a Fix the parser: no canonical tag`.
  var headline: String { "\(finding.result.mark)\(finding.subject.name): \(what)" }

  var what: String { clipped(finding.what, to: 300) }

  /// How it is known, and who waived it or what mends it.
  var details: [String] {
    let why = finding.why.isEmpty ? [] : ["why: " + clipped(finding.why, to: 500)]
    return why
      + (gravity == .waived
        ? [waiverLine]
        : finding.mends.flatMap { mend in
          ["mend: " + clipped(mend.text, to: 500)]
            + (mend.command.map { quoted($0, after: "$") } ?? [])
        })
  }

  /// Who waived it and why: `waived by Lead <lead@example.org>: a release must go out`.
  var waiverLine: String {
    guard let waiver else { return "waived" }
    let reason = waiver.reason.isEmpty ? "no reason is given" : clipped(waiver.reason, to: 500)
    return "waived by \(clipped(waiver.person, to: 100)): \(reason)"
  }
}

extension Verdict {
  /// What somebody should know beside the findings, each in one or more lines.
  var remarks: [[String]] {
    let more = "\(counted(untoldFindings, "more finding")) without words of their own"
    return (untoldFindings > 0 ? [[more]] : [])
      + waivers.filter { $0.refusal != nil }.map { ["waiver of " + $0.words] }
      + (squash.map { $0.lines.isEmpty ? [] : [$0.lines] } ?? [])
      + notices.map { ["notice: " + clipped($0, to: 500)] }
  }
}

extension SquashVerdict {
  /// What a squash would lose and how its message should end; empty where nothing is in danger.
  fileprivate var lines: [String] {
    let caution = caution.map { ["caution: " + clipped($0, to: 500)] } ?? []
    guard !survives else { return caution }
    let lost = missing.map { clipped($0, to: 100) }.joined(separator: ", ")
    return ["squash: the message loses \(lost); let it end with"] + quoted(block, after: ">")
      + caution
  }
}

/// The lines of a text that is to be pasted, each after a mark.
private func quoted(_ text: String, after mark: String) -> [String] {
  text.split(whereSeparator: \.isNewline).enumerated().map { index, line in
    "  \(index == 0 ? mark : ">") \(visible(String(line)))"
  }
}
