import Spend
import Testing

@Suite struct CodexTests {
  @Test func bothGenerationsAForkASubagentAndWhatIsPrinted() throws {
    let intake = try AgentLog.read(AgentLog.files("codex"), by: CodexReader.self)
    #expect(
      intake.summary.sorted() == [
        "gpt-5 1200 1100 100 110",
        "gpt-5.6-luna 400 1600 0 50",
        "gpt-5.6-sol 100 1400 0 40",
        "gpt-5.6-sol 1000 0 0 100",
        "gpt-5.6-sol 800 800 0 150",
        "gpt-6-luna 900 0 0 70",
        "gpt-6-sol 1500 1000 500 200",
        "gpt-6-sol 500 3500 0 120",
      ])
    #expect(intake.skipped.isEmpty)
    #expect(!intake.everything.contains(AgentLog.canary))
  }

  @Test func recordsSayWhereTheyComeFrom() throws {
    let intake = try AgentLog.read(AgentLog.files("codex"), by: CodexReader.self)
    let (a, c) = ("01a01e66-0e80-700a-8000-00000000000a", "01a0f67a-3800-700c-8000-00000000000c")
    let first = try #require(intake.records.first { $0.usage.tokens.output == 100 })
    #expect(
      first.origin
        == Origin(
          time: 1_787_216_405_000, session: a, directory: "/home/dev/widget",
          repository: "https://example.org/team/widget", branch: "feature/parser",
          fileStart: 1_787_216_400_000))
    #expect(first.grain == .request && first.usage.accuracy == .exact && first.agent == "codex")
    let subagent = try #require(intake.records.first { $0.usage.model == "gpt-6-luna" })
    #expect(subagent.origin.session == c && subagent.usage.isSidechain)
    #expect(intake.records.filter { $0.usage.terms == .priority }.count == 2)
    let printed = try #require(intake.records.first { $0.usage.model == "gpt-5" })
    #expect(printed.grain == .session && printed.usage.accuracy == .approximate)
    #expect(printed.origin.time == 1_790_926_200_000)
    let commit = SessionLink.Target.parentCommit("0123456789abcdef0123456789abcdef01234567")
    #expect(intake.links.filter { $0.key.target == commit }.count == 3)
    let alias = SessionLink.Target.alias("01a0f67a-4b88-700d-8000-00000000000d")
    #expect(intake.links.contains { $0.key.session == c && $0.key.target == alias })
  }

  @Test func filesCanBeReadInAnyOrderAndTwice() throws {
    let files = try AgentLog.files("codex")
    let expected = try AgentLog.read(files, by: CodexReader.self)
    for start in files.indices {
      let order = files[start...] + files[..<start]
      let intake = try AgentLog.read(order.reversed() + order, by: CodexReader.self)
      #expect(Set(intake.records) == Set(expected.records))
      #expect(intake.links == expected.links)
    }
  }

  @Test func aForkAloneHasOnlyItsOwnCalls() throws {
    let files = try AgentLog.files("codex").filter { $0.path.contains("T11-00-00") }
    let intake = try AgentLog.read(files, by: CodexReader.self)
    #expect(intake.summary == ["gpt-5.6-sol 100 1400 0 40"])
    // The copies, the totals that the fork began with, and the event without totals.
    #expect(intake.tally.passedOver == 5)
  }
}

/// Files as older and newer versions wrote them, in few lines.
@Suite struct CodexGenerationTests {
  private let root = "01a01e66-0e80-700a-8000-00000000000a"
  private let fork = "01a01ed3-eb80-700b-8000-00000000000b"

  private func meta(_ id: String, parent: String? = nil) -> String {
    let parent = parent.map { ",\"forked_from_id\":\"\($0)\"" } ?? ""
    return """
      {"timestamp":"2026-08-20T09:00:00Z","type":"session_meta","payload":{"id":"\(id)"\(parent)}}
      """
  }

  private func turn(_ id: String) -> String {
    """
    {"timestamp":"2026-08-20T09:00:00Z","type":"turn_context","payload":{"turn_id":"\(id)","model":"m"}}
    """
  }

  private func usage(_ counts: (Int, Int)) -> String {
    #"{"input_tokens":\#(counts.0),"cached_input_tokens":0,"output_tokens":\#(counts.1)}"#
  }

  private func event(
    _ total: (Int, Int)?, _ last: (Int, Int)?, at second: Int = 1
  ) -> String {
    let parts = [
      total.map { "\"total_token_usage\":" + usage($0) },
      last.map { "\"last_token_usage\":" + usage($0) },
    ].compactMap { $0 }
    return #"{"timestamp":"2026-08-20T09:00:\#(second + 10)Z","type":"event_msg","payload":"#
      + #"{"type":"token_count","info":{\#(parts.joined(separator: ","))}}}"#
  }

  private func record(_ counts: (Int, Int), _ response: String) -> String {
    #"{"timestamp":"2026-08-20T09:00:30Z","type":"token_usage_record","payload":"#
      + #"{"response_id":"\#(response)","usage":\#(usage(counts))}}"#
  }

