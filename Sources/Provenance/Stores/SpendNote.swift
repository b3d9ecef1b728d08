/// A spend note: lines of `outcomes.note.v1`, each complete in itself, sorted by their bytes.
///
/// A set, so that notes can be united in any order, any number of times, by anybody: git's own
/// `cat_sort_uniq` gives the same, and what `union` and `concatenate` (`git notes merge`,
/// `notes.rewriteMode`) leave behind is read as if it did. Of two lines that speak of the same
/// calls, the one that says more stays. A line that is none of this version stays as it is.
package struct SpendNote: Sendable {
  private struct Entry {
    var line: SpendNoteLine
    var bytes: [UInt8]
  }

  private var entries: [SpendNoteLine.Identity: Entry] = [:]
  private var others: Set<[UInt8]> = []
  /// What is wrong with the first line that cannot be read.
  private(set) var problem: String?

  package init() {}

  /// Reads a note; nothing that stands in it is lost.
  package init(_ bytes: Span<UInt8>) {
    var (start, number) = (0, 0)
    while start < bytes.count {
      let end = bytes.lineEnd(from: start)
      number += 1
      if bytes.trimmedEnd(of: start..<end) > start {
        add(bytes.extracting(start..<end), number: number)
      }
      start = end + 1
    }
  }

  package init(_ bytes: [UInt8]) { self.init(bytes.span) }

  package init(_ lines: some Sequence<SpendNoteLine>) {
    for line in lines { put(Entry(line: line, bytes: Array(line.text.utf8))) }
  }

  package var isEmpty: Bool { entries.isEmpty && others.isEmpty }

  /// Sorted by what makes each one.
  package var lines: [SpendNoteLine] {
    entries.values.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.line)
  }

  package mutating func formUnion(_ other: SpendNote) {
    for entry in other.entries.values { put(entry) }
    others.formUnion(other.others)
    problem = problem ?? other.problem
  }

  /// The note as it is written.
  package var bytes: [UInt8] {
    let lines = entries.values.map(\.bytes) + others
    return lines.sorted { $0.lexicographicallyPrecedes($1) }
      .reduce(into: []) { $0 += $1 + [UInt8(ascii: "\n")] }
  }

  private mutating func add(_ text: Span<UInt8>, number: Int) {
    do throws(StoreError) {
      put(Entry(line: try SpendNoteLine(text), bytes: text.array(0..<text.count)))
    } catch {
      others.insert(text.array(0..<text.count))
      problem = problem ?? "line \(number): \(error.message)"
    }
  }

  private mutating func put(_ entry: Entry) {
    guard let known = entries[entry.line.identity] else {
      entries[entry.line.identity] = entry
      return
    }
    // Lines that say the same in other words differ in bytes alone.
    let isMore =
      known.line.precedes(entry.line)
      || !entry.line.precedes(known.line) && known.bytes.lexicographicallyPrecedes(entry.bytes)
    if isMore { entries[entry.line.identity] = entry }
  }
}
