import JSONScanning

/// Tells the format of a file by the keys of its objects.
enum FormatProbe {
  struct Finding {
    var format: DeploymentFormat?
    /// Whether the file has nothing but empty lists.
    var isEmpty = true
  }

  /// The format of the first object that has one.
  ///
  /// - Throws: where the JSON before it is malformed.
  static func finding(in bytes: Span<UInt8>) throws(JSONError) -> Finding {
    var finding = Finding()
    try JSONDocuments.forEachValue(in: bytes) { (json, bytes) throws(JSONError) in
      finding.isEmpty = false
      var traits = ObjectTraits()
      try traits.read(&json, bytes, depth: 0)
      finding.format = traits.format
      return finding.format == nil
    }
    return finding
  }
}

/// What of an object tells its format.
private struct ObjectTraits {
  private enum Key: String, CaseIterable {
    case kind, apiVersion, type, context
    case data, items, nodes, node, edges, repository, deployments
    case deploymentCommits, deployment_commits, commit_sha
    case iid, deployable, environment, sha, commit, revision
    case statuses_url, deployment_url, production_environment, task, commitOid, latestStatus
    case databaseId, statuses, created_at, createdAt
    case finished_at, status, spec, metadata
  }
  private static let keys = JSONKeys<Key>()

  private enum ContextKey: String, CaseIterable { case type }
  private static let contextKeys = JSONKeys<ContextKey>()

  private var found: Set<Key> = []
  private var objects: Set<Key> = []
  private var texts: [Key: String] = [:]
  /// The format of what the object wraps.
  private var inner: DeploymentFormat?

  mutating func read(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    guard try json.enterObject(in: bytes) else { return }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      let kind = try json.kind(in: bytes)
      if kind != .null { found.insert(key) }
      if kind == .object { objects.insert(key) }
      switch key {
      case .kind, .apiVersion, .type: texts[key] = try json.label(in: bytes)
      case .context:
        try json.members(Self.contextKeys, in: bytes) { (_, json) throws(JSONError) in
          texts[.type] = try json.label(in: bytes)
        }
      case .data, .items, .nodes, .node, .edges, .repository, .deployments:
        try look(into: &json, bytes, depth: depth)
      default: try json.skip(in: bytes)
      }
    }
  }

  private mutating func look(
    into json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    guard inner == nil, depth < 8 else { return try json.skip(in: bytes) }
    guard try json.kind(in: bytes) == .array else {
      var traits = ObjectTraits()
      try traits.read(&json, bytes, depth: depth + 1)
      inner = traits.format
      return
    }
    try json.elements(in: bytes) { (json) throws(JSONError) in
      try look(into: &json, bytes, depth: depth + 1)
    }
  }

  var format: DeploymentFormat? {
    if texts[.type]?.hasPrefix("dev.cdevents.") ?? false { return .cdevents }
    if let format = kubernetes { return format }
    if !found.isDisjoint(with: [.deploymentCommits, .deployment_commits, .commit_sha]) {
      return .devlake
    }
    if !found.isDisjoint(with: [.iid, .deployable]) { return .gitlab }
    if objects.contains(.environment), found.contains(.sha) { return .gitlab }
    // Only the project's own lines have it here; other keys of theirs are passed over.
    if found.contains(.finished_at) { return .lines }
    if !found.isDisjoint(with: Self.github) { return .github }
    // What is left of GitHub's deployments where only some keys were selected.
    if found.contains(.createdAt) && found.contains(.commit) { return .github }
    if found.contains(.created_at) && found.contains(.sha) { return .github }
    return inner ?? (found.isDisjoint(with: [.commit, .sha, .revision]) ? nil : .lines)
  }

  private static let github: Set<Key> = [
    .statuses_url, .deployment_url, .production_environment, .task, .commitOid, .latestStatus,
    .databaseId, .statuses,
  ]

  /// Lists of the Kubernetes API name the kind of each object, those of Argo CD's own API do not.
  private var kubernetes: DeploymentFormat? {
    guard !found.contains(.items) else { return nil }
    if let version = texts[.apiVersion] {
      if version.contains(".toolkit.fluxcd.io/") { return .flux }
      return version.hasPrefix("argoproj.io/") ? .argocd : nil
    }
    return objects.isSuperset(of: [.metadata, .spec, .status]) ? .argocd : nil
  }
}
