/// A `Name <mail>`, split as git splits an ident line.
struct Contact {
  /// The bytes before the first `<`, without the white space behind them.
  let name: ArraySlice<UInt8>
  /// The bytes up to the first `>` that follows.
  let email: ArraySlice<UInt8>

  /// The contact that a line holds; `nil` where the line has no `<…>`.
  init?(_ line: ArraySlice<UInt8>) {
    guard let left = line.firstIndex(of: UInt8(ascii: "<")) else { return nil }
    let rest = line[(left + 1)...]
    guard let right = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    var end = left
    while end > line.startIndex, line[end - 1].isSpace { end -= 1 }
    name = line[line.startIndex..<end]
    email = rest[..<right]
  }

  var nameText: String { String(decoding: name, as: UTF8.self) }
  /// The address in small letters, which is how addresses are compared here.
  var address: String { String(decoding: email.map(\.lowercased), as: UTF8.self) }
}
