/// Why bytes could not be read as JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable {
    case cutOff = "it ends in the middle"
    case unexpected = "an unexpected byte"
    case badEscape = "an escape that JSON does not have"
  }

  package let reason: Reason
  /// The offset of the byte at fault.
  package let offset: Int

  package init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String { "\(reason.rawValue) at byte \(offset)" }
}
