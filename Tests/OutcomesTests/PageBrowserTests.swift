import FixtureSupport
import Foundation
import Testing

// One browser after the other: each has several processes.
@Suite(
  "The page in a real browser", .serialized,
  .enabled(
    if: Prerequisites.git && Chromium.isInstalled,
    "needs git, and Debian's chromium, chromium-driver and python3-selenium"))
struct PageBrowserTests {
  @Test("it holds what it promises, with the figures of the worked example")
  func example() throws { try browse(try PageScene.example.get()) }

  @Test("every text of a hostile repository is inert")
  func hostile() throws { try browse(try PageScene.hostile.get()) }

  @Test("two hundred developers and a thousand deployments")
  func large() throws { try browse(try PageScene.large.get()) }

  @Test("what is wrong with a page is seen")
  func broken() throws {
    let done = try Chromium.run("broken.py", [try PageScene.example.get().page.path])
    #expect(done.exitCode == 0, "\(done.output)\(done.errors)")
    #expect(done.output.split(separator: "\n").count >= 25)
    #expect(!done.output.contains("MISSED"))
  }

  private func browse(_ scene: PageScene) throws {
    let done = try Chromium.run("browse.py", [scene.page.path])
    #expect(done.exitCode == 0, "\(done.output)\(done.errors)")
    let lines = done.output.split(separator: "\n")
    #expect(lines.count >= 12)
    #expect(lines.allSatisfy { $0.hasPrefix("ok ") })
  }
}
