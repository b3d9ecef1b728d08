import JSONScanning

/// A waiver as a line of an export.
extension WaiverRecord {
  enum Member: String, CaseIterable {
    case repository, commit, rule, reason
    case grantedBy = "granted_by"
    case grantedAt = "granted_at"
    case via
  }

  func write(to line: inout JSONLine) {
    line.member("kind", "waiver")
    line.member("repository", optional: repository)
    line.member("commit", commit)
    line.member("rule", rule)
    line.member("reason", reason)
    line.member("granted_by", grantedBy)
    line.member("granted_at", grantedAt)
    line.member("via", via.rawValue)
  }

  /// - Throws: what is wrong with the line.
  init(
    _ members: inout LineMembers<Member>, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    self.init(commit: "", rule: "", reason: "", grantedBy: "", grantedAt: 0, via: .trailer)
    members.begin()
    while let key = try members.next(&json, bytes) {
      switch key {
      case .repository: repository = try json.text(of: key, bytes)
      case .commit: commit = try json.text(of: key, bytes)
      case .rule: rule = try json.text(of: key, bytes)
      case .reason: reason = try json.text(of: key, bytes)
      case .grantedBy: grantedBy = try json.text(of: key, bytes)
      case .grantedAt: grantedAt = try json.number(of: key, bytes)
      case .via: via = try json.choice(of: key, as: Way.self, bytes)
      }
    }
    try members.require(Member.allCases.filter { $0 != .repository })
    if commit.isEmpty { throw ExportFault.value("commit") }
    if rule.isEmpty { throw ExportFault.value("rule") }
    if repository?.isEmpty == true { throw ExportFault.value("repository") }
  }
}
