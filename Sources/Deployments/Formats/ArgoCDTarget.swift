import JSONScanning

/// What a sync was of: a revision for each source.
struct ArgoCDTarget {
  enum Key: String, CaseIterable { case revision, revisions, source, sources }
  private static let keys = JSONKeys<Key>()

  private enum SourceKey: String, CaseIterable { case chart }
  private static let sourceKeys = JSONKeys<SourceKey>()

  private var revision: String?
  private var several: [String] = []
  private var chart: String?
  /// The chart of each source; `nil` for those that are none.
  private var charts: [String?] = []

  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      try read(key, &json, bytes)
    }
  }

  mutating func read(
    _ key: Key, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    switch key {
    case .revision: revision = try json.label(in: bytes)
    case .revisions: several = try json.labels(in: bytes)
    case .source: chart = try Self.chart(&json, bytes)
    case .sources:
      charts = []
      try json.elements(in: bytes) { (json) throws(JSONError) in
        charts.append(try Self.chart(&json, bytes))
      }
    }
  }

  private static func chart(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> String? {
    var chart: String?
    try json.members(sourceKeys, in: bytes) { (_, json) throws(JSONError) in
      chart = try json.label(in: bytes)
    }
    return chart
  }

  var revisions: [String] {
    var all: [String] = []
    if let revision { all.append(Self.text(revision, chart: chart)) }
    for (index, revision) in several.enumerated() {
      all.append(Self.text(revision, chart: index < charts.count ? charts[index] : nil))
    }
    return all.filter { RevisionText.isCommit($0) } + all.filter { !RevisionText.isCommit($0) }
  }

  private static func text(_ revision: String, chart: String?) -> String {
    guard !RevisionText.isCommit(revision) else { return revision.lowercased() }
    return chart.map { $0 + "@" + revision } ?? revision
  }
}
