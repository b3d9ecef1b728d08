import Foundation
import Testing

@testable import Reports

@Suite("Charts: scales and axes") struct ChartsScaleTests {
  @Test(
    "ticks are round, begin at zero and reach the highest number",
    arguments: [
      0.0031, 0.7, 1, 4.2, 9.99, 10, 73, 1_234, 8e9,
    ])
  func ticks(highest: Double) throws {
    let ticks = roundTicks(upTo: highest, about: 4)
    let last = try #require(ticks.last)
    #expect(ticks.first == 0)
    #expect(last >= highest)
    #expect((2...6).contains(ticks.count))
    let step = ticks[1]
    #expect(last - step < highest)
    let mantissa = (step / pow(10, floor(log10(step) + 1e-9))).rounded()
    #expect([1, 2, 5].contains(mantissa))
  }

  @Test("what is no height has one step", arguments: [0, -3, Double.nan, .infinity])
  func noTicks(highest: Double) { #expect(roundTicks(upTo: highest, about: 4) == [0, 1]) }

  @Test("logarithmic ticks enclose the numbers, and are few") func logarithmic() {
    #expect(logarithmicTicks(from: 3, to: 40, atMost: 6) == [2, 5, 10, 20, 50])
    #expect(logarithmicTicks(from: 3, to: 4_000, atMost: 6) == [1, 10, 100, 1_000, 10_000])
    #expect(logarithmicTicks(from: 0, to: 4, atMost: 6).isEmpty)
    #expect(logarithmicTicks(from: .nan, to: 4, atMost: 6).isEmpty)
  }

  @Test("places are between 0 and 1, and only of numbers") func places() throws {
    let scale = Scale(from: 10, to: 20)
    #expect(scale.place(10) == 0)
    #expect(scale.place(15) == 0.5)
    #expect(scale.place(25) == 1)
    #expect(scale.place(-5) == 0)
    #expect(scale.place(.nan) == nil)
    #expect(scale.place(.infinity) == nil)
    #expect(Scale(from: 7, to: 7).place(7) == 0.5)
    let powers = Scale(from: 1, to: 100, isLogarithmic: true)
    #expect(try abs(#require(powers.place(10)) - 0.5) < 1e-12)
    #expect(powers.place(0) == nil)
  }

  @Test("coordinates have one decimal at most") func coordinates() {
    #expect(
      [0, 12, 12.04, 12.26, -0.01, .nan].map(coordinate) == ["0", "12", "12", "12.3", "0", "0"])
    var path = PathText()
    path.move(0, 1.25)
    path.across(to: 10)
    path.upright(to: 3)
    path.dot(5, 6)
    path.rectangle(1, 2, width: 3, height: 4)
    #expect(path.text == "M0 1.3H10V3M5 6h0M1 2h3v4h-3Z")
  }

  @Test("months stand where they begin, and years once") func months() {
    let labels = timeTicks((windowEnd - 84 * aDay)...windowEnd).map(\.label)
    #expect(labels == ["Apr 2026", "May", "Jun"])
    #expect(
      timeTicks((windowEnd - 364 * aDay)...windowEnd).map(\.label)
        == ["Jul 2025", "Oct", "Jan 2026", "Apr"])
    #expect(
      timeTicks((windowEnd - 1_400 * aDay)...windowEnd).map(\.label)
        == ["2023", "2024", "2025", "2026"])
  }

  @Test("a span without a month's beginning has its days") func days() {
    #expect(
      timeTicks((windowEnd - 7 * aDay)...(windowEnd - 1)).map(\.label)
        == ["2026-06-15", "2026-06-21"])
    #expect(timeTicks(windowEnd...windowEnd).map(\.label) == ["2026-06-22"])
  }

  @Test("days are few and evenly apart", arguments: [0, 1, 6, 13, 60, 120, 365, 1_400, 100_000])
  func dayTicks(last: Int) {
    let days = Reports.dayTicks(upTo: last, atMost: 5).map { Int($0.number) }
    #expect(days.first == 0)
    #expect(days.count <= 5)
    #expect(days.allSatisfy { $0 <= last })
    #expect(Set(zip(days, days.dropFirst()).map { $1 - $0 }).count <= 1)
  }

  @Test(
    "labels that would meet are moved apart in their order",
    arguments: [
      [50.0, 52], [52.0, 50], [0.0, 0], [100.0, 100], [10.0, 90],
    ])
  func labels(heights: [Double]) {
    let moved = apart(heights, by: 30, within: 5...95)
    #expect(abs(moved[0] - moved[1]) >= 30)
    #expect((heights[0] <= heights[1]) == (moved[0] <= moved[1]))
    #expect(moved.allSatisfy { (5...95).contains($0) })
  }
}
