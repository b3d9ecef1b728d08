import Git
import Spend

/// The repository that deployments are noted for, if the command runs in one.
enum DeploymentPlace {
  /// Opens the repository around the current directory; `nil` where there is none.
  ///
  /// - Throws: a `Failure` where there is one that cannot be read.
  static func repository() throws(Failure) -> Repository? {
    do throws(GitError) {
      return try Repository(at: ".", searching: true)
    } catch {
      guard error.isNotFound else {
        throw Failure(kind: .unreadable, message: error.description)
      }
      return nil
    }
  }

  /// What the ledger calls the repository: its remote as `host/path`, else where it is.
  static func name(of repository: borrowing Repository) -> String {
    RepositoryURL.slug(repository.remoteURLs.first ?? repository.commonDirectory)
  }
}
