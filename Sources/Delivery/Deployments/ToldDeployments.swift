import Deployments
import Git

/// What the sources tell that need no guessing: the ledger, and files.
struct ToldDeployments {
  let records: RecordedDeployments
  let files: RecordedDeployments

  init(_ parameters: DeliveryParameters, in repository: borrowing Repository) {
    guard !parameters.isTrunk else {
      (records, files) = (RecordedDeployments(), RecordedDeployments())
      return
    }
    records = RecordedDeployments(
      parameters.records, map: parameters.revisionMap, names: parameters.repositoryNames,
      in: repository)
    files = RecordedDeployments(
      parameters.files, map: parameters.revisionMap, names: parameters.repositoryNames,
      in: repository)
  }

  /// The source that counts: the ledger, then the files.
  var used: (source: DeploymentSource, deployments: RecordedDeployments)? {
    if !records.isEmpty { return (.records, records) }
    return files.isEmpty ? nil : (.files, files)
  }

  /// The commits that count, which may hang on no reference any more.
  var commits: [ObjectID] { used?.deployments.deployments.map(\.commit) ?? [] }
}
