import FixtureSupport
import Foundation
import Testing

@Suite(
  "Odd repositories",
  .enabled(if: Prerequisites.oddRepositories, "needs git, python3 and odd-repositories.sh"))
struct OddRepositoriesTests {
  private static let fixture = SharedFixture("odd") { directory in
    try FixtureScript(sharedTool: "odd-repositories.sh").run([directory.path])
  }

  @Test("each is read whole, or says why not", arguments: OddRepository.all)
  func reading(_ odd: OddRepository) throws {
    let scan = try Self.scan([odd.path])
    let row = scan.report["repositories"][0]
    switch odd.reading {
    case .whole:
      #expect(scan.exitCode == 0)
      #expect(row["complete"].bool == true)
    case .partly:
      #expect([0, 3].contains(scan.exitCode))
      #expect(row["complete"].bool == false)
    case .refused:
      #expect(scan.exitCode == 3)
      #expect(row["complete"].bool != true)
    case .partlyOrRefused:
      #expect(scan.exitCode == 3 || row["complete"].bool == false)
      #expect(row["complete"].bool != true)
    }
    for words in odd.words { #expect(scan.words.contains(words)) }
  }

  @Test(
    "no commit is lost or counted twice", arguments: OddRepository.all.filter { $0.tagged != [] })
  func tagged(_ odd: OddRepository) throws {
    let scan = try Self.scan([odd.path])
    let tagged = try #require(scan.report["funnel"]["tagged"].integer)
    #expect(odd.tagged.contains(tagged))
    if let commits = odd.commits {
      #expect(scan.report["repositories"][0]["commits"].integer == commits)
    }
  }

  @Test("without blobs, lines are unknown rather than none")
  func partialClone() throws {
    let scan = try Self.scan(["partial"])
    #expect(scan.report["totals"]["lines"] == .null)
    #expect(scan.report["totals"]["dce"] == .null)
    #expect(scan.report["funnel"]["surviving"] == .null)
  }

  @Test("a repository without a commit has an empty report, and a word about it")
  func empty() throws {
    let scan = try Self.scan(["empty"])
    #expect(scan.report["repositories"][0]["head"] == .null)
    #expect(scan.report["developers"] == .array([]))
    #expect(scan.report["deployments"] == .array([]))
    #expect(!scan.words.isEmpty)
  }

  @Test("where HEAD names no commit yet, that is said, and other branches are read")
  func unborn() throws {
    let scan = try Self.scan(["unborn"])
    #expect(scan.report["repositories"][0]["head"] == .null)
    #expect(!scan.words.isEmpty)
  }

  @Test("with one broken repository among several, the others are reported, and the exit code is 3")
  func oneBroken() throws {
    let scan = try Self.scan(["small", "notrepo", "octopus"])
    let whole = scan.report["repositories"].items.filter { $0["complete"].bool == true }
    #expect(scan.exitCode == 3)
    #expect(whole.map { $0["name"].string } == ["octopus", "small"])
    #expect(scan.report["funnel"]["tagged"].integer == 8)
    #expect(scan.words.contains("notrepo"))
  }

  @Test("the order in which repositories are named changes nothing")
  func order() throws {
    let one = try Self.scan(["small", "octopus", "weird"])
    let other = try Self.scan(["weird", "small", "octopus"])
    #expect(one.exitCode == 0)
    #expect(one.completed.stdout == other.completed.stdout)
  }

  @Test("one job or many, the report is the same")
  func jobs() throws {
    let one = try Self.scan(["small", "octopus", "weird"], options: ["--jobs", "1"])
    let many = try Self.scan(["small", "octopus", "weird"], options: ["--jobs", "4"])
    #expect(one.exitCode == 0)
    #expect(one.completed.stdout == many.completed.stdout)
  }

  private static func scan(_ paths: [String], options: [String] = []) throws -> Scan {
    let root = try fixture.directory()
    let window = ["--since", "1970-01-01", "--until", "2027-01-01"]
    return try Outcomes.scan(
      window + options + paths.map { root.appendingPathComponent($0).path })
  }
}
