import JSONScanning

/// An entry of the history of a Kustomization (`Snapshot` in `apis/meta/history.go` of
/// https://github.com/fluxcd/pkg) or of a Helm release (`Snapshot` in `api/v2/snapshot_types.go` of
/// https://github.com/fluxcd/helm-controller).
struct FluxSnapshot {
  private enum Key: String, CaseIterable {
    case digest, firstReconciled, lastReconciled, lastReconciledStatus, metadata
    case version, status, chartName, chartVersion, appVersion, lastDeployed, ociDigest
  }
  private static let keys = JSONKeys<Key>()

  private enum MetadataKey: String, CaseIterable { case revision, originRevision }
  private static let metadataKeys = JSONKeys<MetadataKey>()

  private(set) var digest: String?
  private(set) var first: Int64?
  private(set) var last: Int64?
  private(set) var status: String?
  private(set) var revision: String?
  private(set) var origin: String?
  private(set) var version: String?
  private(set) var chart: String?
  private(set) var chartVersion: String?
  private(set) var appVersion: String?
  private(set) var deployed: Int64?
  /// The digest of the chart's artifact.
  private(set) var artifact: String?

  /// Reads the value that comes next; `nil` where it is no object.
  ///
  /// - Throws: where the JSON is malformed.
  init?(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    let isObject = try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .digest: digest = try json.label(in: bytes)
      case .firstReconciled: first = try json.moment(in: bytes)
      case .lastReconciled: last = try json.moment(in: bytes)
      case .lastReconciledStatus, .status: status = try json.label(in: bytes)
      case .metadata:
        try json.members(Self.metadataKeys, in: bytes) { (key, json) throws(JSONError) in
          switch key {
          case .revision: revision = try json.label(in: bytes)
          case .originRevision: origin = try json.label(in: bytes)
          }
        }
      case .version: version = try json.identifier(in: bytes)
      case .chartName: chart = try json.label(in: bytes)
      case .chartVersion: chartVersion = try json.label(in: bytes)
      case .appVersion: appVersion = try json.label(in: bytes)
      case .lastDeployed: deployed = try json.moment(in: bytes)
      case .ociDigest: artifact = try json.label(in: bytes)
      }
    }
    guard isObject else { return nil }
  }

  var isReconciled: Bool { status == "ReconciliationSucceeded" }

  /// What the status of a release is (https://helm.sh/docs/helm/helm_status/) for what was live:
  /// one that was superseded was live before.
  var releaseStatus: DeploymentStatus {
    switch status {
    case "deployed", "superseded": .succeeded
    case "pending-install", "pending-upgrade", "pending-rollback": .running
    case "uninstalled", "uninstalling", "unknown": .cancelled
    default: .failed
    }
  }
}
