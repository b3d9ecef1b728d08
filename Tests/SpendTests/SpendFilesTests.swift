import FixtureSupport
import Foundation
import Glibc
import Spend
import Testing

@Suite("Finding files")
struct SpendFilesTests {
  /// A directory, in which files are made by their paths.
  private struct Tree {
    let root: URL

    init() throws { root = try TemporaryDirectory.make("tree") }

    func path(_ name: String) -> String { root.appendingPathComponent(name).path }

    func file(_ name: String, _ text: String = "x") throws {
      let file = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    func found(_ names: [String] = [""]) -> (files: [String], problems: [String: Bool]) {
      let found = SpendFiles.find(names.map { $0.isEmpty ? root.path : path($0) })
      func name(_ path: String) -> String { String(path.dropFirst(root.path.count + 1)) }
      return (
        found.files.map { name($0.path) },
        Dictionary(uniqueKeysWithValues: found.problems.map { (name($0.path), $0.isFailure) })
      )
    }
  }

  @Test("hidden files too, but neither git's nor node's; sorted")
  func names() throws {
    let tree = try Tree()
    for name in ["b/x", ".claude/z", "a", ".git/y", "node_modules/y", "c/.git/y", "b/a/.h", "é"] {
      try tree.file(name)
    }
    #expect(tree.found().files == [".claude/z", "a", "b/a/.h", "b/x", "é"])
    #expect(tree.found().problems.isEmpty)
    #expect(tree.found([".git"]).files == [".git/y"])
  }

  @Test("a file is found once, by the path without a link")
  func once() throws {
    let tree = try Tree()
    try tree.file("z/file")
    try tree.link("a", to: "z")
    try tree.link("b", to: "z/file")
    try FileManager.default.linkItem(atPath: tree.path("z/file"), toPath: tree.path("z/other"))
    #expect(tree.found().files == ["z/file"])
    #expect(tree.found(["z", "z/file", "", "z"]).files == ["z/file"])
    #expect(tree.found(["a"]).files == ["a/file"])
  }

  @Test("links in a circle end, and are named")
  func circles() throws {
    let tree = try Tree()
    try tree.file("a/file")
    try tree.link("a/up", to: "..")
    try tree.link("self", to: "self")
    try tree.link("gone", to: "nowhere")
    #expect(tree.found().files == ["a/file"])
    #expect(tree.found().problems == ["a/up": false, "self": true, "gone": true])
  }

  @Test("a FIFO does not block: it is passed over, or an error where it was asked for")
  func fifo() throws {
    let tree = try Tree()
    try tree.file("file")
    #expect(mkfifo(tree.path("pipe"), 0o600) == 0)
    #expect(tree.found().files == ["file"])
    #expect(tree.found().problems == ["pipe": false])
    #expect(tree.found(["pipe"]).problems == ["pipe": true])
    #expect(tree.found(["nothing"]).problems == ["nothing": true])
    #expect(throws: SpendFileError("not a regular file")) {
      try SpendFile(path: tree.path("pipe")).sample()
    }
  }

  @Test("a name that is no UTF-8 is named as far as it can be")
  func encoding() throws {
    let tree = try Tree()
    try tree.file("file")
    let name: [CChar] = Array((tree.path("bad") + "\u{1}").utf8CString).map { $0 == 1 ? -1 : $0 }
    let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(tree.found().files == ["file"])
    #expect(tree.found().problems == ["bad\u{FFFD}": true])
  }

  @Test("what may not be read is named", .enabled(if: geteuid() != 0, "root may read everything"))
  func permissions() throws {
    let tree = try Tree()
    try tree.file("closed/file")
    try tree.file("open")
    #expect(chmod(tree.path("closed"), 0) == 0)
    defer { chmod(tree.path("closed"), 0o700) }
    #expect(tree.found().files == ["open"])
    #expect(tree.found().problems == ["closed": true])
  }

  @Test("a path that is longer than the system takes is named")
  func depth() throws {
    let tree = try Tree()
    try tree.file("file")
    let name = String(repeating: "d", count: 250)
    var directory = open(tree.root.path, O_RDONLY | O_DIRECTORY)
    for _ in 0..<20 {
      try #require(mkdirat(directory, name, 0o700) == 0)
      let next = openat(directory, name, O_RDONLY | O_DIRECTORY)
      close(directory)
      directory = next
    }
    close(directory)
    #expect(tree.found().files == ["file"])
    #expect(tree.found().problems.values.elementsEqual([true]))
  }

  @Test("an identity changes with the content, and only then")
  func identity() throws {
    let tree = try Tree()
    try tree.file("file", "one")
    let first = SpendFiles.find([tree.path("file")]).files
    #expect(first == SpendFiles.find([tree.path("file")]).files)
    #expect(first.map(\.size) == [3])
    try tree.file("file", "two")
    #expect(first != SpendFiles.find([tree.path("file")]).files)
  }
}
