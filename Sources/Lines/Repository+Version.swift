package import Git

extension Repository {
  /// One version of a file, to compare lines with; `nil` where there is none, or where it is too
  /// large or cannot be read.
  package borrowing func version(_ id: ObjectID?) -> Object? {
    guard let id else { return nil }
    return (try? object(id, limit: FileLines.sizeLimit)) ?? nil
  }
}
