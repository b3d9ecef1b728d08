import JSONScanning

/// Kustomizations and Helm releases of Flux, as `kubectl get kustomizations,helmreleases -A -o json`
/// prints them; with `gitrepositories,ocirepositories` beside them, what their sources say counts too.
///
/// - The history of a Kustomization (https://fluxcd.io/flux/components/kustomize/kustomizations/#history)
///   has the last five results, each with the time from which these manifests were applied, and the
///   revision for which they were applied last: Flux does not keep the one for which they were first.
/// - The history of a Helm release (https://fluxcd.io/flux/components/helm/helmreleases/#history) has
///   a version of a chart, and the digest of its artifact; `superseded` was live.
/// - Without a history, as before version 2.7 and 2.2, the last revision went live when the object
///   became ready: its condition changes with the revision.
/// - A revision is a commit of the manifests' repository, so none is named. Of an artifact, the origin
///   revision is what its builder calls its source: `status.lastAppliedOriginRevision`, in the
///   history `originRevision`, in a source's artifact `org.opencontainers.image.revision`.
/// - The unit is the name, without its environment: `api-prod` is `api`. The environment: see
///   `KubernetesTarget`. The places are the path, such as `./apps/production`, the target namespace,
///   the name and the namespace.
struct FluxReader: DeploymentReader {
  private enum Key: String, CaseIterable { case apiVersion, kind, items, metadata, spec, status }
  private static let keys = JSONKeys<Key>()

  private var drafts: [(draft: DeploymentDraft, place: DeploymentGathering.Place)] = []
  /// The origins of artifacts, by their digests or, of those that have none, their revisions.
  private var origins: [String: Set<String>] = [:]

  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    try take(&json, bytes, isInList: false, into: &gathering)
  }

  private mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, isInList: Bool,
    into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    var object = FluxObject()
    var isList = false
    let isObject = try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .apiVersion: object.version = try json.label(in: bytes)
      case .kind: object.kind = try json.label(in: bytes)
      case .items where !isInList:
        isList = try json.kind(in: bytes) == .array
        try json.elements(in: bytes) { (json) throws(JSONError) in
          gathering.enter(at: json.position)
          try take(&json, bytes, isInList: true, into: &gathering)
        }
      case .items: try json.skip(in: bytes)
      case .metadata: try object.metadata.read(&json, bytes)
      case .spec: try object.readSpec(&json, bytes)
      case .status: try object.status.read(&json, bytes)
      }
    }
    guard !isList else { return }
    guard isObject, object.version != nil else { return gathering.skip(.noDeployment) }
    guard object.isFlux else { return }
    if let artifact = object.status.artifact, let origin = object.status.artifactOrigin {
      origins[Self.key(of: artifact), default: []].insert(origin)
    }
    for draft in object.drafts { drafts.append((draft, gathering.place)) }
  }

  mutating func finish(into gathering: inout DeploymentGathering) {
    for (found, place) in drafts {
      var draft = found
      let known = found.revisions.flatMap { origins[Self.key(of: $0), default: []].sorted() }
      draft.revisions = known.compactMap { RevisionText.commit(in: $0) } + found.revisions
      gathering.add(draft, at: place)
    }
    drafts = []
  }

  private static func key(of revision: String) -> String {
    RevisionText.digest(in: revision) ?? revision
  }
}
