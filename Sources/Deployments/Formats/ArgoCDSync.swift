import JSONScanning

/// An entry of an application's history, or its latest operation.
struct ArgoCDSync {
  private enum Key: String, CaseIterable {
    case id, revision, revisions, deployedAt, deployStartedAt, source, sources
    case phase, startedAt, finishedAt, syncResult, operation
  }
  private static let keys = JSONKeys<Key>()

  private enum OperationKey: String, CaseIterable { case sync }
  private static let operationKeys = JSONKeys<OperationKey>()

  private(set) var number: String?
  private(set) var deployedAt: Int64?
  private(set) var startedAt: Int64?
  private(set) var finishedAt: Int64?
  private(set) var phase: String?
  private var target = ArgoCDTarget()
  /// What an operation was to do, which it may have failed to find out.
  private var planned = ArgoCDTarget()

  /// Reads the value that comes next; `nil` where it is no object.
  ///
  /// - Throws: where the JSON is malformed.
  init?(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    let isObject = try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .id: number = try json.identifier(in: bytes)
      case .deployedAt: deployedAt = try json.moment(in: bytes)
      case .deployStartedAt, .startedAt: startedAt = try json.moment(in: bytes)
      case .finishedAt: finishedAt = try json.moment(in: bytes)
      case .phase: phase = try json.label(in: bytes)
      case .revision: try target.read(.revision, &json, bytes)
      case .revisions: try target.read(.revisions, &json, bytes)
      case .source: try target.read(.source, &json, bytes)
      case .sources: try target.read(.sources, &json, bytes)
      case .syncResult: try target.read(&json, bytes)
      case .operation:
        try json.members(Self.operationKeys, in: bytes) { (_, json) throws(JSONError) in
          try planned.read(&json, bytes)
        }
      }
    }
    guard isObject else { return nil }
  }

  /// Commits first, then versions, with the name of their chart.
  var revisions: [String] {
    target.revisions.isEmpty ? planned.revisions : target.revisions
  }

  /// What tells two entries apart that have the same number.
  var words: String { revisions.joined(separator: " ") }

  func isSame(as other: ArgoCDSync?) -> Bool {
    number == other?.number && words == other?.words
  }
}
