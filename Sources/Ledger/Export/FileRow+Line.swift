import JSONScanning

/// A file that was read as a line of an export.
extension FileRow {
  enum Member: String, CaseIterable {
    case path, device, inode, size
    case modifiedAt = "mtime_ns"
    case changedAt = "ctime_ns"
    case format
    case assignedAuthor = "assigned_author"
    case readers
    case importedAt = "imported_at"
    case taken, repeated
    case passedOver = "passed_over"
    case skips
  }

  func write(to line: inout JSONLine) {
    line.member("kind", "file")
    line.member("path", file.path)
    line.member("device", file.identity.device)
    line.member("inode", file.identity.inode)
    line.member("size", file.identity.size)
    line.member("mtime_ns", file.identity.modifiedAt)
    line.member("ctime_ns", file.identity.changedAt)
    line.member("format", optional: file.format)
    line.member("assigned_author", optional: file.assignedAuthor)
    line.member("readers", readers)
    line.member("imported_at", file.importedAt)
    line.member("taken", Int64(file.taken))
    line.member("repeated", Int64(file.repeated))
    line.member("passed_over", Int64(file.passedOver))
    guard !file.skips.isEmpty else { return }
    line.member("skips", file.skips) { line, skip in
      line.begin()
      line.member("reason", skip.reason)
      line.member("count", Int64(skip.count))
      line.member("first_line", optional: skip.firstLine.map(Int64.init))
      line.end()
    }
  }

  /// - Throws: what is wrong with the line.
  init(
    _ members: inout LineMembers<Member>, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    self.init(
      file: ImportedFile(
        path: "",
        identity: ImportedFile.Identity(
          device: 0, inode: 0, size: 0, modifiedAt: 0, changedAt: 0),
        format: nil, importedAt: 0, taken: 0, repeated: 0, passedOver: 0), readers: 0)
    members.begin()
    while let key = try members.next(&json, bytes) { try read(key, &json, bytes) }
    try members.require(
      Member.allCases.filter { ![.format, .assignedAuthor, .skips].contains($0) })
  }

  private mutating func read(
    _ key: Member, _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws {
    switch key {
    case .path: file.path = try json.text(of: key, bytes)
    case .device: file.identity.device = try json.number(of: key, bytes)
    case .inode: file.identity.inode = try json.number(of: key, bytes)
    case .size: file.identity.size = try json.count(of: key, bytes)
    case .modifiedAt: file.identity.modifiedAt = try json.number(of: key, bytes)
    case .changedAt: file.identity.changedAt = try json.number(of: key, bytes)
    case .format: file.format = try json.text(of: key, bytes)
    case .assignedAuthor: file.assignedAuthor = try json.text(of: key, bytes)
    case .readers: readers = try json.count(of: key, bytes)
    case .importedAt: file.importedAt = try json.number(of: key, bytes)
    case .taken: file.taken = Int(try json.count(of: key, bytes))
    case .repeated: file.repeated = Int(try json.count(of: key, bytes))
    case .passedOver: file.passedOver = Int(try json.count(of: key, bytes))
    case .skips: file.skips = try ImportedFile.Skip.array(&json, bytes)
    }
  }
}

extension ImportedFile.Skip {
  enum Member: String, CaseIterable {
    case reason, count
    case firstLine = "first_line"
  }

  fileprivate static func array(
    _ json: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws -> [ImportedFile.Skip] {
    guard try json.enterArray(in: bytes) else { throw ExportFault.value("skips") }
    var skips: [ImportedFile.Skip] = []
    while try json.nextElement(in: bytes) {
      guard try json.enterObject(in: bytes) else { throw ExportFault.value("skips") }
      skips.append(try ImportedFile.Skip(&json, bytes))
    }
    return skips.sorted { $0.reason < $1.reason }
  }

  private init(_ json: inout JSONScanner, _ bytes: Span<UInt8>) throws {
    self.init(reason: "", count: 0, firstLine: nil)
    var members = LineMembers<Member>()
    while let key = try members.next(&json, bytes) {
      switch key {
      case .reason: reason = try json.text(of: key, bytes)
      case .count: count = Int(try json.count(of: key, bytes))
      case .firstLine: firstLine = Int(try json.number(of: key, bytes))
      }
    }
    try members.require([.reason, .count])
    guard count > 0 else { throw ExportFault.value("count") }
  }
}
