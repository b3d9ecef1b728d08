/// All that decides which paths are eligible, as bytes.
struct EligibilityKey: Sendable {
  let bytes: [UInt8]

  /// Writes down every stored property that there is, so that nobody has to think of a new one; the
  /// built-in list is the program's own.
  ///
  /// `nil` where the program was built without the names of its types' properties.
  init?(_ eligibility: PathEligibility) {
    guard !Mirror(reflecting: eligibility).children.isEmpty else { return nil }
    var text = ""
    dump(eligibility, to: &text)
    bytes = Array(text.utf8)
  }
}
