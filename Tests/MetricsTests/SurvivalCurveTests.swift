import FixtureSupport
import Foundation
import Testing

@testable import Metrics

@Suite("Survival of lines")
struct SurvivalCurveTests {
  /// Weeks of remission of 21 patients on 6-mercaptopurine, as every textbook has them (Freireich
  /// and others, 1963); the sign says that the patient was observed no longer.
  private static let remissions = [
    6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35,
  ]

  private func lifetimes(_ days: [Int], times lines: Int = 1) -> [LifetimeTally] {
    days.enumerated().map { commit, days in
      LifetimeTally(commit: commit, isAI: true, days: abs(days), isGone: days > 0, lines: lines)
    }
  }

  @Test func isTheEstimateOfTheTextbooks() {
    let curve = SurvivalCurve(lifetimes(Self.remissions))
    let published: [(day: Int, share: Double)] = [
      (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448),
    ]
    #expect(curve.points.map(\.day) == published.map { $0.day + 1 })
    for (point, published) in zip(curve.points, published) {
      #expect(abs(point.share - published.share) < 0.000_6, "day \(published.day)")
    }
    #expect(curve.points.map(\.atRisk) == [17, 16, 13, 11, 10, 6, 5])
    #expect(curve.share(for: 6) == 1)
    #expect(curve.share(for: 36) == nil)
    #expect(curve.lastDay == 35)
  }

  /// Greenwood's error of the same data is 0.0764 after 6 and 0.1346 after 23 weeks.
  @Test func hasGreenwoodsErrorWhereEachCommitHasOneLine() throws {
    let curve = SurvivalCurve(lifetimes(Self.remissions))
    let quantile = studentQuantile(degrees: 20)
    for (place, published) in [(0, 0.0764), (6, 0.1346)] {
      let point = curve.points[place]
      let interval = try #require(point.interval)
      // The interval of log(-log), turned back into an error of the share.
      let theta = log(-log(interval.low)) - log(-log(point.share))
      let error = theta / quantile * point.share * -log(point.share)
      let factor = (21.0 / 20).squareRoot()
      #expect(abs(error / factor / published - 1) < 0.001, "\(error) beside \(published)")
    }
  }

  /// Ten lines of one commit that live and die together tell no more than one of them.
  @Test func moreLinesOfTheSameCommitsMakeNoIntervalNarrower() {
    let one = SurvivalCurve(lifetimes(Self.remissions))
    let ten = SurvivalCurve(lifetimes(Self.remissions, times: 10))
    for (left, right) in zip(one.points, ten.points) {
      #expect(abs(left.share - right.share) < 1e-12)
      #expect(abs((left.interval?.low ?? 0) - (right.interval?.low ?? 1)) < 1e-12)
      #expect(abs((left.interval?.high ?? 0) - (right.interval?.high ?? 1)) < 1e-12)
    }
    let many = SurvivalCurve(
      lifetimes(Array(repeating: Self.remissions, count: 10).flatMap(\.self)))
    #expect(many.points[3].interval?.low ?? 0 > one.points[3].interval?.low ?? 1)
  }

  @Test func holdsItsInterval() {
    for seed in 0..<200 {
      var random = SeededGenerator(seed: UInt64(seed))
      let lifetimes = (0..<Int.random(in: 1...60, using: &random)).map { _ in
        LifetimeTally(
          commit: Int.random(in: 0..<12, using: &random), isAI: true,
          days: Int.random(in: 0...90, using: &random), isGone: Bool.random(using: &random),
          lines: Int.random(in: 1...500, using: &random))
      }
      let curve = SurvivalCurve(lifetimes)
      var last = 1.0
      for point in curve.points {
        #expect(point.share <= last && point.share >= 0)
        last = point.share
        guard let interval = point.interval else { continue }
        #expect(0 <= interval.low && interval.low <= point.share)
        #expect(point.share <= interval.high && interval.high <= 1)
      }
    }
  }

  @Test func knowsNothingOfNothing() {
    let curve = SurvivalCurve([])
    #expect(curve.points.isEmpty && curve.lines == 0 && curve.share(for: 0) == nil)
    let single = SurvivalCurve(lifetimes([3]))
    #expect(single.points.map(\.share) == [0])
    #expect(single.points.map(\.interval) == [nil])
  }
}
