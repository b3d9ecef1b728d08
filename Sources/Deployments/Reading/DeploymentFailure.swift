/// Why a file cannot be used at all.
///
/// Nothing of such a file is used, since half of the deployments would give wrong numbers.
package struct DeploymentFailure: Error, Hashable, Sendable {
  package let file: String
  /// Counted from 1; `nil` where it is about the whole file.
  package let line: Int?
  package let message: String
  /// What to do.
  package let hint: String?

  package init(file: String, line: Int? = nil, message: String, hint: String? = nil) {
    (self.file, self.line, self.message, self.hint) = (file, line, message, hint)
  }
}

extension DeploymentFailure: CustomStringConvertible {
  package var description: String {
    "cannot read '\(file)'" + (line.map { ", line \($0)" } ?? "") + ": " + message
  }
}
