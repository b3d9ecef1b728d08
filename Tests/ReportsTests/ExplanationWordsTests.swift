import Testing

@testable import Metrics
@testable import Reports

@Suite("The words of a story") struct ExplanationWordsTests {
  @Test("what became of lines") func fates() {
    #expect(becameOf(nil, days: 14) == "what became of its lines is not known")
    #expect(becameOf(.of(0, surviving: 0), days: 14) == "it brought no new lines")
    #expect(
      becameOf(.of(9, surviving: 0, pending: 9), days: 14)
        == "its 9 new lines went live less than 14 days ago, too short to tell whether they stay")
    #expect(
      becameOf(.of(9, surviving: 9), days: 1) == "all of its 9 new lines stayed live for one day")
    #expect(becameOf(.of(1, surviving: 1), days: 1) == "its one new line stayed live for one day")
    #expect(
      becameOf(.of(1, surviving: 0), days: 14) == "its one new line did not stay live for 14 days")
    #expect(
      becameOf(.of(9, surviving: 0), days: 14)
        == "none of its 9 new lines stayed live for 14 days")
    #expect(
      becameOf(.of(9, surviving: 5, pending: 3), days: 14)
        == "5 of its 9 new lines stayed live for 14 days, and 3 are too young to tell")
  }

  @Test(
    "ways to the mainline",
    arguments: [
      ("direct", "made on the mainline"), ("merge", "merged by 9f8e7d6c5b"),
      ("squash", "squashed into 9f8e7d6c5b"), ("rebase", "rebased as 9f8e7d6c5b"),
      ("cherry-pick", "cherry-picked as 9f8e7d6c5b"), ("beamed", "beamed"),
    ]) func landings(kind: String, expected: String)
  {
    let landing = ExplainedLanding(
      kind: kind, mainlineCommit: commitB, arrivedAt: nil, linkedBy: nil, unlinkedBecause: nil,
      carries: [])
    #expect(landed(landing, commit: commitA) == [expected])
  }

  @Test(
    "shares",
    arguments: [
      (1, "1"), (0.5, "1/2"), (1 / 3, "1/3"), (0.4, "0.40"), (0, "0.00"),
    ] as [(Double, String)])
  func fractions(share: Double, expected: String) {
    #expect(fraction(share) == expected)
    #expect(fraction(.nan) == unknown)
  }

  @Test("a path keeps its end") func paths() {
    #expect(ending("a/b.swift", to: 9) == "a/b.swift")
    #expect(ending("Sources/Reports/File.swift", to: 20) == "…/Reports/File.swift")
    #expect(ending("Sources/Reports/File.swift", to: 8) == "…e.swift")
    #expect(ending("長い道/長い道", to: 8) == "…/長い道")
  }

  @Test("a list names the first, and leaves out no single one") func lists() {
    #expect(listed(["a", "b", "c"], first: 2) == ["a", "b", "c"])
    #expect(listed(["a", "b", "c", "d"], first: 2) == ["a", "b", "and 2 more"])
  }

  @Test("a sum of lines ends where counting does") func lines() {
    let sum = sum([.of(.max, surviving: 1), .of(2, surviving: 2)])
    #expect(sum.novel == .max)
    #expect(sum.surviving == 3)
  }

  @Test("a sum of tokens is known where all its parts are") func tokens() {
    func usage(_ input: Int64?) -> ExplainedUsage {
      ExplainedUsage(
        agent: "a", model: nil, session: nil, input: input, cacheRead: nil, cacheWrite: nil,
        output: 1)
    }
    #expect(RecordedTokens([usage(1), usage(2)]).input == 3)
    #expect(RecordedTokens([usage(1), usage(nil)]).input == nil)
    #expect(RecordedTokens([usage(1), usage(.max)]).input == nil)
    #expect(RecordedTokens([usage(-1)]).input == nil)
    #expect(RecordedTokens([usage(1), usage(nil)]).output == 2)
  }
}
