import Foundation

/// Files that the user or the configuration names.
enum InputFile {
  /// The whole content of a file.
  ///
  /// - Throws: a `Failure` that names the file and what is wrong with it.
  static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(kind: .unreadable, message: "cannot read '\(path)': no such file")
    }
    guard let bytes = readIfRegular(path, limit: limit) else {
      throw Failure(
        kind: .unreadable,
        message: "cannot read '\(path)': not a readable file of at most \(limit >> 20) MiB")
    }
    return bytes
  }

  /// The content of a regular file; `nil` for anything else: reading a FIFO would never end.
  static func readIfRegular(
    _ path: String, limit: Int, followingLinks: Bool = true
  ) -> [UInt8]? {
    let named = URL(fileURLWithPath: path)
    let url = followingLinks ? named.resolvingSymlinksInPath() : named
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, size <= limit,
      let data = try? Data(contentsOf: url)
    else { return nil }
    return Array(data)
  }
}
