import Foundation
import Testing

@testable import Metrics

@Suite("The formulas")
struct FormulaTests {
  @Test(
    "S is the median drawn towards 20 lines, and at least 8",
    arguments: [
      ([], 20.0),
      ([20, 20, 20], 20.0),
      (Array(repeating: 1, count: 500), 8.0),
      // exp((2·ln 25 + 20·ln 20) / 22) and exp((99·ln 50 + 20·ln 20) / 119)
      ([10, 40], 20.4098586433693),
      (Array(1...99), 42.86366781789356),
    ] as [([Int], Double)])
  func referenceSizes(sizes: [Int], expected: Double) {
    #expect(abs(referenceSize(ofChanges: sizes.shuffled()) - expected) < 1e-7)
  }

  @Test(
    "one typical change in a week is one, three are two, seven are three",
    arguments: [(20, 1.0), (60, 2.0), (140, 3.0), (0, 0.0), (10, log2(1.5))])
  func normalized(lines: Int, expected: Double) {
    let credit = Credit(unit: "u", week: 1, authors: 1, aiLines: lines, otherLines: 0)
    let weekly = WeeklyChanges([credit], referenceSizes: ["u": 20])
    #expect(abs(normalizedDeployments(weekly.assisted) - expected) < 1e-12)
  }

  @Test("weeks do not add up inside the logarithm, and authors share")
  func weeks() {
    let credits = [
      Credit(unit: "a", week: 1, authors: 2, aiLines: 40, otherLines: 7),
      Credit(unit: "b", week: 1, authors: 1, aiLines: 30, otherLines: 0),
      Credit(unit: "a", week: 2, authors: 1, aiLines: 20, otherLines: 0),
    ]
    let weekly = WeeklyChanges(credits, referenceSizes: ["a": 20, "b": 10])
    // 40 lines of two authors over 20, and 30 over 10; then 20 over 20.
    #expect(weekly.assisted == [1: 4, 2: 1])
    #expect(normalizedDeployments(weekly.assisted) == log2(5) + 1)
    #expect(deployedChangeEquivalents(weekly.assisted) == 5)
    #expect(regularWeeks([1: 0.49, 2: 0.5, 3: 2]) == 2)
    #expect(WeeklyChanges(credits.reversed(), referenceSizes: ["a": 20, "b": 10]) == weekly)
  }

  /// Values of Student's t for 97.5 %, from the usual tables.
  @Test(
    "Student's quantile",
    arguments: [
      (1.0, 12.7062047), (2.0, 4.30265273), (4.0, 2.77644511), (9.0, 2.26215716),
      (29.0, 2.04522964), (100.0, 1.98397152), (5000.0, 1.96043855),
    ])
  func quantile(degrees: Double, expected: Double) {
    #expect(abs(studentQuantile(degrees: degrees) - expected) < 1e-7)
  }

  @Test("the interval of the worked example")
  func interval() throws {
    let clusters = [(value: log2(3.5) + log2(1.5) + 2, weight: 4), (4.0, 4), (log2(1.5) + 1, 2)]
    let interval = try #require(ratioInterval(clusters))
    #expect(abs(interval.low - 0.69514) < 1e-5)
    #expect(abs(interval.high - 1.30032) < 1e-5)
    #expect(ratioInterval([(value: 1, weight: 2)]) == nil)
    #expect(ratioInterval([(value: 0, weight: 0), (0, 0)]) == nil)
  }
}
