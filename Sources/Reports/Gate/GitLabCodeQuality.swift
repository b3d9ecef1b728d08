import Configuration
import Gate

/// The findings as GitLab's code quality report: an array, `[]` where all is well.
///
/// GitLab wants exactly these members, stops reading at an item that lacks one, shows items with
/// one fingerprint as one, and shows each at a line of a file
/// (docs.gitlab.com/ci/testing/code_quality): the policy's first line, as a commit has none.
/// Findings are told up to `Verdict.mostFindings` of each range.
package func gitLabCodeQuality(_ report: GateReport) -> String {
  JSONValue.array(report.distinctFindings.map(value)).text() + "\n"
}

private func value(_ finding: RangeFinding) -> JSONValue {
  [
    "description": .string(([finding.headline] + finding.details).joined(separator: " · ")),
    "check_name": .string(finding.finding.rule.rawValue),
    "fingerprint": .string(finding.fingerprint),
    "severity": .string(finding.gravity.severity),
    "location": [
      "path": .string(visible(finding.verdict.policy.path)),
      "lines": ["begin": .integer(1)],
    ],
  ]
}

extension RangeFinding.Gravity {
  /// One of `info`, `minor`, `major`, `critical` and `blocker`.
  fileprivate var severity: String {
    switch self {
    case .failure: "major"
    case .warning: "minor"
    case .waived: "info"
    }
  }
}
