import Glibc

/// The files below some paths, and what there cannot be read.
package struct SpendFiles: Sendable {
  /// Each file once, sorted by path.
  package private(set) var files: [FileIdentity] = []
  /// Sorted by path.
  package private(set) var problems: [Problem] = []

  /// Something that is not read.
  package struct Problem: Hashable, Sendable {
    package let path: String
    /// Why, as the system or this project says it.
    package let message: String
    /// Whether something may be missing; a socket or a link in a circle holds nothing to read.
    package let isFailure: Bool
  }

  /// Directories that hold no logs, but very many files.
  private static let skipped: Set<String> = [".git", "node_modules"]

  private struct Node: Hashable {
    var device: UInt64
    var inode: UInt64

    init(_ status: stat) { (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino)) }
  }

  /// What was come by: a file that has several names is one, and links can lead in a circle.
  private var known: Set<Node> = []
  private var directories: [String] = []
  /// Followed last: what can be reached without a link has the path without one.
  private var links: [String] = []

  private init() {}

  /// Finds the files at and below `paths`, hidden ones too, and through links.
  ///
  /// - Parameter paths: files and directories. One that does not exist is a problem.
  /// - Returns: what was found.
  package static func find(_ paths: [String]) -> SpendFiles {
    var found = SpendFiles()
    for path in paths { found.add(path, at: .named) }
    while let link = found.links.popLast() { found.add(link, at: .linked) }
    found.files.sort { $0.path < $1.path }
    found.problems.sort { $0.path < $1.path }
    return found
  }

  /// How a path was come by.
  private enum Place { case named, below, linked }

  private mutating func add(_ path: String, at place: Place) {
    var status = stat()
    let isThere =
      place == .below ? unsafe lstat(path, &status) == 0 : unsafe stat(path, &status) == 0
    guard isThere else { return fail(path, SpendFileError(errno: errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFLNK: links.append(path)
    case S_IFREG:
      guard known.insert(Node(status)).inserted else { return }
      files.append(FileIdentity(path: path, status: status))
    case S_IFDIR:
      if known.insert(Node(status)).inserted {
        directories.append(path)
        // One that lies below another waits until that one has been read.
        if place != .below { walk() }
      } else if place == .linked {
        pass(path, "a link to a directory that is read already")
      }
    default: pass(path, "not a regular file", isFailure: place == .named)
    }
  }

  private mutating func walk() {
    while let directory = directories.popLast() {
      let first = directories.count
      let folder = directory.hasSuffix("/") ? directory : directory + "/"
      do throws(SpendFileError) {
        for name in try Self.names(in: directory).sorted(by: { $0.text < $1.text }) {
          guard name.isWhole else {
            pass(folder + name.text, "its name is not UTF-8", isFailure: true)
            continue
          }
          if !Self.skipped.contains(name.text) { add(folder + name.text, at: .below) }
        }
      } catch {
        fail(directory, error)
      }
      // The last one is taken first.
      directories[first...].reverse()
    }
  }

  private mutating func pass(_ path: String, _ message: String, isFailure: Bool = false) {
    problems.append(Problem(path: path, message: message, isFailure: isFailure))
  }

  private mutating func fail(_ path: String, _ error: SpendFileError) {
    pass(path, error.message, isFailure: true)
  }

  /// A name in a directory.
  private struct Name {
    var text: String
    /// Whether the text is the name, and was not repaired to UTF-8.
    var isWhole: Bool
  }

  private static func names(in directory: String) throws(SpendFileError) -> [Name] {
    guard let stream = unsafe opendir(directory) else { throw SpendFileError(errno: errno) }
    defer { unsafe closedir(stream) }
    var names: [Name] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe Array($0.prefix { $0 != 0 })
      }
      if name == [UInt8(ascii: ".")] || name == [UInt8(ascii: "."), UInt8(ascii: ".")] { continue }
      let text = String(decoding: name, as: UTF8.self)
      names.append(Name(text: text, isWhole: text.utf8.elementsEqual(name)))
    }
    guard errno == 0 else { throw SpendFileError(errno: errno) }
    return names
  }
}
