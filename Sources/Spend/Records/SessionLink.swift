/// What a log says of a session beyond its calls: where its work went.
package struct SessionLink: Hashable, Codable, Sendable {
  package enum Target: Hashable, Codable, Sendable {
    /// A pull request was opened or worked on; `repository` is `owner/name`.
    case pullRequest(number: Int, repository: String?)
    /// The session made this commit, in hexadecimal digits (maybe shortened).
    case commit(String)
    /// The session began when this commit was checked out.
    case parentCommit(String)
    /// The session is known by this other id as well, such as that of its page on the web.
    case alias(String)
  }

  package var agent: String
  package var session: String
  package var target: Target
  /// Milliseconds since 1970-01-01 UTC; of the same link, the earliest counts.
  package var time: Int64

  package init(agent: String, session: String, target: Target, time: Int64) {
    self.agent = agent
    self.session = session
    self.target = target
    self.time = time
  }
}
