import JSONScanning

/// What is wanted of an application of Argo CD.
struct ArgoCDApplication {
  private enum SpecKey: String, CaseIterable { case destination, project }
  private static let specKeys = JSONKeys<SpecKey>()

  private enum DestinationKey: String, CaseIterable { case namespace, name, server }
  private static let destinationKeys = JSONKeys<DestinationKey>()

  private enum StatusKey: String, CaseIterable { case history, operationState, summary }
  private static let statusKeys = JSONKeys<StatusKey>()

  private enum SummaryKey: String, CaseIterable { case images }
  private static let summaryKeys = JSONKeys<SummaryKey>()

  var metadata = KubernetesMetadata()
  private var destination: (namespace: String?, name: String?, server: String?)
  private var project: String?
  private var history: [ArgoCDSync] = []
  private var operation: ArgoCDSync?
  private var images: [String] = []

  mutating func readSpec(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    try json.members(Self.specKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .project: project = try json.label(in: bytes)
      case .destination:
        try json.members(Self.destinationKeys, in: bytes) { (key, json) throws(JSONError) in
          switch key {
          case .namespace: destination.namespace = try json.label(in: bytes)
          case .name: destination.name = try json.label(in: bytes)
          case .server: destination.server = try json.label(in: bytes)
          }
        }
      }
    }
  }

  mutating func readStatus(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONError) {
    try json.members(Self.statusKeys, in: bytes) { (key, json) throws(JSONError) in
      switch key {
      case .history:
        try json.elements(in: bytes) { (json) throws(JSONError) in
          if let sync = try ArgoCDSync(&json, bytes) { history.append(sync) }
        }
      case .operationState: operation = try ArgoCDSync(&json, bytes)
      case .summary:
        try json.members(Self.summaryKeys, in: bytes) { (_, json) throws(JSONError) in
          images = try json.labels(in: bytes)
        }
      }
    }
  }

  /// The deployments, in the order of the history.
  var drafts: [DeploymentDraft] {
    let target = KubernetesTarget(
      metadata,
      places: [
        destination.namespace, metadata.name, destination.name, destination.server, project,
      ],
      namespace: destination.namespace)
    let newest = history.max {
      ($0.deployedAt ?? 0, $0.number ?? "", $0.words) < (
        $1.deployedAt ?? 0, $1.number ?? "", $1.words
      )
    }
    var drafts: [DeploymentDraft] = []
    for sync in history {
      var draft = DeploymentDraft()
      draft.revisions = sync.revisions
      if sync.isSame(as: newest) { draft.revisions += images.sorted() }
      draft.id = [metadata.identity, sync.number, sync.words].compactMap(\.self)
        .joined(separator: " ")
      (draft.startedAt, draft.finishedAt) = (sync.startedAt, sync.deployedAt)
      target.set(in: &draft)
      drafts.append(draft)
    }
    if let draft = attempt(target) { drafts.append(draft) }
    return drafts
  }

  /// The latest operation, where it is not in the history: because it has not succeeded.
  private func attempt(_ target: KubernetesTarget) -> DeploymentDraft? {
    guard let operation, let phase = operation.phase else { return nil }
    var draft = DeploymentDraft()
    draft.status = DeploymentStatus(word: phase)
    guard draft.status != .succeeded else { return nil }
    draft.revisions = operation.revisions
    (draft.startedAt, draft.finishedAt) = (operation.startedAt, operation.finishedAt)
    let moment = operation.startedAt.map { String($0) }
    draft.id = [metadata.identity, moment, operation.words].compactMap(\.self)
      .joined(separator: " ")
    target.set(in: &draft)
    return draft
  }
}
