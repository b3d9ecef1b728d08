import FixtureSupport
import Foundation
import Testing

@Suite(
  "The page, as a file",
  .enabled(if: Prerequisites.git && Prerequisites.python, "needs git, python3"))
struct PageTests {
  @Test("of two hundred developers and a thousand deployments it has less than a megabyte")
  func size() throws {
    let scene = try PageScene.large.get()
    let text = try scene.text
    #expect(text.utf8.count < 1_000_000)
    #expect(text.contains("Uma Rowan"))
    #expect(text.contains("v1.1000.0"))
  }

  @Test("the same input gives the same bytes")
  func bytes() throws {
    let scene = try PageScene.large.get()
    let again = scene.directory.appendingPathComponent("again.html")
    try PageScene.scan(
      PageScene.largeArguments(scene.directory) + ["--no-cache"], to: again, at: 1_790_553_600)
    #expect(try Data(contentsOf: again) == Data(contentsOf: scene.page))
  }
}
