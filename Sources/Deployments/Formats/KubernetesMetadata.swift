import JSONScanning

/// What is wanted of the metadata of a Kubernetes object.
struct KubernetesMetadata {
  private enum Key: String, CaseIterable { case name, namespace, uid, labels, annotations }
  private static let keys = JSONKeys<Key>()

  private enum LabelKey: String, CaseIterable { case environment, env }
  private static let labelKeys = JSONKeys<LabelKey>()

  private(set) var name: String?
  private(set) var namespace: String?
  private var uid: String?
  /// The label `environment` or `env`, of which Kubernetes' own pages make an example
  /// (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/), else the
  /// annotation.
  private(set) var environment: String?

  /// What the object is called among all others: what is made again under its name is another one.
  var identity: String {
    uid ?? [namespace, name].compactMap(\.self).joined(separator: "/")
  }

  mutating func read(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    var (label, annotation): (String?, String?)
    try json.members(Self.keys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .name: name = try json.label(in: bytes)
      case .namespace: namespace = try json.label(in: bytes)
      case .uid: uid = try json.identifier(in: bytes)
      case .labels: label = try Self.environment(&json, bytes)
      case .annotations: annotation = try Self.environment(&json, bytes)
      }
    }
    environment = label ?? annotation
  }

  private static func environment(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONError) -> String? {
    var (long, short): (String?, String?)
    try json.members(labelKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .environment: long = try json.label(in: bytes)
      case .env: short = try json.label(in: bytes)
      }
    }
    return long ?? short
  }
}

/// In which environment a Kubernetes object deploys, since the tools that deploy there have no
/// notion of one.
struct KubernetesTarget {
  let environment: EnvironmentWords.Finding?
  let unit: String?

  /// Finds the environment, and the unit by it.
  ///
  /// The first of these: the label; a word such as `prod` or `staging` in one of `places`; the
  /// namespace, unless it is one that every cluster has.
  ///
  /// - Parameters:
  ///   - metadata: the object's.
  ///   - places: names that often tell the environment, best first.
  ///   - namespace: where it deploys to.
  init(_ metadata: KubernetesMetadata, places: [String?], namespace: String?) {
    let general: Set<String> = ["default", "argocd", "flux-system"]
    environment =
      metadata.environment.map { EnvironmentWords.finding(named: $0) }
      ?? EnvironmentWords.finding(in: places)
      ?? namespace.flatMap {
        general.contains($0) ? nil : EnvironmentWords.Finding(name: $0, isProduction: nil)
      }
    let name = environment?.name
    unit = metadata.name.map { EnvironmentWords.withoutEnvironment($0, name) }
  }

  func set(in draft: inout DeploymentDraft) {
    draft.unit = unit
    draft.environment = environment?.name
    draft.isProduction = environment?.isProduction
  }
}
