import JSONScanning

/// What the status of an object of Flux tells of its deployments.
struct FluxStatus {
  /// One deployment that the status tells of.
  struct Attempt {
    /// Among those of the object.
    let id: String
    let revisions: [String]
    let time: Int64?
    let status: DeploymentStatus
  }

  private enum Key: String, CaseIterable {
    case lastAppliedRevision, lastAppliedOriginRevision, lastAttemptedRevision, history
    case conditions, artifact
  }
  private static let keys = JSONKeys<Key>()

  private enum ConditionKey: String, CaseIterable { case type, status, lastTransitionTime }
  private static let conditionKeys = JSONKeys<ConditionKey>()

  private enum ArtifactKey: String, CaseIterable { case revision, metadata }
  private static let artifactKeys = JSONKeys<ArtifactKey>()

  private enum LabelKey: String, CaseIterable {
    case revision = "org.opencontainers.image.revision"
  }
  private static let labelKeys = JSONKeys<LabelKey>()

  /// The revision of a source's artifact.
  private(set) var artifact: String?
  /// What the artifact says that it was built from.
  private(set) var artifactOrigin: String?
  private(set) var applied: String?
  private(set) var appliedOrigin: String?
  private(set) var attempted: String?
  private(set) var history: [FluxSnapshot] = []
  /// Whether the object is ready, and since when.
  private(set) var ready: (isReady: Bool, since: Int64?)?

  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .lastAppliedRevision: applied = try json.label(in: bytes)
      case .lastAppliedOriginRevision: appliedOrigin = try json.label(in: bytes)
      case .lastAttemptedRevision: attempted = try json.label(in: bytes)
      case .history:
        try json.elements(in: bytes) { (json) throws(JSONError) in
          if let snapshot = try FluxSnapshot(&json, bytes) { history.append(snapshot) }
        }
      case .conditions:
        try json.elements(in: bytes) { (json) throws(JSONError) in
          try readCondition(&json, bytes)
        }
      case .artifact: try readArtifact(&json, bytes)
      }
    }
  }

  private mutating func readCondition(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    var (type, status, since): (String?, String?, Int64?)
    try json.members(Self.conditionKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .type: type = try json.label(in: bytes)
      case .status: status = try json.label(in: bytes)
      case .lastTransitionTime: since = try json.moment(in: bytes)
      }
    }
    if type == "Ready", let status { ready = (status == "True", since) }
  }

  private mutating func readArtifact(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) {
    try json.members(Self.artifactKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .revision: artifact = try json.label(in: bytes)
      case .metadata:
        try json.members(Self.labelKeys, in: bytes) { (_, json) throws(JSONError) in
          artifactOrigin = try json.label(in: bytes)
        }
      }
    }
  }
}
