import Caching
import Git

extension CommitColumns {
  func encodeMarks(to encoder: inout CacheEncoder) {
    encoder.append(count: marks.count)
    for (row, found) in marks.sorted(by: { $0.key < $1.key }) {
      encoder.append(count: Int(row))
      found.encode(to: &encoder)
    }
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encodeMarks` writes.
  mutating func decodeMarks(from decoder: inout CacheDecoder) throws(CacheDamage) {
    let number = try decoder.count(ofAtLeast: 2)
    marks.reserveCapacity(number)
    for _ in 0..<number {
      let row = Int32(try decoder.index(below: count))
      guard marks[row] == nil else { throw CacheDamage() }
      marks[row] = try LandingMarks(from: &decoder)
    }
  }
}

extension LandingMarks {
  /// What there is of it; most have one of them.
  private struct Parts: OptionSet {
    let rawValue: UInt64

    static let changeIDs = Parts(rawValue: 1)
    static let cherryPickedFrom = Parts(rawValue: 2)
    static let squashed = Parts(rawValue: 4)
    static let merged = Parts(rawValue: 8)
    static let mergedBranch = Parts(rawValue: 16)
    static let reverts = Parts(rawValue: 32)
  }

  private var parts: Parts {
    var parts: Parts = []
    if !changeIDs.isEmpty { parts.insert(.changeIDs) }
    if !cherryPickedFrom.isEmpty { parts.insert(.cherryPickedFrom) }
    if squashed != nil { parts.insert(.squashed) }
    if merged != nil { parts.insert(.merged) }
    if mergedBranch != nil { parts.insert(.mergedBranch) }
    if !reverts.isEmpty { parts.insert(.reverts) }
    return parts
  }

  func encode(to encoder: inout CacheEncoder) {
    encoder.append(parts.rawValue)
    if !changeIDs.isEmpty {
      encoder.append(count: changeIDs.count)
      for id in changeIDs { encoder.append(text: id) }
    }
    if !cherryPickedFrom.isEmpty { encoder.append(ids: cherryPickedFrom) }
    if let squashed { encoder.append(count: squashed) }
    if let merged { encoder.append(count: merged) }
    if let mergedBranch { encoder.append(text: mergedBranch) }
    if !reverts.isEmpty {
      encoder.append(count: reverts.count)
      for mark in reverts {
        encoder.append(flag: mark.kind == .reapply)
        encoder.append(text: mark.what)
      }
    }
  }

  /// - Throws: `CacheDamage` where the bytes are not what `encode` writes.
  init(from decoder: inout CacheDecoder) throws(CacheDamage) {
    let parts = Parts(rawValue: try decoder.number())
    if parts.contains(.changeIDs) {
      for _ in 0..<(try decoder.count()) { changeIDs.append(try decoder.text()) }
    }
    if parts.contains(.cherryPickedFrom) { cherryPickedFrom = try decoder.ids() }
    // Numbers of pull requests have nine digits at most.
    if parts.contains(.squashed) { squashed = try decoder.index(below: 1_000_000_000) }
    if parts.contains(.merged) { merged = try decoder.index(below: 1_000_000_000) }
    if parts.contains(.mergedBranch) { mergedBranch = try decoder.text() }
    if parts.contains(.reverts) {
      for _ in 0..<(try decoder.count(ofAtLeast: 2)) {
        let kind: RevertMark.Kind = try decoder.flag() ? .reapply : .revert
        reverts.append(RevertMark(kind: kind, what: try decoder.text()))
      }
    }
  }
}
