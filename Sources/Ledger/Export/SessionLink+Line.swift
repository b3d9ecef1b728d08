import JSONScanning
import Spend

/// A link of a session as a line of an export.
extension SessionLink {
  enum Member: String, CaseIterable {
    case agent, session, target, value, repository, time
  }

  func write(to line: inout JSONLine) {
    let (kind, value, repository) = target.columns
    line.member("kind", "link")
    line.member("agent", agent)
    line.member("session", session)
    line.member("target", kind)
    line.member("value", value)
    line.member("repository", optional: repository.isEmpty ? nil : repository)
    line.member("time", time)
  }

  /// - Throws: what is wrong with the line.
  init(
    _ members: inout LineMembers<Member>, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    var texts: [Member: String] = [:]
    var time: Int64 = 0
    members.begin()
    while let key = try members.next(&json, bytes) {
      switch key {
      case .time: time = try json.number(of: key, bytes)
      default: texts[key] = try json.text(of: key, bytes)
      }
    }
    try members.require([.agent, .session, .target, .value, .time])
    let target = Target(
      kind: texts[.target] ?? "", value: texts[.value] ?? "",
      repository: texts[.repository] ?? "")
    guard let target else { throw ExportFault.value("target") }
    self.init(
      agent: texts[.agent] ?? "", session: texts[.session] ?? "", target: target, time: time)
  }
}
