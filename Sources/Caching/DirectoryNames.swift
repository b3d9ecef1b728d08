internal import Glibc

/// The names in a directory.
package enum DirectoryNames {
  /// The names in the directory at `path`, sorted, without `.` and `..`; `nil` where there is none.
  package static func of(_ path: String) -> [String]? {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    return descriptor < 0 ? nil : reading(descriptor, most: .max).sorted()
  }

  /// At most so many names of an open directory, which is closed.
  static func reading(_ descriptor: Int32, most: Int) -> [String] {
    guard let directory = unsafe fdopendir(descriptor) else {
      close(descriptor)
      return []
    }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while names.count < most, let entry = unsafe readdir(directory) {
      // Not a copy of the whole entry: only so much of it is there as the name needs.
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { break }
      let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
      let name = unsafe String(cString: start.assumingMemoryBound(to: CChar.self))
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
