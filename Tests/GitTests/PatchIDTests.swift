import FixtureSupport
import Foundation
import Testing

@testable import Git

/// Patch-ids of trees, against `git diff-tree -p -U0 | git patch-id --stable`.
@Suite("Patch ids of trees", .enabled(if: Prerequisites.git, "needs git"))
struct PatchIDTests {
  /// One entry of a tree: its mode and its content.
  typealias Files = [String: (mode: String, content: [UInt8])]

  private static func file(_ content: String, mode: String = "100644") -> (String, [UInt8]) {
    (mode, Array(content.utf8))
  }

  private static let before: Files = [
    "edited": file("a\nb\nc\nd\ne\n"), "renamed": file("1\n2\n3\n4\n"), "removed": file("x\ny\n"),
    "script": file("run\n"), "unended": file("last"), "empty": file(""), "dir/deep": file("d\n"),
    "binary": ("100644", [0, 1, 2]), "link": file("edited", mode: "120000"),
  ]

  private func tree(_ files: Files, _ git: InstalledGit) throws -> ObjectID {
    _ = try git.run(["read-tree", "--empty"])
    for (path, (mode, content)) in files {
      let id = try git.run(["hash-object", "-w", "--stdin"], input: content)
      _ = try git.run(
        [
          "update-index", "--add", "--cacheinfo",
          "\(mode),\(String(decoding: id.dropLast(), as: UTF8.self)),\(path)",
        ])
    }
    let id = String(decoding: try git.run(["write-tree"]).dropLast(), as: UTF8.self)
    return try #require(ObjectID(hex: id))
  }

  /// git's id, over the empty tree for `nil`.
  private func gitsID(_ git: InstalledGit, _ old: ObjectID?, _ new: ObjectID?) throws -> ObjectID? {
    let empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    let diff = try git.run(["diff-tree", "-p", "-U0", old?.hex ?? empty, new?.hex ?? empty])
    return ObjectID(hex: try git.run(["patch-id", "--stable"], input: diff).prefix(40))
  }

  private func made() throws -> InstalledGit {
    let git = try InstalledGit()
    _ = try git.run(["init", "-q", "-b", "main"])
    return git
  }

  /// How the id of a change compares with git's.
  enum Expected { case same, other, none }

  @Test(
    "every kind of change",
    arguments: [
      ("edit", .same, ["edited": file("a\nB\nc\nd\ne\nf\n")]),
      ("two files", .same, ["edited": file("a\nb\nc\n"), "dir/deep": file("d\ne\n")]),
      ("rename", .same, ["renamed": nil, "dir/new": file("1\n2\n3\n4\n")]),
      ("deletion", .same, ["removed": nil]),
      ("new file", .same, ["new": file("n\n"), "other": file("o")]),
      ("text and mode", .same, ["script": file("go\n", mode: "100755")]),
      ("newline at the end", .same, ["unended": file("last\n")]),
      ("no newline at the end", .same, ["edited": file("a\nb\nc\nd\ne")]),
      ("white space", .same, ["edited": file("a\n\tb \nc\nd\ne\n")]),
      ("link", .same, ["link": file("removed", mode: "120000")]),
      ("file becomes link", .same, ["edited": file("x", mode: "120000")]),
      ("file becomes directory", .same, ["removed": nil, "removed/x": file("x\n")]),
      ("filled", .same, ["empty": file("text\n")]),
      ("emptied", .same, ["edited": file("")]),
      ("nothing", .none, [:]),
      ("mode alone", .none, ["script": file("run\n", mode: "100755")]),
      ("new empty file", .none, ["new": file("")]),
      ("empty file deleted", .none, ["empty": nil]),
      ("binary", .none, ["binary": ("100644", [0, 1, 3])]),
      ("text and binary", .other, ["edited": file("z\n"), "binary": ("100644", [0, 1, 3])]),
      ("text and empty", .other, ["edited": file("z\n"), "new": file("")]),
    ] as [(String, Expected, [String: (String, [UInt8])?])])
  func kinds(name: String, expected: Expected, changes: [String: (String, [UInt8])?]) throws {
    let git = try made()
    defer { git.remove() }
    var after = Self.before
    for (path, change) in changes { after[path] = change }
    let (old, new) = (try tree(Self.before, git), try tree(after, git))
    let repository = try Repository(at: git.directory.path)
    for (from, to) in [(old, new), (new, old)] {
      let id = try repository.patchID(from: from, to: to)
      let gits = try gitsID(git, from, to)
      switch expected {
      case .same: #expect(id != nil && id == gits)
      case .other: #expect(id != nil && id != gits)
      case .none: #expect(id == nil)
      }
    }
  }

  @Test("the empty tree, and trees that are not there")
  func edges() throws {
    let git = try made()
    defer { git.remove() }
    let tree = try tree(["a": Self.file("a\n"), "b/c": Self.file("c\n")], git)
    let repository = try Repository(at: git.directory.path)
    let (whole, gone) = (
      try repository.patchID(from: nil, to: tree), try repository.patchID(from: tree, to: nil)
    )
    #expect(try whole == gitsID(git, nil, tree))
    #expect(try gone == gitsID(git, tree, nil))
    let nothing = try repository.patchID(from: nil, to: nil)
    #expect(nothing == nil)
    let missing = try #require(ObjectID(hex: String(repeating: "1", count: 40)))
    #expect(throws: GitError.self) { try repository.patchID(from: tree, to: missing) }
  }

  @Test("a file over 1 MiB counts as binary, and one just under as text")
  func large() throws {
    let git = try made()
    defer { git.remove() }
    let repository = try Repository(at: git.directory.path)
    for (size, isText) in [((1 << 20) + 1, false), (1 << 20, true)] {
      let content = String(repeating: "a\n", count: size / 2) + (size % 2 == 0 ? "" : "a")
      let id = try repository.patchID(
        from: nil, to: tree(["large": Self.file(content)], git))
      #expect((id != nil) == isText)
    }
  }

  @Test("one change in two histories, and the repository's settings, make no difference")
  func independent() throws {
    let git = try made()
    defer { git.remove() }
    func ids() throws -> [ObjectID?] {
      let repository = try Repository(at: git.directory.path)
      return try [("", ""), ("0\n", "\nz")].map { above, below in
        let old: Files = ["f": Self.file("\(above)a\nb\nc\nd\n\(below)"), "g": Self.file(above)]
        var new = old
        new["f"] = Self.file("\(above)a\nB\nc\nd\n\(below)")
        return try repository.patchID(from: tree(old, git), to: tree(new, git))
      }
    }
    let first = try ids()
    #expect(first[0] != nil && first[0] == first[1])
    for setting in ["diff.noprefix", "diff.mnemonicPrefix"] {
      _ = try git.run(["config", setting, "true"])
    }
    #expect(try ids() == first)
  }
}
