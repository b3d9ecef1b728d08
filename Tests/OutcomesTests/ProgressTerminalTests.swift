import FixtureSupport
import Foundation
import Testing

/// What a user sees of a scan that takes a while.
@Suite("Progress on a terminal", .enabled(if: Prerequisites.git, "needs git"))
struct ProgressTerminalTests {
  private static let fixture = SharedFixture("progress") { directory in
    for name in ["one", "two"] {
      try FixtureScript("large-history/generate.py")
        .run([directory.appendingPathComponent(name).path, "3000", "60", "7"])
    }
  }

  private static func scan(
    _ names: [String], columns: Int, options: [String] = [], terminal: String = "xterm"
  ) throws -> Completed {
    let script = Checkout.fixtures.appendingPathComponent("progress/terminal.py").path
    let program = try Checkout.built("outcomes").executable.path
    let paths = try names.map { try fixture.directory().appendingPathComponent($0).path }
    return try Program(named: "python3").run(
      [script, "\(columns)", program, "scan", "--no-cache", "--all"] + options + paths,
      environment: ["TERM": terminal, "SOURCE_DATE_EPOCH": "1900000000"], deadline: 300)
  }

  @Test("is one line that is erased, and changes nothing else", arguments: [40, 80, 160])
  func one(_ columns: Int) throws {
    let done = try Self.scan(["one"], columns: columns)
    #expect(done.exitCode == 0, "\(done.output)\(done.errors)")
  }

  @Test("of several repositories") func several() throws {
    let done = try Self.scan(["one", "two"], columns: 80)
    #expect(done.exitCode == 0, "\(done.output)\(done.errors)")
  }

  @Test(
    "is not there where nobody wants it",
    arguments: [(["--quiet"], "xterm"), ([], "dumb")] as [([String], String)])
  func unwanted(_ options: [String], _ terminal: String) throws {
    let done = try Self.scan(["one"], columns: 80, options: options, terminal: terminal)
    #expect(done.output == "there was no progress\nno number tells how far it is\n")
  }
}
