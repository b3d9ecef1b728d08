import FixtureSupport
import Foundation
import Testing

@Suite(
  "A hostile pull request gets the right verdict, in plain words and little memory",
  .enabled(if: Prerequisites.git && Prerequisites.python, "needs git and python3"))
struct GateHostileTests {
  private static let isFull = ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1"

  /// What one process may take, in MiB.
  private static let mostMegabytes = 255

  @Test("of any shape", arguments: shapes)
  func shape(_ hostile: GateHostileCase) throws { try Self.expect(hostile) }

  /// `OUTCOMES_FULL=1` takes the sizes that an attack would have.
  @Test("of any size", arguments: isFull ? full : small)
  func size(_ hostile: GateHostileCase) throws { try Self.expect(hostile) }

  private static func expect(_ hostile: GateHostileCase) throws {
    let judged = try hostile.judged()
    #expect(judged.exitCodes == [hostile.exitCode], "\(judged.errors)")
    #expect(judged.problems == [])
    #expect(judged.megabytes <= mostMegabytes)
    for (name, count) in hostile.counts { #expect(judged.count(name) == count, "\(name)") }
    if let words = hostile.words { #expect(judged.errors.contains(words)) }
  }

  private static let shapes = [
    GateHostileCase("words", 1, exits: 1, ["deployments.config unsatisfied": 108], as: []),
    GateHostileCase("oddities", 1, exits: 1, ["attribution unsatisfied": 26], as: []),
    GateHostileCase(
      "malformed-notes", 1, exits: 1,
      ["spend.recorded satisfied": 1, "spend.recorded unsatisfied": 11], as: []),
    GateHostileCase("wrong-policy", 1, exits: 2, saying: "unknown key", as: []),
    GateHostileCase(
      "padded-policy", 1_100_000, exits: 2, saying: "larger than 1 MiB", as: ["text"]),
    GateHostileCase("approvers", 10_000, exits: 0, ["attribution satisfied": 1]),
    GateHostileCase("approving", 50, exits: 0, ["deployments.config satisfied": 1]),
    // Of more approvals in one message none is believed, rather than all read.
    GateHostileCase("approving", 10_000, exits: 1, ["deployments.config unsatisfied": 1]),
    GateHostileCase("octopus", 1_000, exits: 1, ["attribution unsatisfied": 1_000]),
    GateHostileCase("crisscross", 1_000, exits: 1, ["attribution unsatisfied": 2]),
  ]

  private static let small =
    cases(
      commits: 1_000, lines: 3_000, short: 3_000, megabytes: 1, exits: 1) + [
      GateHostileCase("long-line", 1, exits: 1, ["attribution unsatisfied": 1]),
      GateHostileCase("long-names", 2, exits: 1, ["attribution unsatisfied": 2]),
      GateHostileCase("long-approvals", 20, exits: 1, ["deployments.config unsatisfied": 20]),
      GateHostileCase("session-lines", 100_000, exits: 3, saying: "too many trailers"),
      GateHostileCase("large-message", 40, exits: 3, saying: "larger than 32 MiB"),
    ]

  private static let full =
    cases(commits: 100_000, lines: 300_000, short: 2_000_000, megabytes: 10, exits: 3) + [
      GateHostileCase("many", 100_000, exits: 1, ["attribution unsatisfied": 10_000], as: []),
      GateHostileCase("large-messages", 10, exits: 1, ["attribution unsatisfied": 20]),
      GateHostileCase("large-message", 30, exits: 1, ["attribution unsatisfied": 1]),
      GateHostileCase("waiver-lines", 1_000_000, exits: 3, saying: "larger than 32 MiB"),
      GateHostileCase("listed-waiver-lines", 1_000_000, exits: 3, saying: "larger than 32 MiB"),
      GateHostileCase("short-trailers", 7_500_000, exits: 3, saying: "too many trailers"),
      GateHostileCase("footer-lines", 900_000, exits: 3, saying: "too many trailers"),
      GateHostileCase("blank-lines", 30_000_000, exits: 1, ["attribution satisfied": 1]),
      GateHostileCase("wordy-waivers", 10_000, exits: 0, ["attribution not_applicable": 10_000]),
      GateHostileCase("long-line", 10, exits: 1, ["attribution unsatisfied": 1]),
      GateHostileCase("long-names", 20, exits: 1, ["attribution unsatisfied": 20]),
      GateHostileCase("long-approvals", 1_000, exits: 1, ["deployments.config unsatisfied": 1_000]),
      GateHostileCase("many-notes", 50_000, exits: 0, ["spend.recorded satisfied": 1]),
      GateHostileCase("large-note", 20, exits: 1, ["spend.recorded unsatisfied": 1]),
      GateHostileCase("large-own-note", 15, exits: 0, ["spend.recorded satisfied": 1]),
    ]

  /// The cases that differ in their sizes alone.
  ///
  /// - Parameters:
  ///   - commits: how many commits a range has.
  ///   - lines: how many lines a message has.
  ///   - short: how many, if they are short.
  ///   - megabytes: how large a message is.
  ///   - code: the exit code of what has so many lines.
  /// - Returns: the cases.
  private static func cases(
    commits: Int, lines: Int, short: Int, megabytes: Int, exits code: Int
  ) -> [GateHostileCase] {
    [
      GateHostileCase("many", commits, exits: 1, ["attribution unsatisfied": commits / 10]),
      GateHostileCase("waivers", commits, exits: 0, ["attribution overridden": 1]),
      GateHostileCase("waived", commits / 2, exits: 0, ["attribution overridden": commits / 2]),
      GateHostileCase(
        "configuration", commits / 10, exits: 1, ["deployments.config unsatisfied": commits / 10]),
      GateHostileCase("approvals", commits / 10, exits: 0, ["deployments.config satisfied": 1]),
      GateHostileCase("large-message", megabytes, exits: 1, ["attribution unsatisfied": 1]),
      GateHostileCase("session-lines", lines, exits: code),
      GateHostileCase("coauthor-lines", lines, exits: code),
      GateHostileCase("agent-lines", lines, exits: code),
      GateHostileCase("signature-lines", lines, exits: code),
      GateHostileCase("hidden-lines", lines, exits: code),
      GateHostileCase("short-signs", short, exits: code),
      GateHostileCase("waiver-lines", lines, exits: code == 1 ? 0 : code),
      GateHostileCase("listed-waiver-lines", lines, exits: code == 1 ? 0 : code),
    ]
  }
}
