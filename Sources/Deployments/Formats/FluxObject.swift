import JSONScanning

/// A Kubernetes object of Flux: what deploys, or a source.
struct FluxObject {
  private enum SpecKey: String, CaseIterable { case path, targetNamespace, storageNamespace }
  private static let specKeys = JSONKeys<SpecKey>()

  var version: String?
  var kind: String?
  var metadata = KubernetesMetadata()
  var status = FluxStatus()
  private var path: String?
  private var targetNamespace: String?

  mutating func readSpec(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    var storage: String?
    try json.members(Self.specKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .path: path = try json.label(in: bytes)
      case .targetNamespace: targetNamespace = try json.label(in: bytes)
      case .storageNamespace: storage = try json.label(in: bytes)
      }
    }
    targetNamespace = targetNamespace ?? storage
  }

  var isFlux: Bool { version?.contains(".toolkit.fluxcd.io/") ?? false }

  /// The deployments; none of a source.
  var drafts: [DeploymentDraft] {
    let attempts: [FluxStatus.Attempt]
    switch kind {
    case "Kustomization": attempts = status.reconciliations
    case "HelmRelease": attempts = status.releases
    default: return []
    }
    let target = KubernetesTarget(
      metadata, places: [path, targetNamespace, metadata.name, metadata.namespace],
      namespace: targetNamespace ?? metadata.namespace)
    return attempts.map { attempt in
      var draft = DeploymentDraft()
      draft.id = "\(kind ?? "") \(metadata.identity) \(attempt.id)"
      draft.revisions = attempt.revisions
      draft.finishedAt = attempt.time
      draft.status = attempt.status
      target.set(in: &draft)
      return draft
    }
  }
}
