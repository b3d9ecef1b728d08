import FixtureSupport
import Foundation
import Testing

/// Elsewhere the graph is walked by recursion, and once for each deployment.
@Suite("Long histories", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentScaleTests {
  /// 10,000 commits, or with `OUTCOMES_FULL=1` 100,000; and 1,000 deployments.
  private static let commits =
    ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1" ? 100_000 : 10_000
  private static let deployments = 1_000
  private static let start = 1_700_000_000
  /// Three weeks after the last deployment.
  private static let end = start + commits * 60 + deployments * 3_600 + 21 * 86_400

  /// Commit `n` writes one line of its own into one of eight files.
  private static var stream: String {
    (1...commits).map { number in
      let text = "let value\(number) = \(number)\n"
      return """
        commit refs/heads/main
        mark :\(number)
        committer Ann <ann@example.org> \(start + number * 60) +0000
        data 2
        c
        M 644 inline file\(number % 8).swift
        data \(text.utf8.count)
        \(text)

        """
    }.joined()
  }

  @Test("a thousand deployments of a long history, a rollback after each, have the right counts")
  func counts() throws {
    let place = try TemporaryDirectory.make("scale")
    let directory = place.appendingPathComponent("long.git")
    let ids = try FastImport.write(Self.stream, to: directory, keepsPack: true)
    let step = Self.commits / Self.deployments
    // The k-th has k steps of commits, an hour after the k-1st; and for a minute what was before.
    var lines: [String] = []
    for number in 1...Self.deployments {
      let time = Self.start + Self.commits * 60 + number * 3_600
      func line(_ commit: Int, _ time: Int) -> String {
        let moment = Date(timeIntervalSince1970: TimeInterval(time)).ISO8601Format()
        return #"{"commit": "\#(ids[commit * step - 1])", "finished_at": "\#(moment)"}"#
      }
      lines.append(line(number, time))
      guard number > 1 else { continue }
      lines.append(line(number - 1, time + 60))
      lines.append(line(number, time + 120))
    }
    let file = place.appendingPathComponent("deployments.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    let done = try Checkout.built("outcomes").run(
      ["scan", "--format", "json", "--all", "--deployments", file.path, directory.path],
      environment: ["SOURCE_DATE_EPOCH": "\(Self.end)"], deadline: 300)
    #expect(done.exitCode == 0, "\(done.errors)")
    try check(try JSONValue(parsing: done.stdout), step: step)
  }

  private func check(_ report: JSONValue, step: Int) throws {
    let rows = report["deployments"].items
    let new = rows.dropFirst().compactMap { $0["new_commits"].integer }
    #expect(rows.count == 3 * Self.deployments - 2)
    #expect(new.reduce(0, +) == Self.commits - step)
    #expect(new.filter { $0 == step }.count == Self.deployments - 1)
    // Each brings eight lines, a rollback the eight from before, but for those of the baseline, and
    // the way forward its own again; the last ones stay.
    let lines = report["totals"]["lines"]
    let steps = Self.deployments - 1
    #expect(lines["surviving"].integer == 8)
    #expect(lines["novel"].integer == 8 * (3 * steps - 1))
  }
}
