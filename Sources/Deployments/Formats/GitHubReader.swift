import JSONScanning

/// Deployments of GitHub with their statuses, as REST and GraphQL give them.
///
/// - A deployment (https://docs.github.com/rest/deployments/deployments) tells nothing of its
///   outcome: its statuses do (https://docs.github.com/rest/deployments/statuses). They stand in its
///   `statuses`, or are values of the file themselves, and name their deployment in
///   `deployment_url`.
/// - It succeeded where any of its statuses did, and was live from the first of these on. `inactive`
///   says that it is not live any more: GitHub gives it to deployments "that had a `success` state"
///   when the next one succeeds, and others give it to any. Without a history that shows it, an
///   inactive deployment is not taken for a success.
/// - GraphQL (https://docs.github.com/graphql/reference/objects#deployment) gives `state`, of which
///   `ACTIVE` is a success, and `latestStatus`; what a status without a time tells is set to the time
///   at which the deployment last changed.
///
/// The units of a repository are not known here. A `ref` that is a version gives the name.
struct GitHubReader: DeploymentReader {
  private var entries: [String: GitHubEntry] = [:]

  mutating func take(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>, into gathering: inout DeploymentGathering
  ) throws(JSONError) {
    var parser = GitHubParser()
    _ = try parser.object(&json, bytes, depth: 0)
    if parser.found.isEmpty, !parser.isWrapper { gathering.skip(.noDeployment) }
    for object in parser.found {
      guard let key = object.key else {
        gathering.skip(.noDeployment)
        continue
      }
      entries[key, default: GitHubEntry(at: gathering.place)].merge(object, at: gathering.place)
    }
  }

  mutating func finish(into gathering: inout DeploymentGathering) {
    // A file has many deployments of few repositories.
    var names: [String: String] = [:]
    for (key, entry) in entries {
      switch entry.draft(id: key) {
      case .success(var draft):
        if let url = draft.repository {
          let name = names[url] ?? GitHubObject.repository(ofAPI: url)
          (names[url], draft.repository) = (name, name)
        }
        gathering.add(draft, at: entry.place)
      case .failure(let reason): gathering.skip(reason, at: entry.place)
      }
    }
    entries = [:]
  }
}
