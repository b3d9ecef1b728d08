import Spend
import Testing

@Suite("Sources that say the same")
struct SpendSelectionTests {
  private func kept(_ records: [SpendRecord]) -> (formats: [SpendFormat], SpendSelection) {
    let selection = SpendSelection(records) { _ in 1_000 }
    return (selection.records.map(\.format).sorted { $0.rawValue < $1.rawValue }, selection)
  }

  @Test("a person's day in a report is left out where the agent's own log has it")
  func personAndDay() {
    let log = SpendRecord.call(1)
    let report = SpendRecord.call(-100, session: nil, grain: .userDay, format: .anthropicAnalytics)
    let other = SpendRecord.call(
      -100, session: nil, by: "jane@example.org", number: 1, grain: .userDay,
      format: .anthropicAnalytics)
    let nextDay = SpendRecord.call(
      2_000, session: nil, number: 2, grain: .userDay, format: .anthropicAnalytics)
    let (formats, selection) = kept([report, log, other, nextDay])
    #expect(formats == [.anthropicAnalytics, .anthropicAnalytics, .claudeCode])
    var drift = SpendSelection.Drift(
      agent: "claude-code", counted: .claudeCode, superseded: .anthropicAnalytics)
    (drift.countedNanos, drift.supersededNanos) = (1_000, 1_000)
    #expect(selection.drifts == [drift])
  }

  @Test("an account's report is left out where anybody's day is known")
  func account() {
    let report = SpendRecord.call(
      -100, session: nil, in: nil, by: nil, grain: .bucket, format: .anthropicUsage,
      agent: "anthropic-api")
    #expect(kept([.call(1), report]).formats == [.claudeCode])
    #expect(kept([report]).formats == [.anthropicUsage])
  }

  @Test("of what is billed and what is only counted, the bill counts")
  func billAndUsage() {
    let usage = SpendRecord.call(
      1, session: nil, in: nil, by: nil, grain: .bucket, format: .anthropicUsage,
      agent: "anthropic-api")
    let cost = SpendRecord.call(
      1, session: nil, in: nil, by: nil, grain: .bucket, format: .anthropicCost,
      agent: "anthropic-api")
    #expect(kept([usage, cost]).formats == [.anthropicCost])
  }

  @Test("a session that its own log and telemetry tell of is counted by its log")
  func session() {
    let (formats, selection) = kept([
      .call(1), .call(1, format: .otlp), .call(2, session: "s2", format: .otlp),
      .call(3, grain: .session, format: .repository),
    ])
    #expect(formats == [.claudeCode, .otlp])
    #expect(selection.drifts.map(\.superseded) == [.otlp, .repository])
  }
}
