import Spend

/// What an import of spend did, file by file.
package struct ImportReport: Sendable {
  /// One file, and what became of it.
  package struct File: Sendable {
    package enum State: String, CaseIterable, Sendable {
      case read
      /// Read before, and the same since: what is said of it was said then.
      case unchanged
      /// No reader knows it.
      case unrecognised
      /// It could not be read, or only in part.
      case failed
    }

    package var path: String
    package var state: State
    /// `nil` where it was not recognised.
    package var format: String?
    /// Records that were new in this import.
    package var taken: Int
    /// Copies of records that were there.
    package var repeated: Int
    /// Entries that cost nothing or stand elsewhere too.
    package var passedOver: Int
    package var skips: [Skip]
    /// Why it could not be read.
    package var failure: String?

    package init(
      path: String, state: State, format: String?, taken: Int = 0, repeated: Int = 0,
      passedOver: Int = 0, skips: [Skip] = [], failure: String? = nil
    ) {
      self.path = path
      self.state = state
      self.format = format
      self.taken = taken
      self.repeated = repeated
      self.passedOver = passedOver
      self.skips = skips
      self.failure = failure
    }

    /// Whether something in it may be spend that was not taken; a last line that is still being
    /// written is taken next time.
    package var isIncomplete: Bool {
      failure != nil || skips.contains { $0.reason != SkipReason.cutOff.rawValue }
    }

    /// Whether there is anything to say of it that the numbers of its format do not.
    var isRemarkable: Bool { failure != nil || !skips.isEmpty }

    var skipped: Int { skips.reduce(0) { $0 + $1.count } }
  }

  /// What of a file could not be used, for one reason.
  package struct Skip: Hashable, Sendable {
    package var reason: String
    package var count: Int
    package var firstLine: Int?

    package init(reason: String, count: Int, firstLine: Int?) {
      self.reason = reason
      self.count = count
      self.firstLine = firstLine
    }
  }

  /// Seconds since 1970-01-01 UTC.
  package let generatedAt: Int64
  /// The ledger's file.
  package let ledger: String
  /// By path.
  package let files: [File]
  /// Records that the ledger did not have, that it had with less, and that it had as they are.
  package let new: Int
  package let changed: Int
  package let unchanged: Int

  package init(
    generatedAt: Int64, ledger: String, files: [File], new: Int, changed: Int, unchanged: Int
  ) {
    self.generatedAt = generatedAt
    self.ledger = ledger
    self.files = files.sorted { $0.path < $1.path }
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
  }

  /// Whether all that may be spend was taken.
  package var isComplete: Bool { !files.contains(where: \.isIncomplete) }
}

extension ImportReport {
  /// The files of one format, added up.
  struct FormatRow {
    var format: String
    var files = 0
    var unchanged = 0
    var taken = 0
    var repeated = 0
    var passedOver = 0
    var skipped = 0

    mutating func add(_ file: File) {
      files += 1
      unchanged += file.state == .unchanged ? 1 : 0
      taken += file.taken
      repeated += file.repeated
      passedOver += file.passedOver
      skipped += file.skipped
    }
  }

  /// By format; files of none are left out.
  var formats: [FormatRow] {
    var rows: [String: FormatRow] = [:]
    for file in files {
      guard let format = file.format else { continue }
      rows[format, default: FormatRow(format: format)].add(file)
    }
    return rows.values.sorted { $0.format < $1.format }
  }

  var total: FormatRow {
    files.reduce(into: FormatRow(format: "all")) { sum, file in
      if file.format != nil { sum.add(file) }
    }
  }
}
