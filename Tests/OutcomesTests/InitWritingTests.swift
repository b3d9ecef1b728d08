import FixtureSupport
import Foundation
import Testing

@Suite("init: writing the file", .enabled(if: Prerequisites.git, "needs git"))
struct InitWritingTests {
  @Test("it stands at the work tree's root, and says what comes next")
  func place() throws {
    let scene = try InitScene(files: ["deep/down/a": "1\n"])
    let done = try Outcomes.run(
      ["init"], in: scene.directory.appendingPathComponent("deep/down"))
    #expect(done.exitCode == 0)
    #expect(done.errors == "")
    #expect(done.output.hasPrefix("wrote '"))
    for command in ["outcomes hook install", "outcomes scan", "outcomes doctor"] {
      #expect(done.output.contains(command))
    }
    #expect(try scene.text().contains("[deployments]"))
    let inside = try FileManager.default.contentsOfDirectory(atPath: scene.directory.path)
    #expect(inside.sorted() == [".git", ".outcomes.toml", "deep"])
  }

  @Test("what is there stays, unless --force says otherwise")
  func existing() throws {
    let scene = try InitScene()
    try Data("horizon_days = 30\n".utf8).write(to: scene.file)
    let refused = try scene.initialise()
    #expect(refused.exitCode == 64)
    #expect(refused.output == "")
    #expect(refused.errors.contains("--force"))
    #expect(try scene.text() == "horizon_days = 30\n")
    #expect(try scene.initialise(["--force"]).exitCode == 0)
    #expect(try scene.text().contains("#horizon_days = 14\n"))
  }

  @Test("even what is broken can be replaced")
  func broken() throws {
    let scene = try InitScene()
    try Data("[[[".utf8).write(to: scene.file)
    #expect(try scene.initialise(["--force"]).exitCode == 0)
    #expect(try scene.text().contains("[deployments]"))
  }

  @Test(
    "a symbolic link is not followed, whether or not it leads somewhere", arguments: [true, false])
  func link(_ leads: Bool) throws {
    let scene = try InitScene()
    let target = scene.directory.deletingLastPathComponent().appendingPathComponent("target")
    if leads { try Data("mine\n".utf8).write(to: target) }
    try FileManager.default.createSymbolicLink(
      atPath: scene.file.path, withDestinationPath: target.path)
    #expect(try scene.initialise().exitCode == 64)
    #expect(try scene.initialise(["--force"]).exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: target.path) == leads)
    if leads { #expect(try String(contentsOf: target, encoding: .utf8) == "mine\n") }
    let kind = try FileManager.default.attributesOfItem(atPath: scene.file.path)[.type]
    #expect(kind as? FileAttributeType == .typeRegular)
  }

  @Test("a directory in its place stays; nothing is left behind")
  func directory() throws {
    let scene = try InitScene()
    try FileManager.default.createDirectory(at: scene.file, withIntermediateDirectories: false)
    #expect(try scene.initialise().exitCode == 64)
    let forced = try scene.initialise(["--force"])
    #expect(forced.exitCode == 3)
    #expect(forced.errors.contains("--print"))
    let inside = try FileManager.default.contentsOfDirectory(atPath: scene.directory.path)
    #expect(inside.sorted() == [".git", ".outcomes.toml", "a.swift"])
  }

  @Test("--print writes nothing but standard output, and the same text")
  func printed() throws {
    let scene = try InitScene(tags: ["v1.0.0"])
    let printed = try scene.initialise(["--print"])
    #expect(printed.exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: scene.file.path))
    #expect(printed.errors.hasPrefix("found: "))
    try scene.initialise()
    #expect(try scene.text() == printed.output)
    #expect(try scene.initialise(["--print"]).output == printed.output)
  }

  @Test("a bare repository has no place for it")
  func bare() throws {
    let scene = try InitScene(tags: ["v1.0.0"])
    let bare = scene.directory.deletingLastPathComponent().appendingPathComponent("bare.git")
    try scene.repository.run(["clone", "-q", "--bare", scene.directory.path, bare.path])
    let before = try FileManager.default.contentsOfDirectory(atPath: bare.path).sorted()
    let done = try Outcomes.run(["init", bare.path])
    #expect(done.exitCode == 0)
    #expect(done.output.contains("[deployments]"))
    #expect(done.errors.contains("hint: a bare repository"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: bare.path).sorted() == before)
  }

  @Test("without a repository there is nothing to write")
  func none() throws {
    let done = try Outcomes.run(["init", try TemporaryDirectory.make("none").path])
    #expect(done.exitCode == 3)
    #expect(done.errors.hasPrefix("error: cannot read '"))
  }
}
