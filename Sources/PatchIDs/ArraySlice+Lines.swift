extension ArraySlice<UInt8> {
  func begins(_ word: String) -> Bool { starts(with: word.utf8) }

  /// What follows `word` at the start; `nil` where something else stands there.
  func after(_ word: String) -> ArraySlice<UInt8>? {
    begins(word) ? dropFirst(word.utf8.count) : nil
  }

  var beginsWithLetter: Bool {
    guard let first else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20)
  }
}
