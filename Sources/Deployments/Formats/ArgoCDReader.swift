import JSONScanning

/// Applications of Argo CD, alone or in lists, as `argocd app list -o json` and `kubectl get
/// applications -o json` print them.
///
/// The fields are those of `pkg/apis/application/v1alpha1/types.go` of
/// https://github.com/argoproj/argo-cd:
///
/// - Each entry of `status.history` is a sync of the whole application that succeeded
///   (`controller/sync.go` adds it then, and only then). `status.operationState` says the same of the
///   latest one again; it counts only where it did not succeed.
/// - A sync has a `revision`, or `revisions` where the application has several sources: commits of
///   the manifests' repository, or versions of charts. `status.summary.images` are the images that
///   run now: those of the newest entry.
/// - The manifests' repository is not the one that is deployed, so none is named.
/// - The unit is the application's name, without its environment: `api-prod` is `api`.
/// - The environment: see `KubernetesTarget`. The places are the destination's namespace, the name of
///   the application, that of the cluster and that of the project.
struct ArgoCDReader: DeploymentReader {
  private enum Key: String, CaseIterable { case kind, items, metadata, spec, status }
  private static let keys = JSONKeys<Key>()

  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    try take(&json, bytes, isInList: false, into: &gathering)
  }

  private mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, isInList: Bool,
    into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    var application = ArgoCDApplication()
    var (kind, isList): (String?, Bool) = (nil, false)
    let isObject = try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .kind: kind = try json.label(in: bytes)
      case .items where !isInList:
        isList = try json.kind(in: bytes) == .array
        try json.elements(in: bytes) { (json) throws(JSONError) in
          gathering.enter(at: json.position)
          try take(&json, bytes, isInList: true, into: &gathering)
        }
      case .items: try json.skip(in: bytes)
      case .metadata: try application.metadata.read(&json, bytes)
      case .spec: try application.readSpec(&json, bytes)
      case .status: try application.readStatus(&json, bytes)
      }
    }
    guard !isList else { return }
    if let kind, kind != "Application" { return }
    guard isObject, application.metadata.name != nil else { return gathering.skip(.noDeployment) }
    for draft in application.drafts { gathering.add(draft) }
  }

  mutating func finish(into gathering: inout DeploymentGathering) {}
}
