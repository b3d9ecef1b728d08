import Configuration
import Gate

/// A finding as a `result` (§3.27).
///
/// The kind of result is left to be `fail`, also where it cannot be known: any other kind has to
/// go without a level (§3.27.10), and GitHub goes by the level.
func sarifResult(_ finding: RangeFinding, ruleIndex: Int) -> JSONValue {
  let result = finding.finding.result
  var members: [(key: String, value: JSONValue)] = [
    ("ruleId", .string(finding.finding.rule.rawValue)),
    ("ruleIndex", .integer(ruleIndex)),
    ("level", .string(finding.gravity.level)),
    ("message", sarifMessage([finding.headline] + finding.details)),
    ("locations", .array([location(finding)])),
    ("partialFingerprints", fingerprints(finding)),
  ]
  if finding.gravity == .waived { members.append(("suppressions", .array([suppression(finding)]))) }
  members.append(("properties", ["result": .string(result.rawValue)]))
  return .object(members)
}

extension RangeFinding.Gravity {
  /// GitHub shows a suppressed result like any other (codeql-action #1230): a note refuses nothing.
  fileprivate var level: String {
    switch self {
    case .failure: "error"
    case .warning: "warning"
    case .waived: "note"
    }
  }
}

/// The commit, and the policy's first line: GitHub refuses a file in which a result has no
/// `physicalLocation` ("locationFromSarifResult: expected a physical location").
private func location(_ finding: RangeFinding) -> JSONValue {
  let (name, kind) =
    switch finding.finding.subject {
    case .commit(let id, _, _): (id, "commit")
    case .message: ("message", "message")
    case .range: ("range", "range")
    }
  return [
    "physicalLocation": [
      "artifactLocation": ["uri": .string(reference(to: finding.verdict.policy.path))],
      "region": [
        "startLine": .integer(1), "startColumn": .integer(1), "endLine": .integer(1),
        "endColumn": .integer(1),
      ],
    ],
    // A top-level name and its full name have to be equal (§3.33.5), so it is the long id.
    "logicalLocations": .array([
      ["name": .string(name), "fullyQualifiedName": .string(name), "kind": .string(kind)]
    ]),
  ]
}

/// `primaryLocationLineHash` is the only one that GitHub reads, and its uploader would fill in the
/// hash of the policy's first line: then all findings of a rule would be one.
private func fingerprints(_ finding: RangeFinding) -> JSONValue {
  [
    "commitRule/v1": .string(finding.key),
    "primaryLocationLineHash": .string(finding.fingerprint.prefix(16) + ":1"),
  ]
}

private func suppression(_ finding: RangeFinding) -> JSONValue {
  [
    "kind": .string(finding.waiver?.commit == nil ? "external" : "inSource"),
    "status": .string("accepted"),
    "justification": .string(finding.waiverLine),
  ]
}

/// A path as a relative reference (RFC 3986 §4.2): all but letters, digits, `-._~/` by number.
private func reference(to path: String) -> String {
  path.utf8.map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      String(UnicodeScalar(byte))
    default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }.joined()
}
