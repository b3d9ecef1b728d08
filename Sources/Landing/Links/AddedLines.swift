import Git
import Lines

/// The lines that a commit or a branch adds, and a name for all that it adds and takes away.
struct AddedLines: Sendable {
  /// The lines that stand more often after than before, wherever, each once, sorted.
  let hashes: [LineHash]
  /// One number for the lines of every file, added and removed, whatever their order.
  let signature: UInt64
  /// The files that differ, hashed.
  let paths: [UInt64]

  /// What has more files than this is an import, and linked by other means.
  private static let fileLimit = 512

  init(hashes: [LineHash], signature: UInt64, paths: [UInt64]) {
    (self.hashes, self.signature, self.paths) = (hashes, signature, paths)
  }

  /// `nil` where there are too many files, or one cannot be read.
  init?(of difference: Difference, in repository: borrowing Repository, _ delta: inout LineDelta) {
    self.init(ofAll: [difference], in: repository, &delta)
  }

  /// What several commits add together; a line that one adds and another takes away is not in it.
  ///
  /// `nil` where there are too many files, or one cannot be read.
  init?(
    ofAll differences: [Difference], in repository: borrowing Repository,
    _ delta: inout LineDelta
  ) {
    guard differences.reduce(0, { $0 + $1.files.count }) <= Self.fileLimit,
      Self.areHere(differences, in: repository)
    else { return nil }
    var counts: [Place: Int32] = [:]
    for file in differences.flatMap(\.files) {
      guard let old = Self.object(file.old, repository),
        let new = Self.object(file.new, repository)
      else { return nil }
      let changed = ChangedLines(from: old.content, to: new.content)
      for line in delta.changes(removed: changed.removed[...], added: changed.added[...]) {
        counts[Place(line: line.hash, path: file.path), default: 0] &+= line.count
      }
    }
    var signature: UInt64 = 0
    for (place, count) in counts where count != 0 {
      // A sum, since the order of the lines is not known.
      var mixed = place.line ^ place.path
      mixed = (mixed ^ mixed >> 31) &* 0xBF58_476D_1CE4_E5B9
      signature &+= mixed &* UInt64(bitPattern: Int64(count))
    }
    // What only moved to another file is not added.
    var added: [LineHash: Int32] = [:]
    for (place, count) in counts { added[place.line, default: 0] &+= count }
    hashes = added.filter { $0.value > 0 }.keys.sorted()
    self.signature = signature
    paths = Self.paths(of: differences)
  }

  /// The files of several differences, each once.
  static func paths(of differences: [Difference]) -> [UInt64] {
    Set(differences.flatMap { $0.files.map(\.path) }).sorted()
  }

  /// A line of one file.
  private struct Place: Hashable {
    let line: LineHash
    let path: UInt64
  }

  /// Whether every file is here: reading many to find that the last one is missing takes long, and
  /// again at every scan.
  private static func areHere(
    _ differences: [Difference], in repository: borrowing Repository
  ) -> Bool {
    for difference in differences {
      for file in difference.files {
        if let old = file.old, !repository.contains(old) { return false }
        if let new = file.new, !repository.contains(new) { return false }
      }
    }
    return true
  }

  /// The content of a file; `nil` where it cannot be read.
  private static func object(
    _ id: ObjectID?, _ repository: borrowing Repository
  ) -> (content: Object?, Void)? {
    guard let id else { return (nil, ()) }
    do throws(GitError) {
      return (try repository.object(id, limit: FileLines.sizeLimit), ())
    } catch {
      return nil
    }
  }

  /// The share that both add, of the lines that either adds (Jaccard's index).
  ///
  /// `nil` where it is below `minimum`.
  func share(with other: AddedLines, atLeast minimum: Double) -> Double? {
    let (fewer, more) = (
      min(hashes.count, other.hashes.count), max(hashes.count, other.hashes.count)
    )
    guard more > 0, Double(fewer) >= minimum * Double(more) else { return nil }
    var (left, right, both) = (0, 0, 0)
    while left < hashes.count, right < other.hashes.count {
      let (a, b) = (hashes[left], other.hashes[right])
      if a == b { both += 1 }
      if a <= b { left += 1 }
      if b <= a { right += 1 }
    }
    let share = Double(both) / Double(hashes.count + other.hashes.count - both)
    return share >= minimum ? share : nil
  }
}
