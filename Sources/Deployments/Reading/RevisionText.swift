/// Commits and digests in what sources call a revision.
enum RevisionText {
  /// The id of a commit in a revision: alone, or as Flux writes it.
  ///
  /// That is `main@sha1:<id>`, `sha1:<id>`, and before version 0.40 `main/<id>`
  /// (https://github.com/fluxcd/flux2/tree/main/rfcs/0005-artifact-revision-and-digest).
  static func commit(in revision: String) -> String? {
    var digits = revision[...]
    if let marker = digits.firstRange(of: "sha1:") {
      digits = digits[marker.upperBound...]
    } else if let slash = digits.lastIndex(of: "/") {
      digits = digits[digits.index(after: slash)...]
    }
    return isCommit(digits) ? digits.lowercased() : nil
  }

  /// Whether a text is a whole commit id, of SHA-1 or SHA-256.
  static func isCommit(_ text: some StringProtocol) -> Bool {
    [40, 64].contains(text.utf8.count) && isHexadecimal(text)
  }

  static func isHexadecimal(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy {
      (48...57).contains($0) || (97...102).contains($0) || (65...70).contains($0)
    }
  }

  /// The digest in the name of an image, in a purl or in an OCI revision, as `sha256:<digits>`.
  ///
  /// A purl writes the colon as `%3A` (https://github.com/package-url/purl-spec).
  static func digest(in text: String) -> String? {
    let text = text.lowercased().replacing("%3a", with: ":")
    guard let marker = text.firstRange(of: "sha256:") else { return nil }
    let digits = text[marker.upperBound...].prefix(64)
    return digits.utf8.count == 64 && isHexadecimal(digits) ? "sha256:" + digits : nil
  }

  /// What people call a release: the version that a branch's or tag's name is, such as `v2.3`.
  static func version(in reference: String?) -> String? {
    guard let reference else { return nil }
    let name = reference.hasPrefix("refs/tags/") ? reference.dropFirst(10) : reference[...]
    let digits = name.hasPrefix("v") ? name.dropFirst() : name
    guard let dot = digits.firstIndex(of: "."), dot != digits.startIndex,
      digits[..<dot].utf8.allSatisfy({ (48...57).contains($0) }),
      digits[dot...].utf8.dropFirst().first.map({ (48...57).contains($0) }) ?? false
    else { return nil }
    return String(name)
  }
}
