import Caching
import Foundation

/// Thousands of commits as one value of bytes: as JSON, member by member, they would take longer to
/// go from process to process than to count.
extension DetailTally: Codable {
  package init(from decoder: any Decoder) throws {
    let data = try decoder.singleValueContainer().decode(Data.self)
    var bytes = CacheDecoder(Array(data))
    let count = try bytes.count()
    commits = []
    commits.reserveCapacity(count)
    for _ in 0..<count { commits.append(try CommitTally(from: &bytes)) }
    leftOut = Int(try bytes.signed())
    lifetimes = []
    for _ in 0..<(try bytes.count()) { lifetimes.append(try LifetimeTally(from: &bytes)) }
    guard bytes.isAtEnd else { throw CacheDamage() }
  }

  package func encode(to encoder: any Encoder) throws {
    var bytes = CacheEncoder()
    bytes.append(count: commits.count)
    for commit in commits { commit.append(to: &bytes) }
    bytes.append(signed: Int64(leftOut))
    bytes.append(count: lifetimes.count)
    for lifetime in lifetimes { lifetime.append(to: &bytes) }
    var container = encoder.singleValueContainer()
    try container.encode(Data(bytes.bytes))
  }
}

extension CommitTally {
  fileprivate init(from bytes: inout CacheDecoder) throws(CacheDamage) {
    commit = try bytes.text()
    subject = try bytes.text()
    committedAt = try bytes.signed()
    developers = []
    for _ in 0..<(try bytes.count()) { developers.append(try bytes.text()) }
    evidence = try bytes.optionalText()
    agent = try bytes.optionalText()
    model = try bytes.optionalText()
    landing = try bytes.text()
    fate = CommitRow.Fate.allCases[try bytes.index(below: CommitRow.Fate.allCases.count)]
    deployments = []
    for _ in 0..<(try bytes.count()) { deployments.append(Int(try bytes.signed())) }
    for field in LineCounts.fields { lines[keyPath: field] = Int(try bytes.signed()) }
    isInWindow = try bytes.flag()
  }

  fileprivate func append(to bytes: inout CacheEncoder) {
    bytes.append(text: commit)
    bytes.append(text: subject)
    bytes.append(signed: committedAt)
    bytes.append(count: developers.count)
    for developer in developers { bytes.append(text: developer) }
    for text in [evidence, agent, model] { bytes.append(optional: text) }
    bytes.append(text: landing)
    bytes.append(count: CommitRow.Fate.allCases.firstIndex(of: fate) ?? 0)
    bytes.append(count: deployments.count)
    for deployment in deployments { bytes.append(signed: Int64(deployment)) }
    for field in LineCounts.fields { bytes.append(signed: Int64(lines[keyPath: field])) }
    bytes.append(flag: isInWindow)
  }
}

extension LifetimeTally {
  fileprivate init(from bytes: inout CacheDecoder) throws(CacheDamage) {
    commit = Int(try bytes.signed())
    isAI = try bytes.flag()
    days = Int(try bytes.signed())
    isGone = try bytes.flag()
    lines = Int(try bytes.signed())
  }

  fileprivate func append(to bytes: inout CacheEncoder) {
    bytes.append(signed: Int64(commit))
    bytes.append(flag: isAI)
    bytes.append(signed: Int64(days))
    bytes.append(flag: isGone)
    bytes.append(signed: Int64(lines))
  }
}

extension CacheDecoder {
  fileprivate mutating func optionalText() throws(CacheDamage) -> String? {
    try flag() ? try text() : nil
  }
}

extension CacheEncoder {
  fileprivate mutating func append(optional text: String?) {
    append(flag: text != nil)
    if let text { append(text: text) }
  }
}
