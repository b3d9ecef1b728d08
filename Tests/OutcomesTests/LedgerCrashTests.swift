import FixtureSupport
import Foundation
import Testing

/// The program is killed while it imports, records and reports, by `Fixtures/ledger-faults`.
@Suite(
  "A program that is killed",
  .enabled(if: Prerequisites.git && Prerequisites.python, "needs git and Python"))
struct LedgerCrashTests {
  /// A thousand with `OUTCOMES_FULL=1`.
  private static var rounds: Int {
    ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == nil ? 100 : 1_000
  }

  @Test("no acknowledged work is lost, none is half done, and the next run succeeds")
  func killed() throws {
    let directory = try TemporaryDirectory.make("ledger-crash")
    let script = Checkout.root.appendingPathComponent("Fixtures/ledger-faults/kill.py").path
    let done = try Program(named: "python3").run(
      ["-B", script, try Checkout.built("outcomes").executable.path, "\(Self.rounds)", "11"],
      in: directory,
      deadline: 1_800)
    #expect(done.exitCode == 0, "\(done.output)\(done.errors)")
    #expect(done.output.contains("nothing lost"))
  }
}
