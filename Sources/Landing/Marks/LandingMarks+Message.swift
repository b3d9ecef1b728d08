import Git

extension LandingMarks {
  /// Reads the marks of a commit, line by line, where a line begins with one.
  init(of commit: Commit) {
    if let id = commit.changeID { changeIDs.append(id) }
    let message = commit.message
    var start = 0
    var isFirst = true
    while start < message.count {
      let end = message[start...].firstIndex(of: UInt8(ascii: "\n")) ?? message.count
      defer { start = end + 1 }
      guard end > start else { continue }
      if isFirst {
        isFirst = false
        if let subject = Self.line(message[start..<end]) { read(subject: subject) }
      } else if Self.prefixes.contains(where: { message[start..<end].starts(with: $0) }),
        let line = Self.line(message[start..<end])
      {
        read(line)
      }
    }
  }

  /// How the lines begin that are read below.
  private static let prefixes = [
    "Change-Id: ", "(cherry picked ", "This reverts ", "Reverts ", "See merge request ",
  ].map { Array($0.utf8) }

  /// A line as text; `nil` where it is longer than anything that a tool writes.
  private static func line(_ bytes: ArraySlice<UInt8>) -> Substring? {
    guard bytes.count <= 2_048 else { return nil }
    return String(decoding: bytes, as: UTF8.self)[...].withoutTrailingSpace
  }

  private mutating func read(subject: Substring) {
    mergedBranch = Self.mergedBranch(of: subject)
    if let number = subject.after("Merge pull request #")?.leadingNumber
      ?? subject.after("Merge #")?.leadingNumber
    {
      merged = number
    } else if subject.hasSuffix(")"), let open = subject.lastRange(of: "(#") {
      let digits = subject[open...].dropFirst(2).dropLast()
      squashed = digits.allSatisfy(\.isASCIIDigit) ? digits.leadingNumber : nil
    }
    for (prefix, kind) in [("Revert \"", RevertMark.Kind.revert), ("Reapply \"", .reapply)] {
      guard let rest = subject.after(prefix), let close = rest.lastIndex(of: "\"") else { continue }
      reverts.append(RevertMark(kind: kind, what: String(rest[..<close])))
    }
  }

  /// The branch that git's and the forges' own subjects name.
  private static func mergedBranch(of subject: Substring) -> String? {
    if let rest = subject.after("Merge pull request #"), let from = rest.firstRange(of: " from ") {
      // The owner of a fork comes first.
      let source = rest[from.upperBound...]
      return source.firstIndex(of: "/").map { String(source[$0...].dropFirst()) }
    }
    guard
      let rest = subject.after("Merge branch '") ?? subject.after("Merge remote-tracking branch '"),
      let close = rest.firstIndex(of: "'")
    else { return nil }
    let name = rest[..<close]
    guard subject.hasPrefix("Merge remote"), let slash = name.firstIndex(of: "/") else {
      return String(name)
    }
    return String(name[slash...].dropFirst())
  }

  private mutating func read(_ line: Substring) {
    if let id = line.after("Change-Id: "), id.hasPrefix("I"), id.utf8.count == 41,
      ObjectID(hex: id.dropFirst()) != nil
    {
      if !changeIDs.contains(String(id)) { changeIDs.append(String(id)) }
    } else if let rest = line.after("(cherry picked from commit "),
      let id = ObjectID(hex: rest.prefix(40)), rest.dropFirst(40) == ")"
    {
      cherryPickedFrom.append(id)
    } else if let rest = line.after("This reverts commit ") ?? line.after("This reverts "),
      let id = rest.leadingID
    {
      // The second form is that of `git revert --reference`.
      reverts.append(RevertMark(kind: .revert, what: id))
    } else if let rest = line.after("Reverts "), !rest.contains(" "),
      let mark = rest.lastIndex(of: "#"), let number = rest[mark...].dropFirst().leadingNumber
    {
      reverts.append(RevertMark(kind: .revert, what: "#\(number)"))
    } else if let rest = line.after("See merge request "), let mark = rest.lastIndex(of: "!"),
      let number = rest[mark...].dropFirst().leadingNumber
    {
      merged = merged ?? number
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

extension Substring {
  fileprivate var withoutTrailingSpace: Substring {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// What follows `prefix`; `nil` where the text does not begin with it.
  fileprivate func after(_ prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }

  /// Where `text` begins for the last time.
  fileprivate func lastRange(of text: String) -> Index? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index...].hasPrefix(text) { return index }
    }
    return nil
  }

  /// The number that the text begins with; `nil` without one, or with one that is no number of a
  /// pull request.
  fileprivate var leadingNumber: Int? {
    let digits = prefix { $0.isASCIIDigit }
    return digits.count <= 9 ? Int(digits) : nil
  }

  /// The commit id that the text begins with, abbreviated or not.
  fileprivate var leadingID: String? {
    let digits = prefix { $0.isHexDigit && $0.isASCII }
    return (7...40).contains(digits.count) ? digits.lowercased() : nil
  }
}
