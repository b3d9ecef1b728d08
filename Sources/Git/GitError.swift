import CGit2

/// Why a repository or an object could not be read, in libgit2's own words.
package struct GitError: Error, Hashable, Sendable {
  /// libgit2's code, such as `GIT_ENOTFOUND`; 0 where this module found the fault itself.
  package let code: Int32
  /// What was being read: a path, a revision or an object id.
  package let subject: String
  package let message: String

  package init(code: Int32 = 0, subject: String, message: String) {
    self.code = code
    self.subject = subject
    self.message = message
  }

  /// Whether the object or reference simply is not there.
  package var isNotFound: Bool { code == GIT_ENOTFOUND.rawValue }
}

extension GitError: CustomStringConvertible {
  package var description: String { "cannot read '\(subject)': \(message)" }
}

/// Throws unless `code` is a success.
///
/// `git_error_last` is kept per thread, so this must be called on the thread that failed.
func check(_ code: Int32, _ subject: @autoclosure () -> String) throws(GitError) {
  guard code < 0 else { return }
  let message = git_error_last().map { String(cString: $0.pointee.message) } ?? "error \(code)"
  git_error_clear()
  throw GitError(code: code, subject: subject(), message: message)
}