  private func summary(_ lines: [String]) throws -> [String] {
    try AgentLog.read(lines, by: CodexReader.self).summary
  }

  @Test func withoutIdsOfTurnsCopiesFallTogether() throws {
    let calls = [event((10, 1), (10, 1)), event((30, 3), (20, 2))]
    let parent = try AgentLog.write([meta(root)] + calls)
    let child = try AgentLog.write(
      [meta(fork), meta(root)] + calls + [event((60, 6), (30, 3), at: 40)])
    let nested = try AgentLog.write(
      [meta("c"), meta(fork), meta(root)] + calls
        + [event((60, 6), (30, 3), at: 45), event((70, 7), (10, 1), at: 46)])
    for files in [[parent, child, nested], [nested, child, parent], [child, parent, nested]] {
      let intake = try AgentLog.read(files, by: CodexReader.self)
      #expect(
        intake.summary.sorted() == [
          "gpt-5 10 0 0 1", "gpt-5 10 0 0 1", "gpt-5 20 0 0 2", "gpt-5 30 0 0 3",
        ])
    }
    #expect(try AgentLog.read([child], by: CodexReader.self).records.count == 3)
  }

  @Test func siblingsThatUseTheSameStayTwo() throws {
    let own = "01a01ed3-eb80-7fff-8000-00000000000f"
    let files = try [fork, "01a01ed3-eb80-700c-8000-00000000000c"].map { id in
      try AgentLog.write([
        meta(id, parent: root), turn(root), event((10, 1), (10, 1)), turn(own),
        event((30, 3), (20, 2)),
      ])
    }
    let intake = try AgentLog.read(files, by: CodexReader.self)
    #expect(intake.summary == ["m 20 0 0 2", "m 20 0 0 2"])
  }

  @Test func aSubagentThatInheritsNothingKeepsItsFirstCall() throws {
    #expect(
      try summary([
        meta(fork, parent: root), meta(root), turn("01a01ed3-eb81-700b-8000-00000000000b"),
        event((10, 1), (10, 1)), event((30, 3), (20, 2)),
      ]) == ["m 10 0 0 1", "m 20 0 0 2"])
  }

  @Test func totalsThatAForkBeginsWithAreNoCall() throws {
    #expect(
      try summary([
        meta(fork, parent: root), turn("01a01ed3-eb81-700b-8000-00000000000b"),
        event((900, 90), (20, 2)), event((905, 91), (5, 1)),
      ]) == ["m 5 0 0 1"])
  }

  @Test func turnsWithoutATimeInTheirIdsAreTakenByTheirStart() throws {
    func started(_ second: Int) -> String {
      #"{"type":"event_msg","payload":{"type":"task_started","turn_id":"#
        + #""3f2504e0-4f89-41d3-9a0c-0305e82c3301","started_at":\#(second)}}"#
    }
    #expect(
      try summary([
        meta(fork, parent: root), started(1_787_216_400), event((10, 1), (10, 1)),
        started(1_787_223_600), event((30, 3), (20, 2)),
      ]) == ["gpt-5 20 0 0 2"])
  }

  @Test func onceThereAreRecordsEventsDoNotCount() throws {
    #expect(
      try summary([
        meta(root), turn(root), event((10, 1), (10, 1)), event((30, 3), (20, 2)),
        // Its record comes after it.
        event((35, 4), (5, 1)), record((5, 1), "a"), record((7, 1), "b"),
        event((42, 5), (7, 1)),
      ]) == ["m 10 0 0 1", "m 20 0 0 2", "m 5 0 0 1", "m 7 0 0 1"])
  }

  @Test func aResponseCountsOnceInWhicheverFile() throws {
    let files = try [
      [meta(root), record((5, 1), "resp_1")],
      [meta(fork, parent: root), record((5, 1), "resp_1")],
      // Another server, which counts from one as well.
      [meta("other"), record((6, 1), "resp_1")],
    ].map { try AgentLog.write($0) }
    let intake = try AgentLog.read(files, by: CodexReader.self)
    #expect(intake.summary == ["gpt-5 5 0 0 1", "gpt-5 6 0 0 1"])
    #expect(intake.records[0].origin.session == root)
  }

  @Test func totalsAloneAreSubtractedAndBeginAnew() throws {
    #expect(
      try summary([
        meta(root), turn(root), event((10, 1), nil), event((30, 3), nil), event((30, 3), nil),
        event((4, 2), nil), event(nil, (7, 7)),
      ]) == ["m 10 0 0 1", "m 20 0 0 2", "m 4 0 0 2", "m 7 0 0 7"])
  }

  @Test func withoutADescriptionTheFileNameNamesTheThread() throws {
    let file = try AgentLog.write(
      [turn(root), event((10, 1), (10, 1))],
      as: "rollout-2026-08-20T09-00-00-\(root).jsonl")
    let intake = try AgentLog.read([file], by: CodexReader.self)
    #expect(intake.records.map(\.origin.session) == [root])
    let unnamed = try AgentLog.read([turn(root), event((1, 1), (1, 1))], by: CodexReader.self)
    #expect(unnamed.records.isEmpty && unnamed.skipped == [.missingIdentity: 1])
  }
}
