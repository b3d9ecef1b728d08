import Glibc

/// What directories hold; one that cannot be read holds nothing.
enum Directory {
  static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// The paths of its directories, sorted.
  static func folders(in directory: String) -> [String] {
    names(in: directory).map { directory + "/" + $0 }.filter { kind(of: $0) == S_IFDIR }
  }

  /// The paths of its regular files whose names are wanted, sorted.
  static func files(in directory: String, where isWanted: (String) -> Bool) -> [String] {
    names(in: directory).filter(isWanted).map { directory + "/" + $0 }
      .filter { kind(of: $0) == S_IFREG }
  }

  /// Makes a directory that is the user's alone, and those that lead to it.
  static func make(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      _ = unsafe mkdir(made, 0o700)
    }
  }

  /// The names of what is in it, sorted; without hidden ones.
  private static func names(in directory: String) -> [String] {
    guard let stream = unsafe opendir(directory) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func kind(of path: String) -> mode_t {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }
}
