/// How many columns of a terminal the text takes.
///
/// Expects what ``visible(_:)`` returns. East Asian wide characters and emoji take two columns,
/// combining marks none (Unicode Annex 11, as terminals follow it).
func displayWidth(_ text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + displayWidth($1) }
}

/// The columns of one character, which may be several scalars.
private func displayWidth(_ character: Character) -> Int {
  let scalars = Array(character.unicodeScalars)
  if scalars.count == 1 { return displayWidth(scalars[0]) }
  // A base that is asked to look like an emoji is as wide as one.
  let isEmoji = scalars[0].properties.isEmoji && scalars.contains { $0.value == 0xFE0F }
  let width = scalars.reduce(0) { sum, scalar in
    // A skin tone colours the emoji before it.
    scalar.properties.isEmojiModifier ? sum : sum + displayWidth(scalar)
  }
  return isEmoji ? max(2, width) : width
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  if scalar.isCombining || scalar.value == 0x200E { return 0 }
  // The vowels and finals of a Hangul syllable stand inside the block of its first letter.
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  // A flag is two of these letters.
  if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 1 }
  if scalar.properties.isEmojiPresentation { return 2 }
  return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// East_Asian_Width W and F, joined over unassigned gaps.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
  0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1B000...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
]

/// The text, cut with `…` where it is wider than `width` columns.
func truncated(_ text: String, to width: Int) -> String {
  var kept = ""
  var used = 0
  for character in text {
    used += displayWidth(character)
    if used > width { return cut(kept, to: width - 1) + "…" }
    kept.append(character)
  }
  return text
}

/// A name, cut; where an address is behind it, something of both is kept.
///
/// Addresses are there because several people have the name: without them the rows look the same.
func truncatedName(_ text: String, to width: Int) -> String {
  guard displayWidth(text) > width, width >= 16, text.hasSuffix(">"),
    let open = text.lastIndex(of: "<"), text[..<open].last == " "
  else { return truncated(text, to: width) }
  let room = width - 3
  let name = truncated(String(text[..<open].dropLast()), to: room / 2)
  let address = text[open...].dropFirst().dropLast()
  return name + " <" + truncated(String(address), to: room - displayWidth(name)) + ">"
}

/// The cell, so that it does not turn its neighbours around.
///
/// A terminal that writes Arabic or Hebrew from right to left takes the numbers behind such a name
/// for a part of it, and shows the columns in the wrong order; an invisible mark ends it (Unicode
/// Annex 9, U+200E). It takes no column on a terminal, also on one that knows nothing of this.
func alone(_ cell: String) -> String {
  cell.unicodeScalars.contains(where: \.isRightToLeft) ? cell + "\u{200E}" : cell
}

extension Unicode.Scalar {
  /// Whether the scalar is in a block of scripts that are written from right to left.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}

/// The longest beginning of `text` that fits.
private func cut(_ text: String, to width: Int) -> String {
  var used = 0
  return String(
    text.prefix { character in
      used += displayWidth(character)
      return used <= width
    })
}

/// The text with spaces up to `width` columns.
func padded(_ text: String, to width: Int, right: Bool = false) -> String {
  let spaces = String(repeating: " ", count: max(0, width - displayWidth(text)))
  return right ? spaces + text : text + spaces
}

/// The text as lines of at most `width` columns, broken at spaces where there are any.
func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in words(text) {
    var word = word
    if !line.isEmpty, displayWidth(line) + 1 + displayWidth(word) <= width {
      line += " " + word
      continue
    }
    if !line.isEmpty { lines.append(line) }
    while displayWidth(word) > width {
      let head = cut(word, to: width)
      lines.append(head)
      word.removeFirst(max(1, head.count))
    }
    line = word
  }
  return line.isEmpty ? lines : lines + [line]
}

/// Words between spaces; a per cent sign stays with its number, and a number with its interval.
private func words(_ text: String) -> [String] {
  text.split(separator: " ").reduce(into: []) { words, word in
    if word.hasPrefix("%") || word == "±" || words.last?.hasSuffix("±") == true,
      let last = words.popLast()
    {
      words.append(last + " " + word)
    } else {
      words.append(String(word))
    }
  }
}
