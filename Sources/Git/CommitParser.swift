extension Commit {
  /// Parses a commit's raw bytes as git does, and no stricter.
  ///
  /// The first `author` and the first `committer` line count; a NUL ends the message. `nil` where
  /// there is no tree.
  init?(raw: UnsafeRawBufferPointer) {
    var lines = HeaderLines(raw)
    guard let tree = lines.next()?.value(of: "tree").flatMap({ ObjectID(hex: $0) })
    else { return nil }
    var parents: [ObjectID] = []
    var (author, committer): (UnsafeRawBufferPointer?, UnsafeRawBufferPointer?) = (nil, nil)
    var (encoding, changeID): (UnsafeRawBufferPointer?, UnsafeRawBufferPointer?)
    while let line = lines.next() {
      if let value = line.value(of: "parent") {
        guard let id = ObjectID(hex: value) else { return nil }
        parents.append(id)
      } else if author == nil, let value = line.value(of: "author") {
        author = value
      } else if committer == nil, let value = line.value(of: "committer") {
        committer = value
      } else if let value = line.value(of: "encoding") {
        encoding = value
      } else if changeID == nil, let value = line.value(of: "change-id"), value.count <= 128 {
        changeID = value
      }
    }
    let start = lines.position
    let end = raw.firstIndex(of: 0, from: start) ?? raw.count
    let decoder = TextDecoder(encoding: encoding)
    self.init(
      tree: tree, parents: parents,
      author: Signature(line: author, decoder: decoder),
      committer: Signature(line: committer, decoder: decoder),
      message: decoder.utf8(UnsafeRawBufferPointer(rebasing: raw[start..<end])),
      changeID: changeID.map { decoder.string($0) })
  }
}

extension Signature {
  /// Splits `Name <email> time zone` at the first `<`, the next `>`, and the last `>`, as git's
  /// `split_ident_line` does.
  init(line: UnsafeRawBufferPointer?, decoder: TextDecoder) {
    guard let line, let open = line.firstIndex(of: UInt8(ascii: "<"), from: 0) else {
      self.init(name: line.map { decoder.string($0) } ?? "", email: "", time: 0)
      return
    }
    var nameEnd = open
    while nameEnd > 0, Self.isSpace(line[nameEnd - 1]) { nameEnd -= 1 }
    var nameStart = 0
    while nameStart < nameEnd, Self.isSpace(line[nameStart]) { nameStart += 1 }
    let close = line.firstIndex(of: UInt8(ascii: ">"), from: open) ?? line.count
    let last = line.lastIndex(of: UInt8(ascii: ">")) ?? line.count - 1
    self.init(
      name: decoder.string(UnsafeRawBufferPointer(rebasing: line[nameStart..<nameEnd])),
      email: decoder.string(UnsafeRawBufferPointer(rebasing: line[(open + 1)..<close])),
      time: Self.time(line, from: last + 1))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// The seconds after the address; 0 where there are none or they do not fit, as in git.
  private static func time(_ line: UnsafeRawBufferPointer, from start: Int) -> Int64 {
    var index = start
    while index < line.count, isSpace(line[index]) { index += 1 }
    var time: Int64 = 0
    while index < line.count, (48...57).contains(line[index]) {
      let (product, overflow) = time.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = product.addingReportingOverflow(Int64(line[index] - 48))
      if overflow || overflow2 { return 0 }
      time = sum
      index += 1
    }
    return time
  }
}

/// The part of an annotated tag that a reader of history needs.
struct TagObject {
  let target: ObjectID
  let taggerTime: Int64?

  init?(raw: UnsafeRawBufferPointer) {
    var lines = HeaderLines(raw)
    guard let target = lines.next()?.value(of: "object").flatMap({ ObjectID(hex: $0) })
    else { return nil }
    var time: Int64?
    while let line = lines.next() {
      guard time == nil, let value = line.value(of: "tagger") else { continue }
      time = Signature(line: value, decoder: TextDecoder(encoding: nil)).time
    }
    self.target = target
    taggerTime = time
  }
}
