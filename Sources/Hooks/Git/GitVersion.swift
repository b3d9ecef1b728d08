/// The version of the installed git.
package struct GitVersion: Comparable, Sendable, CustomStringConvertible {
  let major: Int
  let minor: Int

  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads what `git version` prints, such as `git version 2.39.5`.
  init?(_ text: String) {
    let numbers = text.split(separator: " ").dropFirst(2).first?.split(separator: ".") ?? []
    guard numbers.count >= 2, let major = Int(numbers[0]), let minor = Int(numbers[1]) else {
      return nil
    }
    self.init(major, minor)
  }

  /// Whether hooks can be named in the configuration, beside those of the hooks directory.
  package var hasConfiguredHooks: Bool { self >= GitVersion(2, 54) }

  package var description: String { "\(major).\(minor)" }

  package static func < (left: GitVersion, right: GitVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}
