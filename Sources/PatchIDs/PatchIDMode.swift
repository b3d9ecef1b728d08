/// How git-patch-id(1) makes an id of a patch; the cases have its options' names.
package enum PatchIDMode: String, CaseIterable, Sendable {
  /// The sum of the files' hashes, so that their order does not matter.
  case stable
  /// One hash over all files in their order.
  case unstable
  /// As `stable`, with white space and what says that a newline is missing.
  case verbatim
}
