import FixtureSupport
import Foundation
import Testing

@Suite("init: the report stays the same", .enabled(if: Prerequisites.git, "needs git"))
struct InitReportTests {
  private static let scenes: [String: (files: [String: String], tags: [String])] = [
    "no tags": (["a.swift": "let a = 1\n"], []),
    "versions": (["a.swift": "let a = 1\n"], ["v1.0.0", "v1.1.0-rc1", "nightly"]),
    "a monorepo that is released as a whole": (
      ["services/api/a.go": "a\n", "services/web/b.go": "b\n", "dist/c.js": "c\n"],
      ["v1.0.0", "api-v1.0.0"]
    ),
    "a monorepo without tags": (["apps/one/a.go": "a\n", "apps/two/b.go": "b\n"], []),
    "an owner's file": (["roster.txt": "x\n", "vendor/a.js": "a\n"], ["v1.0"]),
  ]

  @Test("what a scan finds by itself is not set", arguments: scenes.keys.sorted())
  func same(_ name: String) throws {
    let example = try #require(Self.scenes[name])
    let scene = try InitScene(files: example.files, tags: example.tags)
    try scene.repository.commit(
      "more\n\nAssisted-by: claude-code:claude-opus-5\n", by: InitScene.author,
      files: ["z.swift": "let z = 26\n"])
    try Self.expectSameReport(of: scene.directory)
  }

  @Test("nor in the worked example")
  func workedExample() throws {
    let place = try TemporaryDirectory.make("init-example").appendingPathComponent("example")
    try FixtureScript("worked-example/make.sh").run([place.path])
    // The work tree's counts, so that the committed one is out of the way.
    try FileManager.default.removeItem(at: place.appendingPathComponent(".outcomes.toml"))
    try Self.expectSameReport(of: place)
  }

  private static func expectSameReport(
    of directory: URL, source: SourceLocation = #_sourceLocation
  ) throws {
    let file = directory.appendingPathComponent(".outcomes.toml")
    for arguments in [["--all"], [], ["--by", "deployment"]] {
      let before = try Outcomes.run(
        ["scan", "--format", "json"] + arguments, in: directory)
      let done = try Outcomes.run(["init"], in: directory)
      #expect(done.exitCode == 0, "\(done.errors)", sourceLocation: source)
      let after = try Outcomes.run(["scan", "--format", "json"] + arguments, in: directory)
      try FileManager.default.removeItem(at: file)
      #expect(before.output == after.output, sourceLocation: source)
      #expect(before.exitCode == after.exitCode, sourceLocation: source)
    }
  }
}
