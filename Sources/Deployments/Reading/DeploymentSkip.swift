/// What was passed over for one reason.
package struct DeploymentSkip: Hashable, Sendable {
  package enum Reason: String, CaseIterable, Codable, Sendable {
    case noDeployment = "something that is no deployment"
    case noRevision = "a deployment that names no commit, image or artifact"
    case attemptWithoutRevision = "an attempt that did not succeed and names no commit"
    case noTime = "a deployment without a time from 1970 to 9999"
    case noStatus = "a deployment without statuses, of which nothing says whether it succeeded"
    case inactive = "an inactive deployment without the statuses that say whether it ever succeeded"
    case strayStatus = "a status of a deployment that is not in the file"

    /// Whether a deployment that succeeded may be lost with it.
    package var hidesDeployments: Bool { self != .attemptWithoutRevision }

    fileprivate var remedy: String? {
      switch self {
      case .noStatus, .inactive: "add what deployments/ID/statuses gives to the file"
      case .strayStatus: "put deployments and statuses into one file"
      default: nil
      }
    }
  }

  package let reason: Reason
  package var count: Int
  /// Where the first one begins, in lines counted from 1.
  package var line: Int
  /// Which value of the file, lists opened, the first one is or is in, counted from 1.
  package var element: Int

  package init(reason: Reason, count: Int, line: Int, element: Int) {
    (self.reason, self.count, self.line, self.element) = (reason, count, line, element)
  }

  /// The reason, how often, where first, and what to do.
  ///
  /// Such as `a deployment without a time from 1970 to 9999: 3 times, the first on line 12 (element
  /// 4)`.
  package var sentence: String {
    let place = "on line \(line) (element \(element))"
    let often = count == 1 ? "once, \(place)" : "\(count) times, the first \(place)"
    return "\(reason.rawValue): \(often)" + (reason.remedy.map { "; \($0)" } ?? "")
  }
}
