import JSONScanning

/// Events of CDEvents (https://github.com/cdevents/spec), bare or as the data of CloudEvents.
///
/// `service.deployed`, `service.upgraded` and `service.rolledback` tell that an artifact is live in an
/// environment, and name no commit. `artifact.packaged` names the change that an artifact was built
/// from, and `environment.created` what an environment is called: both count where they stand in the
/// same file. Other events are passed over.
///
/// The service is the unit, without what stands before a slash in its id.
struct CDEventsReader: DeploymentReader {
  private var deployments: [(draft: DeploymentDraft, place: DeploymentGathering.Place)] = []
  /// The changes that artifacts were built from, and their repositories.
  private var changes: [String: Set<CDEvent.Change>] = [:]
  private var environments: [String: String] = [:]

  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    guard let event = try CDEvent(&json, bytes), let type = event.type else {
      return gathering.skip(.noDeployment)
    }
    // `dev.cdevents.SUBJECT.PREDICATE.VERSION`
    let parts = type.split(separator: ".").map { String($0) }
    guard parts.count > 3, parts[0] == "dev", parts[1] == "cdevents" else {
      return gathering.skip(.noDeployment)
    }
    switch (parts[2], parts[3]) {
    case ("service", "deployed"), ("service", "upgraded"), ("service", "rolledback"):
      deployments.append((event.draft, gathering.place))
    case ("artifact", "packaged"):
      if let artifact = event.subject, let change = event.change {
        changes[Self.key(of: artifact), default: []].insert(change)
      }
    case ("environment", "created"), ("environment", "modified"):
      if let id = event.subject, let name = event.name {
        environments[id] = max(environments[id] ?? name, name)
      }
    default: break
    }
  }

  mutating func finish(into gathering: inout DeploymentGathering) {
    for (found, place) in deployments {
      var draft = found
      if let id = draft.environment { draft.environment = environments[id] ?? id }
      draft.isProduction = draft.environment.flatMap {
        EnvironmentWords.finding(named: $0).isProduction
      }
      if let artifact = found.revisions.first {
        let built = changes[Self.key(of: artifact), default: []].sorted()
        draft.revisions = built.map(\.id) + [Self.version(of: artifact)].compactMap(\.self)
        draft.revisions.append(artifact)
        draft.repository = built.lazy.compactMap(\.source).first
      }
      gathering.add(draft, at: place)
    }
    deployments = []
  }

  /// What makes two names of an artifact the same: its digest, if it has one.
  private static func key(of artifact: String) -> String {
    RevisionText.digest(in: artifact) ?? artifact
  }

  /// The version in a purl, where it may be a commit: `pkg:golang/example.org/api@234fd47e07d1`.
  private static func version(of artifact: String) -> String? {
    guard artifact.hasPrefix("pkg:"), let at = artifact.lastIndex(of: "@") else { return nil }
    let version = artifact[artifact.index(after: at)...].prefix { $0 != "?" && $0 != "#" }
    return (7...40).contains(version.utf8.count) && RevisionText.isHexadecimal(version)
      ? version.lowercased() : nil
  }
}
