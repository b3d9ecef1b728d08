/// Who pushes, as a server tells its hooks.
///
/// git itself knows nobody: over plain SSH there is no name.
package enum Pusher {
  /// The variables, those that only a forge sets before the one that any web server may.
  private static let variables = [
    // docs.gitlab.com, "Git server hooks".
    "GL_USERNAME",
    // docs.github.com for Enterprise Server, "Creating a pre-receive hook script".
    "GITHUB_USER_LOGIN",
    // Gitea and Forgejo: modules/repository/env.go.
    "GITEA_PUSHER_NAME",
    // git-http-backend(1).
    "REMOTE_USER",
  ]

  /// The pusher's name as the server has it, untrusted text; `nil` where it does not say.
  package static func name(_ environment: [String: String]) -> String? {
    variables.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }
}
