import Git
import Provenance
import Trailers

/// What a commit's trailers say of rules: that one is waived, that a change is approved.
struct Statement: Sendable {
  /// `Outcomes-Waiver: RULE reason`.
  struct Waiving: Sendable {
    let rule: String
    let reason: String
  }

  var waivings: [Waiving] = []
  /// Addresses in small letters.
  var approvals: [String] = []

  var isEmpty: Bool { waivings.isEmpty && approvals.isEmpty }

  static let waiverKey = CanonicalKey.waiver.rawValue
  static let approvalKeys = ["Approved-by", "Reviewed-by", "Acked-by"]
  /// More in one message are made to take time.
  private static let most = 100
  /// In bytes; RFC 5321 has addresses of 254.
  private static let longestAddress = 320

  /// Reads a message; only what git sees as its trailers counts.
  init(in message: [UInt8]) {
    for trailer in trailers(in: message.span) where waivings.count + approvals.count < Self.most {
      let key = trailer.key.lowercased()
      if key == Self.waiverKey.lowercased() {
        waivings.append(Waiving(trailer.text))
      } else if Self.approvalKeys.contains(where: { $0.lowercased() == key }),
        let address = Self.address(in: trailer.text), address.utf8.count <= Self.longestAddress
      {
        approvals.append(address)
      }
    }
  }

  /// About the bytes that it takes to keep it, with the commit that it stands on.
  var cost: Int {
    let texts =
      waivings.reduce(0) { $0 + $1.rule.utf8.count + $1.reason.utf8.count }
      + approvals.reduce(0) { $0 + $1.utf8.count }
    return 400 + (waivings.count + approvals.count) * 100 + texts
  }

  private static func address(in text: String) -> String? {
    guard let start = text.lastIndex(of: "<"), let end = text[start...].firstIndex(of: ">") else {
      return nil
    }
    return text[text.index(after: start)..<end].lowercased()
  }
}

extension Statement.Waiving {
  /// The rule is the first word; what follows says why.
  init(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    self.init(parts.first ?? "", because: parts.count > 1 ? parts[1] : "")
  }

  /// Nobody reads more of either; counted in scalars, since one character may have millions.
  init(_ rule: some StringProtocol, because reason: some StringProtocol) {
    self.init(
      rule: String(String.UnicodeScalarView(rule.unicodeScalars.prefix(100))),
      reason: String(String.UnicodeScalarView(reason.unicodeScalars.prefix(500))))
  }
}
