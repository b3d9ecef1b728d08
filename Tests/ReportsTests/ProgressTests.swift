import Testing

@testable import Reports

@Suite("Progress") struct ProgressTests {
  /// A pace after steps of so many things, a tenth of a second apart.
  private func pace(_ steps: [Int], of total: Int?, every pause: Double = 0.1) -> ProgressPace {
    var pace = ProgressPace(ProgressStep("things read", done: 0, of: total), at: 0)
    for (index, done) in steps.enumerated() {
      pace.note(ProgressStep("things read", done: done, of: total), at: Double(index + 1) * pause)
    }
    return pace
  }

  @Test("a rate and the rest of the time come after a second") func settling() {
    let early = pace(Array(stride(from: 100, through: 900, by: 100)), of: 10_000)
    #expect(progressLine(early, width: 79) == "900 of 10,000 things read")
    let later = pace(Array(stride(from: 100, through: 2_000, by: 100)), of: 10_000)
    #expect(
      progressLine(later, width: 79)
        == "2,000 of 10,000 things read, 1,000 per second, about 10 s left")
  }

  @Test("without a total there is a rate, and no end of it") func withoutTotal() {
    let pace = pace(Array(stride(from: 100, through: 2_000, by: 100)), of: nil)
    #expect(progressLine(pace, width: 79) == "2,000 things read, 1,000 per second")
  }

  @Test("what does not fit is left out, the rate first") func narrow() {
    let pace = pace(Array(stride(from: 100, through: 2_000, by: 100)), of: 10_000)
    #expect(progressLine(pace, width: 50) == "2,000 of 10,000 things read, about 10 s left")
    #expect(progressLine(pace, width: 30) == "2,000 of 10,000 things read")
    #expect(progressLine(pace, width: 10) == "2,000 of …")
    for width in 1...90 { #expect(displayWidth(progressLine(pace, width: width)) <= width) }
  }

  @Test("the name of a repository commands nothing, and cannot break the line") func hostile() {
    let line = progressLine(
      pace([1], of: nil), in: "1 of 2 repositories read, a\u{1B}[2J\nb", width: 79)
    #expect(line == "1 of 2 repositories read, a<1B>[2J<0A>b: 1 things read")
  }

  @Test("a pause and a rush move the rest of the time, and do not throw it about") func smooth() {
    var done = 0
    var pace = ProgressPace(ProgressStep("things read", done: 0, of: 100_000), at: 0)
    var last: Double?
    for tick in 1...300 {
      // Nothing for two ticks of three, and three times as much in the third.
      if tick.isMultiple(of: 3) { done += 300 }
      pace.note(ProgressStep("things read", done: done, of: 100_000), at: Double(tick) * 0.1)
      guard let remaining = pace.remaining else { continue }
      if let last { #expect(abs(remaining - last) < 0.12 * last, "at tick \(tick)") }
      last = remaining
    }
    #expect(last != nil)
  }

  @Test("another kind of work starts anew") func anew() {
    var pace = pace(Array(stride(from: 100, through: 2_000, by: 100)), of: 10_000)
    pace.note(ProgressStep("others read", done: 5, of: 10), at: 3)
    #expect(pace.rate == nil)
    #expect(progressLine(pace, width: 79) == "5 of 10 others read")
  }

  @Test("shares have no rate", arguments: [(0, "0 %"), (128, "50 %"), (256, "100 %")])
  func shares(done: Int, text: String) {
    let step = ProgressStep("following lines", done: done, of: 256, isCounted: false)
    #expect(progressLine(ProgressPace(step, at: 0), width: 79) == "following lines, \(text)")
    let plain = ProgressStep("linking branches", done: 0, of: nil, isCounted: false)
    #expect(progressLine(ProgressPace(plain, at: 0), width: 79) == "linking branches")
  }
}
