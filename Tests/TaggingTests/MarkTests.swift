import Tagging
import Testing

@Suite("The mark that an agent's own hook leaves")
struct MarkTests {
  @Test func isReadAsItWasWritten() {
    let mark = Mark(
      AssistanceTag(agent: "cursor", model: "composer-2[fast]", session: "0b2f3c1e"),
      time: 1_772_445_600)
    #expect(Mark(mark.text) == mark)
    #expect(
      Mark(Mark(AssistanceTag(agent: "kiro"), time: 5).text)?.tag == AssistanceTag(agent: "kiro"))
  }

  @Test func isGoodForTenMinutes() {
    let mark = Mark(AssistanceTag(agent: "cursor"), time: 1_000)
    #expect(mark.isGood(at: 1_000) && mark.isGood(at: 1_600) && mark.isGood(at: 940))
    #expect(!mark.isGood(at: 1_601) && !mark.isGood(at: 939) && !mark.isGood(at: .min))
    #expect(!Mark(AssistanceTag(agent: "cursor"), time: .min).isGood(at: .max))
  }

  static let broken: [String] = [
    "", "outcomes-mark 2\ntime 1\nagent cursor\n", "outcomes-mark 1\nagent cursor\n",
    "outcomes-mark 1\ntime x\nagent cursor\n", "outcomes-mark 1\ntime 1\nagent nobody\n",
    "outcomes-mark 1\ntime 99999999999999999999\nagent cursor\n", "outcomes-mark 1\nx\n", "\u{0}",
  ]

  @Test(arguments: broken)
  func brokenOneIsNone(_ text: String) { #expect(Mark(text) == nil) }

  @Test func partsThatCannotBeTrueAreLeftOut() {
    let mark = Mark("outcomes-mark 1\ntime 1\nagent cursor\nsession a b\nmodel x y\n")
    #expect(mark?.tag == AssistanceTag(agent: "cursor"))
  }
}
