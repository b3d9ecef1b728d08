/// A file that was read, as it was then, and what became of its parts.
package struct ImportedFile: Hashable, Sendable {
  /// What shows that a file is still the one that was read.
  package struct Identity: Hashable, Sendable {
    package var device: Int64
    package var inode: Int64
    /// In bytes.
    package var size: Int64
    /// Nanoseconds since 1970-01-01 UTC, as is `changedAt`.
    package var modifiedAt: Int64
    package var changedAt: Int64

    package init(device: Int64, inode: Int64, size: Int64, modifiedAt: Int64, changedAt: Int64) {
      self.device = device
      self.inode = inode
      self.size = size
      self.modifiedAt = modifiedAt
      self.changedAt = changedAt
    }
  }

  /// What of a file could not be used, for one reason.
  package struct Skip: Hashable, Sendable {
    package var reason: String
    package var count: Int
    /// Counted from 1, where the format has lines.
    package var firstLine: Int?

    package init(reason: String, count: Int, firstLine: Int?) {
      self.reason = reason
      self.count = count
      self.firstLine = firstLine
    }
  }

  package var path: String
  package var identity: Identity
  /// `nil` where no reader knew the file.
  package var format: String?
  /// The person that the import named.
  package var assignedAuthor: String?
  /// Seconds since 1970-01-01 UTC.
  package var importedAt: Int64
  package var taken: Int
  package var repeated: Int
  package var passedOver: Int
  /// By reason.
  package var skips: [Skip]

  package init(
    path: String, identity: Identity, format: String?, assignedAuthor: String? = nil,
    importedAt: Int64, taken: Int, repeated: Int, passedOver: Int, skips: [Skip] = []
  ) {
    self.path = path
    self.identity = identity
    self.format = format
    self.assignedAuthor = assignedAuthor
    self.importedAt = importedAt
    self.taken = taken
    self.repeated = repeated
    self.passedOver = passedOver
    self.skips = skips.sorted { $0.reason < $1.reason }
  }
}
