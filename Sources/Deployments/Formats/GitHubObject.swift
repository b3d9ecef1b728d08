/// A deployment or a status of GitHub's, or what else an object tells.
struct GitHubObject {
  var id: String?
  var databaseID: String?
  var sha: String?
  var oid: String?
  var ref: String?
  var name: String?
  var environment: String?
  var isProduction: Bool?
  var state: String?
  var createdAt: Int64?
  var updatedAt: Int64?
  var deploymentURL: String?
  /// Of the repository, where the API gives it.
  var apiURL: String?
  var url: String?
  var nameWithOwner: String?
  /// As a URL, or as `owner/name`.
  var repository: String?
  /// Where its statuses stand in the file, if only an empty list.
  var statuses: Int?
  var history = GitHubHistory()

  var isDeployment: Bool { sha != nil && deploymentURL == nil }

  var isStatus: Bool { state != nil && deploymentURL != nil }

  /// What the deployment is called that this is, or that this status is of.
  var key: String? {
    if let deploymentURL { return deploymentURL.split(separator: "/").last.map { String($0) } }
    if let id = databaseID ?? id { return id }
    return sha.map { "\(environment ?? "production") \($0) \(createdAt ?? 0)" }
  }

  /// The repository that this object is, or is of: its URL, that of its API, or `owner/name`.
  var repositoryName: String? {
    repository ?? apiURL
      ?? nameWithOwner.map { name in
        guard let url, url.contains("://"), url.hasSuffix(name) else { return name }
        return url
      }
  }

  /// The repository whose API is at a URL; any other URL as it is.
  ///
  /// `https://api.github.com/repos/o/n` is `github.com/o/n`; a server of one's own has its API at
  /// `https://HOST/api/v3` (https://docs.github.com/enterprise-server/rest/quickstart), a tenant of
  /// GitHub's at `https://api.TENANT.ghe.com`.
  static func repository(ofAPI url: String) -> String {
    for marker in ["/api/v3/repos/", "/repos/"] {
      guard let found = url.firstRange(of: marker) else { continue }
      let host = url[..<found.lowerBound].replacing("://api.", with: "://")
      return host + "/" + url[found.upperBound...]
    }
    return url
  }
}
