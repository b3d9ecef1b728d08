/// Whether the notes of attribution stores can be read here.
package enum NotesAccess: Hashable, Sendable {
  /// There is no reference `refs/notes/outcomes`: git fetches no notes by itself.
  case absent
  case readable
  /// Why some cannot be read: what they would say is not known.
  case unreadable(String)

  /// Why what notes say is not known; `nil` where it is.
  var problem: String? {
    guard case .unreadable(let problem) = self else { return nil }
    return problem
  }
}
