import JSONScanning

/// Finds deployments and statuses in an object of GitHub's, however deep GraphQL wraps them.
struct GitHubParser {
  private enum Key: String, CaseIterable {
    case id, databaseId, sha, commitOid, commit, ref, environment, state
    case created_at, createdAt, updated_at, updatedAt
    case production_environment, statuses, latestStatus, deployment_url
    case repository_url, url, nameWithOwner, name, oid
    case data, viewer, organization, repository, deployments, nodes, node, edges, items
  }
  private static let keys = JSONKeys<Key>()

  private enum StatusKey: String, CaseIterable {
    case id, state, created_at, createdAt, updated_at, updatedAt
    case nodes, node, edges
  }
  private static let statusKeys = JSONKeys<StatusKey>()

  /// GraphQL wraps a deployment six times.
  private static let depthLimit = 12

  /// The deployments and statuses, in the order of the document.
  private(set) var found: [GitHubObject] = []
  /// Whether something was a list of deployments, or what is around it, if only an empty one.
  private(set) var isWrapper = false

  /// Reads the object that comes next.
  ///
  /// - Returns: what it says of itself; `nil` where it is no object.
  /// - Throws: where the JSON is malformed.
  mutating func object(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) -> GitHubObject? {
    guard depth < Self.depthLimit else {
      try json.skip(in: bytes)
      return nil
    }
    var object = GitHubObject()
    let start = found.count
    guard try json.enterObject(in: bytes) else { return nil }
    while let key = try json.nextKey(of: Self.keys, in: bytes) {
      try read(key, of: &object, &json, bytes, depth: depth)
    }
    if object.isDeployment || object.isStatus {
      found.append(object)
      return object
    }
    if let statuses = object.statuses {
      // Beside deployments, not in one: each names its own.
      var again = JSONScanner(at: statuses)
      try list(&again, bytes, depth: depth + 1)
    }
    if let name = object.repositoryName {
      for index in start..<found.count where found[index].repository == nil {
        found[index].repository = name
      }
    }
    return object
  }

  private mutating func read(
    _ key: Key, of object: inout GitHubObject, _ json: inout JSONScanner, _ bytes: Span<UInt8>,
    depth: Int
  ) throws(JSONError) {
    switch key {
    case .id: object.id = try json.identifier(in: bytes)
    case .databaseId: object.databaseID = try json.identifier(in: bytes)
    case .sha, .commitOid: object.sha = try json.label(in: bytes) ?? object.sha
    case .oid: object.oid = try json.label(in: bytes)
    case .commit:
      if let commit = try self.object(&json, bytes, depth: depth + 1) {
        object.sha = object.sha ?? commit.oid
      }
    case .ref:
      guard try json.kind(in: bytes) == .object else {
        object.ref = try json.label(in: bytes)
        break
      }
      object.ref = try self.object(&json, bytes, depth: depth + 1)?.name
    case .environment: object.environment = try json.label(in: bytes)
    case .state: object.state = try json.label(in: bytes)
    case .created_at, .createdAt: object.createdAt = try json.moment(in: bytes)
    case .updated_at, .updatedAt: object.updatedAt = try json.moment(in: bytes)
    case .production_environment: object.isProduction = try json.boolean(in: bytes)
    case .deployment_url: object.deploymentURL = try json.label(in: bytes)
    case .repository_url: object.apiURL = try json.label(in: bytes)
    case .url: object.url = try json.label(in: bytes)
    case .nameWithOwner: object.nameWithOwner = try json.label(in: bytes)
    case .name: object.name = try json.label(in: bytes)
    case .statuses, .latestStatus:
      let kind = try json.kind(in: bytes)
      if key == .statuses, kind == .array || kind == .object {
        object.statuses = json.position
      }
      try Self.readStatuses(of: &object, &json, bytes, depth: depth + 1)
    case .repository:
      let repository = try self.object(&json, bytes, depth: depth + 1)
      object.repository = repository?.repositoryName ?? object.repository
    case .data, .viewer, .organization, .deployments, .nodes, .node, .edges, .items:
      try list(&json, bytes, depth: depth + 1)
    }
  }

  /// Reads the objects of a list, or of what is around it.
  private mutating func list(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    switch try json.kind(in: bytes) {
    case .array where depth < Self.depthLimit:
      isWrapper = true
      try json.elements(in: bytes) { (json) throws(JSONError) in
        try list(&json, bytes, depth: depth + 1)
      }
    case .object: _ = try object(&json, bytes, depth: depth)
    default: try json.skip(in: bytes)
    }
  }

  /// Reads the statuses inside of a deployment: one, a list, lists of pages, or GraphQL's `nodes`.
  ///
  /// Here, a status need not name its deployment.
  private static func readStatuses(
    of deployment: inout GitHubObject, _ json: inout JSONScanner, _ bytes: Span<UInt8>, depth: Int
  ) throws(JSONError) {
    switch try json.kind(in: bytes) {
    case .array where depth < depthLimit:
      try json.elements(in: bytes) { (json) throws(JSONError) in
        try readStatuses(of: &deployment, &json, bytes, depth: depth + 1)
      }
    case .object where depth < depthLimit:
      var status = GitHubObject()
      try json.members(statusKeys, in: bytes) { (key, json) throws(JSONError) in
        switch key {
        case .id: status.id = try json.identifier(in: bytes)
        case .state: status.state = try json.label(in: bytes)
        case .created_at, .createdAt: status.createdAt = try json.moment(in: bytes)
        case .updated_at, .updatedAt: status.updatedAt = try json.moment(in: bytes)
        case .nodes, .node, .edges:
          try readStatuses(of: &deployment, &json, bytes, depth: depth + 1)
        }
      }
      deployment.history.note(status)
    default: try json.skip(in: bytes)
    }
  }
}
