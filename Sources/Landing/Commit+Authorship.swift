package import Git

extension Commit {
  /// One number for the author, the author's time, and the subject.
  package var authorship: UInt64 {
    var hash = FNV()
    hash.add(author.name.utf8)
    hash.add(CollectionOfOne(0))
    hash.add(author.email.utf8)
    hash.add((0..<8).map { UInt8(truncatingIfNeeded: author.time >> ($0 * 8)) })
    hash.add(message.prefix { $0 != UInt8(ascii: "\n") })
    return hash.value
  }
}
