import FixtureSupport
import Foundation
import Testing

@Suite("The same input gives the same bytes", .enabled(if: Prerequisites.git, "needs git"))
struct DeterminismTests {
  private static let fixture = SharedFixture("determinism") { directory in
    let make = FixtureScript("worked-example/make.sh")
    try make.run([directory.appendingPathComponent("one").path])
    try make.run([directory.appendingPathComponent("two").path])
  }

  @Test("in every format", arguments: Outcomes.formats)
  func twice(_ format: String) throws {
    let arguments = ["scan", "--format", format] + (try Self.arguments(["one"]))
    let first = try Outcomes.run(arguments)
    #expect(first.exitCode == 0)
    #expect(!first.stdout.isEmpty)
    #expect(try Outcomes.run(arguments).stdout == first.stdout)
  }

  @Test("whatever the order of the repositories", arguments: Outcomes.formats)
  func order(_ format: String) throws {
    let options = ["scan", "--format", format]
    let first = try Outcomes.run(options + (try Self.arguments(["one", "two"])))
    let other = try Outcomes.run(options + (try Self.arguments(["two", "one"])))
    #expect(first.exitCode == 0)
    #expect(first.stdout == other.stdout)
  }

  @Test("a copy of a repository elsewhere has the same commits and numbers")
  func copy() throws {
    let one = try Outcomes.scan(try Self.arguments(["one"])).report
    let two = try Outcomes.scan(try Self.arguments(["two"])).report
    #expect(one["totals"] == two["totals"])
    #expect(one["developers"] == two["developers"])
    #expect(one["repositories"][0]["head"] == two["repositories"][0]["head"])
  }

  @Test("the time of the run is the one that SOURCE_DATE_EPOCH says")
  func time() throws {
    let scan = try Outcomes.scan(try Self.arguments(["one"]), at: 1_790_000_000)
    #expect(scan.report["generated_at"].string == "2026-09-21T14:13:20Z")
  }

  private static func arguments(_ names: [String]) throws -> [String] {
    let root = try fixture.directory()
    let window = ["--since", "2026-03-02", "--until", "2026-04-20"]
    return window + names.map { root.appendingPathComponent($0).path }
  }
}
