import Git

/// The ids of the patches in a text, as git-patch-id(1) prints them.
///
///     var reader = PatchIDReader(mode: .stable)
///     while let bytes = input.next() { reader.read(bytes).forEach(show) }
///     reader.finish().map(show)
///
/// A patch begins at a line with a commit's id and ends at the next, or where no diff goes on. The
/// text comes in pieces of any length, and no more of it is kept than one line. What the manual
/// leaves open is as git 2.39 does it, found out with random texts.
package struct PatchIDReader: Sendable {
  private let mode: PatchIDMode
  /// The beginning of a line whose end has not come yet.
  private var partial: [UInt8] = []
  private var commit: ObjectID?
  private var digest = PatchDigest()
  private var hasStarted = false
  private var isBinary = false
  /// Ids of the file's contents, which stand for them in a binary file.
  private var index = IndexLine()
  private var hunk = HunkLines.header

  package init(mode: PatchIDMode) { self.mode = mode }

  /// Reads a piece of the text.
  ///
  /// - Returns: the ids of the patches that end in it.
  package mutating func read(_ bytes: [UInt8]) -> [PatchID] {
    var ids: [PatchID] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = bytes[start...end]
      if partial.isEmpty {
        if let id = read(line: line) { ids.append(id) }
      } else {
        let whole = partial + line
        partial = []
        if let id = read(line: whole[...]) { ids.append(id) }
      }
      start = end + 1
    }
    partial += bytes[start...]
    return ids
  }

  /// The id of the patch with which the text ends; `nil` if it does not end with one.
  package mutating func finish() -> PatchID? {
    let last = partial
    partial = []
    if !last.isEmpty, let id = read(line: last[...]) { return id }
    return end(next: nil)
  }
}

extension PatchIDReader {
  /// - Returns: the id of the patch that this line ends.
  private mutating func read(line whole: ArraySlice<UInt8>) -> PatchID? {
    // Where git reads a string of C.
    let line = whole.prefix { $0 != 0 }
    if line.begins("\\ "), line.count > 12 {
      // "\ No newline at end of file" in any language.
      if mode == .verbatim { digest.add(line) }
      return nil
    }
    let name = line.after("commit ") ?? line.after("From ") ?? line
    if let next = ObjectID(hex: name.prefix(40)) { return end(next: next) }
    return hasStarted || line.begins("diff ") ? read(diff: line) : nil
  }

  private mutating func read(diff line: ArraySlice<UInt8>) -> PatchID? {
    if hunk.isHeader {
      if line.begins("GIT binary patch") || line.begins("Binary files") {
        endBinaryHeader()
        return nil
      }
      if line.begins("index ") {
        index.read(line)
        return nil
      }
      if line.begins("--- ") {
        hunk = .fileNames
      } else if !line.beginsWithLetter {
        return end(next: nil)
      }
    }
    if isBinary {
      if line.begins("diff ") { (isBinary, hunk.old) = (false, HunkLines.header.old) }
      return nil
    }
    if hunk.isComplete {
      if line.begins("@@ -") {
        hunk.read(line)
        return nil
      }
      guard line.begins("diff ") else { return end(next: nil) }
      if mode != .unstable { digest.endFile() }
      hunk = .header
    }
    hunk.count(line)
    hasStarted = true
    if mode == .verbatim { digest.add(line) } else { digest.addWithoutSpace(line) }
    return nil
  }

  private mutating func endBinaryHeader() {
    (isBinary, hunk.old) = (true, 0)
    digest.add(index.old)
    digest.add(index.new)
    if mode != .unstable { digest.endFile() }
  }

  /// Ends the patch, if one has started; `next` is whose patch follows.
  private mutating func end(next: ObjectID?) -> PatchID? {
    let (id, isPatch, owner) = (digest.finish(), hasStarted, commit)
    (hasStarted, isBinary, hunk, commit) = (false, false, .header, next)
    return isPatch ? id.map { PatchID(id: $0, commit: owner) } : nil
  }
}
