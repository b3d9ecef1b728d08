/// Lines of ours in a file of somebody else's, between two comments.
///
/// The form is the same in shell scripts, YAML and git's configuration, which all write comments
/// with `#`. Taking the block out gives the file back byte for byte:
///
///     # outcomes hook: begin 90a3ed9e32b2aaf4
///     …
///     # outcomes hook: end
///
/// The first line says what else had to be done: `, line ended` where the text before it had no
/// newline, and `, new file` where there was no file.
struct MarkedBlock: Equatable, Sendable {
  /// What the comments call it; a file may have two blocks with different titles.
  var title = "outcomes hook"
  let lines: [String]

  private static let lineEnded = ", line ended"
  private static let newFile = ", new file"

  private var body: [UInt8] { lines.flatMap { Array($0.utf8) + [0x0A] } }

  private func text(_ remark: String, sealing head: [UInt8] = []) -> [UInt8] {
    Array("# \(title): begin \(Seal(of: [head, body]))\(remark)\n".utf8) + body
      + Array("# \(title): end\n".utf8)
  }

  /// A file that holds nothing but the block, after what such a file begins with.
  func newFile(after head: String = "") -> [UInt8] {
    let head = Array(head.utf8)
    return head + text(Self.newFile, sealing: head)
  }

  /// The text with the block in it.
  ///
  /// - Parameters:
  ///   - text: the file's content.
  ///   - offset: the start of a line, or the end of the text.
  /// - Returns: the new content.
  func inserted(into text: [UInt8], at offset: Int) -> [UInt8] {
    let before = text[..<offset]
    let isOpen = before.last.map { $0 != 0x0A } ?? false
    return before + (isOpen ? [0x0A] : []) + self.text(isOpen ? Self.lineEnded : "")
      + text[offset...]
  }
}

extension MarkedBlock {
  /// Where a block stands in a file, and what the file was without it.
  struct Found: Equatable, Sendable {
    /// Whether nobody has changed the lines since.
    let isIntact: Bool
    let lines: [String]
    /// The file without the block; `nil` where there was none.
    let original: [UInt8]?
  }

  /// The block in a text; `nil` where there is none, or only one end of one.
  static func find(in text: [UInt8], title: String = "outcomes hook") -> Found? {
    let (begin, end) = ("# \(title): begin ", "# \(title): end")
    guard let start = line(begin, in: text, from: 0, whole: false),
      let last = line(end, in: text, from: start.upperBound, whole: true)
    else { return nil }
    let head = String(decoding: text[start], as: UTF8.self).dropFirst(begin.count)
    let body = text[start.upperBound..<last.lowerBound]
    let isNew = head.contains(newFile)
    let isEnded = head.contains(lineEnded)
    let before = text[..<(start.lowerBound - (isEnded ? 1 : 0))]
    let rest = text[last.upperBound...]
    return Found(
      isIntact: head.hasPrefix(Seal(of: [isNew ? before : [], body]).description),
      lines: String(decoding: body, as: UTF8.self).split(separator: "\n").map(String.init),
      // What stands before the block of a new file was written with it, or the seal is broken.
      original: isNew && rest.isEmpty
        ? nil : Array(before) + (isNew ? inheriting(rest) : Array(rest)))
  }

  /// What is left of a new file: a block of ours that follows is the one that made it now.
  private static func inheriting(_ rest: ArraySlice<UInt8>) -> [UInt8] {
    let line = rest.prefix { $0 != 0x0A }
    let text = String(decoding: line, as: UTF8.self)
    guard text.hasPrefix("# outcomes "), text.contains(": begin ") else { return Array(rest) }
    return line + Array(newFile.utf8) + rest.dropFirst(line.count)
  }

  /// The first line that begins with a text, its newline included.
  private static func line(
    _ prefix: String, in text: [UInt8], from offset: Int, whole: Bool
  ) -> Range<Int>? {
    var start = offset
    while start < text.count {
      let newline = text[start...].firstIndex(of: 0x0A)
      let end = newline ?? text.count
      let line = text[start..<end]
      let next = newline.map { $0 + 1 } ?? text.count
      if whole ? line.elementsEqual(prefix.utf8) : line.starts(with: prefix.utf8) {
        return start..<next
      }
      start = next
    }
    return nil
  }
}
