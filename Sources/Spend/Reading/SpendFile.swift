package import JSONScanning

/// A regular file that may hold records of spend.
package struct SpendFile: Sendable {
  package let path: String
  /// The e-mail address of the person in whose home directory the file lies; see `LogOwners`.
  package let owner: String?

  package init(path: String, owner: String? = nil) {
    self.path = path
    self.owner = owner
  }

  /// A line of so many bytes, or more, is skipped and counted.
  package static let lineLimit = 64 << 20
  /// A larger document is not read: its records cannot be told apart without holding all of it.
  package static let documentLimit = 256 << 20
  /// As much of a file is looked at to recognise its format.
  package static let sampleSize = 4_096

  /// A file beside this one.
  package func sibling(_ name: String) -> SpendFile {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return SpendFile(
      path: (folder + [Substring(name)]).joined(separator: "/"), owner: owner)
  }

  /// Calls `body` with every line that is not empty, without its end, and its number from 1.
  ///
  /// Where `body` finds a line malformed, the line is skipped: it is counted in `intake`, and what
  /// `body` put there before stays. A byte order mark is no part of the first line.
  ///
  /// - Throws: where the file cannot be opened or read.
  package func forEachLine(
    into intake: inout SpendIntake,
    _ body: (inout SpendIntake, Span<UInt8>, Int) throws(JSONError) -> Void
  ) throws(SpendFileError) {
    var lines = LineBuffer(try OpenFile.open(path))
    while let line = try lines.next() {
      guard !line.isTooLong else {
        intake.skip(.tooLong, line: line.number)
        continue
      }
      let bytes = lines.buffer.span.extracting(lines.content(of: line))
      guard !bytes.isEmpty else { continue }
      do throws(JSONError) {
        try body(&intake, bytes, line.number)
      } catch {
        intake.skip(SkipReason(error, isLast: !line.isTerminated), line: line.number)
      }
    }
  }

  /// All of the file, but for a byte order mark.
  ///
  /// - Throws: where it cannot be opened or read, or is larger than `limit` bytes.
  package func content(limit: Int = SpendFile.documentLimit) throws(SpendFileError) -> [UInt8] {
    let file = try OpenFile.open(path)
    var content: [UInt8] = []
    content.reserveCapacity(min(file.size, limit))
    var chunk = [UInt8](repeating: 0, count: min(max(file.size + 1, 4_096), 1 << 18))
    while true {
      let count = try file.read(into: &chunk, at: 0)
      if count == 0 { break }
      guard content.count + count <= limit else {
        throw SpendFileError("larger than \(limit >> 20) MiB; split it, or use a form with lines")
      }
      content += chunk[..<count]
    }
    if content.starts(with: LineBuffer.mark) { content.removeFirst(LineBuffer.mark.count) }
    return content
  }

  /// The first bytes of the file, `sampleSize` at most.
  package func sample() throws(SpendFileError) -> FileSample {
    let file = try OpenFile.open(path)
    var head = [UInt8](repeating: 0, count: Self.sampleSize)
    var count = 0
    while count < head.count {
      let more = try file.read(into: &head, at: count)
      if more == 0 { break }
      count += more
    }
    return FileSample(path: path, head: Array(head[..<count]))
  }
}

extension SkipReason {
  /// Why a part was skipped.
  ///
  /// - Parameters:
  ///   - error: what is wrong with it.
  ///   - isLast: whether the file ends with it, and may still be written.
  package init(_ error: JSONError, isLast: Bool = true) {
    self = isLast && error.reason == .cutOff ? .cutOff : .malformed
  }
}
