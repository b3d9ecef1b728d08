import FixtureSupport
import Foundation
import Testing

@Suite(
  "A kept answer at other times",
  .enabled(if: Prerequisites.referenceModel, "needs git, python3 and the reference model"))
struct ScanCacheTimesTests {
  /// Each with 24 times; with `OUTCOMES_FULL=1` 60.
  private static let seeds =
    0..<(ProcessInfo.processInfo.environment["OUTCOMES_FULL"] == "1" ? 60 : 10)

  private static let histories = SharedFixture("scan-cache-histories") { directory in
    try FixtureScript("random-histories/generate.py")
      .run([directory.path, "\(seeds.count)"], deadline: 300)
  }

  /// Windows, and by how many days the moments that they depend on are before the run.
  private static let windows: [(options: [String], days: [Int])] = [
    (["--all"], [0, 14, 30]),
    ([], [0, 14, 30, 84, 84 + 182, 84 + 364]),
    (["--since", "2w"], [0, 14, 30, 14 + 182, 14 + 364]),
    (["--since", "30d", "--horizon", "7"], [0, 7, 30, 30 + 182, 30 + 364]),
    (["--since", "26w", "--trunk"], [0, 14, 30, 182, 364, 182 + 364]),
    (["--all", "--trunk"], [0, 14, 30]),
  ]

  @Test("is given where it is the same, and only there, to the second", arguments: seeds)
  func times(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let folder = try Self.histories.directory()
      .appendingPathComponent(String(format: "%03d", seed))
    let scene = try ScanCacheScene(copyOf: folder.appendingPathComponent("history.git"))
    let deployments = folder.appendingPathComponent("deployments-late-deployments.jsonl")
    let edges = try Self.commitTimes(scene.repository) + Self.deploymentTimes(deployments)
    let latest = edges.max() ?? 0
    var known = 0
    for round in 0..<4 {
      let window = Self.windows[Int.random(in: 0..<Self.windows.count, using: &random)]
      // Moments that are at an edge, and of every second window one that ends after all of them.
      let moments = edges.flatMap { edge in window.days.map { edge + $0 * 86_400 } }
        .filter { round % 2 == 0 || $0 > latest }
      let moment = moments.randomElement(using: &random) ?? latest
      let source = window.options.contains("--trunk") ? [] : ["--deployments", deployments.path]
      // From before the edge to after it, and back.
      for offset in [-3, -2, -1, 0, 1, -2] {
        let until = round % 2 == 0 ? ["--until", Self.text(moment + offset)] : []
        let pair = try scene.pair(
          window.options + source + until,
          at: until.isEmpty ? moment + offset : latest + 86_400)
        #expect(pair.isSame, "\(window.options) until \(moment + offset)")
        if pair.isKnown { known += 1 }
      }
    }
    #expect(known >= 8)
  }

  @Test("is given for days, where nothing happens in them")
  func days() throws {
    let scene = try ScanCacheScene(copyOf: try Self.example.directory())
    let arguments = ["--since", "2026-03-02", "--until", "2026-04-20"]
    let start = 1_776_643_200
    #expect(try scene.settle(arguments, at: start).isKnown)
    for seconds in [1, 3_600, 86_400, 40 * 86_400, 3_000 * 86_400] {
      let pair = try scene.pair(arguments, at: start + seconds)
      #expect(pair.isKnown)
      #expect(pair.isSame)
    }
  }

  @Test("in every format, over the weeks of the worked example")
  func weeks() throws {
    let scene = try ScanCacheScene(copyOf: try Self.example.directory())
    for step in 0..<12 {
      let time = 1_773_964_800 + step * (5 * 86_400 + 7 * 3_600)
      let format = Outcomes.formats[step % Outcomes.formats.count]
      for arguments in [[], ["--all"], ["--since", "3w"]] {
        #expect(try scene.pair(arguments, at: time, format: format).isSame)
        #expect(try scene.pair(arguments, at: time + 1, format: format).isSame)
      }
    }
  }

  private static let example = SharedFixture("scan-cache-example") { directory in
    try FixtureScript("worked-example/make.sh").run([directory.path])
  }

  private static func text(_ time: Int) -> String {
    ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: Double(time)))
  }

  private static func commitTimes(_ repository: URL) throws -> [Int] {
    let git = try Program(named: "git")
    let log = try git.run(["-C", repository.path, "log", "--all", "--format=%ct"])
    return log.output.split(separator: "\n").compactMap { Int($0) }
  }

  private static func deploymentTimes(_ file: URL) throws -> [Int] {
    let lines = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
    return try lines.compactMap { line in
      let moment = try JSONValue(parsing: Data(line))["finished_at"].string ?? ""
      return ISO8601DateFormatter().date(from: moment).map { Int($0.timeIntervalSince1970) }
    }
  }
}
