import FixtureSupport
import Foundation
import Testing

/// Which source counts where several tell of deployments, and what is said of the others.
@Suite("Sources of deployments", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentSourcesTests {
  private typealias Told = DeploymentScene.Told

  private let scene: DeploymentScene
  private let commits: [String]

  /// Five commits of 20 lines on the days 1 to 5.
  init() throws {
    scene = try DeploymentScene()
    commits = try (1...5).map { [scene] number in
      try scene.commit(
        "work \(number)", day: number,
        files: ["work\(number).swift": DeploymentScene.lines("work\(number)", 1...20)])
    }
  }

  private func record(_ commit: Int, day: Int, _ more: [String] = []) throws {
    let done = try scene.deploy(
      ["record", "--commit", commits[commit - 1], "--at", DeploymentScene.moment(day, 12)] + more)
    #expect(done.exitCode == 0, "\(done.errors)")
  }

  private func told(_ arrivals: [(commit: Int, day: Int)]) -> [Told] {
    arrivals.map { Told(commit: commits[$0.commit - 1], day: $0.day, id: "f\($0.commit)") }
  }

  private func tag(_ name: String, _ commit: Int) throws {
    try scene.repository.run(["tag", name, commits[commit - 1]])
  }

  @Test("the ledger, then files, then tags, then the mainline: each where there is none before it")
  func order() throws {
    // Each tells of another first deployment, so that it shows which one counts.
    #expect(try scene.scan().source == "trunk")
    #expect(try scene.scan().lines == [80, 80, 0, 0, 80])
    try tag("v1.0.0", 2)
    try tag("v1.1.0", 5)
    #expect(try scene.scan().source == "tags")
    #expect(try scene.scan().lines == [60, 60, 0, 0, 60])
    let file = try scene.tell(told([(3, 6), (5, 7)]))
    let files = try scene.scan(["--deployments", file])
    #expect(files.source == "files")
    #expect(files.lines == [40, 40, 0, 0, 40])
    try record(4, day: 6)
    try record(5, day: 7)
    let recorded = try scene.scan(["--deployments", file])
    #expect(recorded.source == "records")
    #expect(recorded.lines == [20, 20, 0, 0, 20])
    // Asked for the mainline, it is the mainline.
    #expect(try scene.scan(["--trunk"]).source == "trunk")
  }

  @Test("a notice says what the files tell that the ledger does not")
  func filesHaveMore() throws {
    try record(1, day: 6)
    try record(5, day: 8)
    let file = try scene.tell(told([(1, 6), (3, 7), (5, 8)]))
    let scan = try scene.scan(["--deployments", file])
    #expect(scan.words.contains("the ledger's deployments count"))
    #expect(scan.words.contains("tell of 1 more, such as 'f3'"))
    #expect(scan.words.contains(String(commits[2].prefix(12))))
    #expect(scan.words.contains("outcomes deploy import"))
    // What the notice says helps.
    #expect(try scene.deploy(["import", file]).exitCode == 0)
    let mended = try scene.scan(["--deployments", file])
    #expect(!mended.words.contains("the ledger's deployments count"))
    #expect(Array(mended.deployments("new_commits").suffix(2)) == [2, 2])
  }

  @Test("a notice says that the ledger has more")
  func ledgerHasMore() throws {
    for commit in 1...3 { try record(commit, day: 5 + commit) }
    let scan = try scene.scan(["--deployments", try scene.tell(told([(1, 6), (3, 8)]))])
    #expect(scan.words.contains("the ledger has 1 deployments that the files do not tell of"))
  }

  @Test("where both tell the same there is no notice, in capitals or not")
  func agreement() throws {
    try record(1, day: 6)
    try record(3, day: 7)
    let same = [
      Told(commit: commits[0], day: 6, environment: "Production"),
      Told(commit: commits[2], day: 7, environment: "Production"),
    ]
    let scan = try scene.scan(["--deployments", try scene.tell(same)])
    #expect(scan.source == "records")
    #expect(!scan.words.contains("ledger"))
  }

  @Test("a notice says which releases are newer than what is known to be deployed")
  func laterReleases() throws {
    try record(1, day: 6)
    try record(3, day: 7)
    try tag("v1.0.0", 3)
    #expect(!(try scene.scan().words.contains("release tags")))
    let date = DeploymentScene.moment(9, 9)
    try scene.repository.run(
      [
        "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "tag", "-a", "-m", "x", "v1.1.0",
      ],
      environment: ["GIT_COMMITTER_DATE": date])
    let scan = try scene.scan()
    #expect(scan.source == "records")
    #expect(scan.words.contains("'v1.1.0'"))
    #expect(scan.words.contains("newer than the last known deployment"))
  }

  @Test("failed ones alone are no deployments to count, and tags are not used in their stead")
  func failedAlone() throws {
    try tag("v1.0.0", 1)
    try tag("v1.1.0", 5)
    try record(3, day: 7, ["--status", "failed"])
    let scan = try scene.scan()
    #expect(scan.source == "records")
    #expect(scan.lines == [0, 0, 0, 0, 0])
  }

  @Test("a job that runs, and then ends, is one deployment, live when it ended")
  func running() throws {
    try record(1, day: 6)
    try record(2, day: 7, ["--id", "17", "--status", "running"])
    #expect(try scene.scan().lines == [0, 0, 0, 0, 0])
    try record(2, day: 8, ["--id", "17", "--status", "succeeded"])
    let scan = try scene.scan()
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(
      scan.report["deployments"].items.last?["finished_at"].string == DeploymentScene.moment(8, 12))
  }

  // MARK: - Repositories

  @Test("a shared ledger: each repository has its own deployments")
  func sharedLedger() throws {
    let other = try DeploymentScene()
    let strange = try (1...2).map {
      try other.commit(
        "other \($0)", day: $0, files: ["o\($0).swift": DeploymentScene.lines("o\($0)", 1...30)])
    }
    let ledger = scene.folder.appendingPathComponent("shared.sqlite").path
    try record(1, day: 6, ["--ledger", ledger])
    try record(3, day: 7, ["--ledger", ledger])
    for (index, commit) in strange.enumerated() {
      let done = try other.deploy([
        "record", "--commit", commit, "--at", DeploymentScene.moment(6 + index, 12), "--ledger",
        ledger,
      ])
      #expect(done.exitCode == 0, "\(done.errors)")
    }
    let (own, others) = (
      try scene.scan(["--ledger", ledger]), try other.scan(["--ledger", ledger])
    )
    #expect(own.lines == [40, 40, 0, 0, 40])
    #expect(others.lines == [30, 30, 0, 0, 30])
    for scan in [own, others] {
      #expect(scan.source == "records")
      #expect(!scan.words.contains("not in the repository"))
      #expect(!scan.words.contains("name the repository"))
    }
    let both = try Outcomes.scan(
      [
        "--all", "--ledger", ledger, scene.repository.directory.path,
        other.repository.directory.path,
      ], at: DeploymentScene.settled)
    #expect(both.lines == [70, 70, 0, 0, 70])
  }

  @Test("a ledger with the deployments of other repositories alone is none for this one")
  func othersAlone() throws {
    let ledger = scene.folder.appendingPathComponent("shared.sqlite").path
    let stranger = String(repeating: "c", count: 40)
    let done = try scene.deploy([
      "record", "--commit", stranger, "--repository", "https://example.org/team/other.git",
      "--at", DeploymentScene.moment(6, 12), "--ledger", ledger,
    ])
    #expect(done.exitCode == 0, "\(done.errors)")
    try tag("v1.0.0", 1)
    try tag("v1.1.0", 5)
    let scan = try scene.scan(["--ledger", ledger])
    #expect(scan.source == "tags")
    #expect(scan.lines == [80, 80, 0, 0, 80])
  }

  @Test("after the repository was renamed, its deployments count still, old ones and new ones")
  func renamed() throws {
    try scene.repository.run(["remote", "add", "origin", "https://example.org/team/shop.git"])
    try record(1, day: 6)
    try record(3, day: 7)
    try scene.repository.run(
      ["remote", "set-url", "origin", "git@example.org:team/store.git"])
    let moved = try scene.scan()
    #expect(moved.lines == [40, 40, 0, 0, 40])
    #expect(moved.words.contains("'example.org/team/shop'"))
    try record(5, day: 8)
    let later = try scene.scan()
    #expect(later.lines == [80, 80, 0, 0, 80])
  }

  @Test("of a fork in the same ledger nothing counts, although its commits are here")
  func fork() throws {
    try scene.repository.run(["remote", "add", "origin", "https://example.org/team/shop.git"])
    try record(1, day: 6)
    try record(2, day: 7)
    try record(5, day: 8, ["--repository", "https://example.org/ann/shop.git"])
    #expect(try scene.scan().lines == [20, 20, 0, 0, 20])
  }

  // MARK: - Files

  @Test("one job that deploys two units keeps both, in one file or in two")
  func oneJobTwoUnits() throws {
    let units = ["api", "web"].map { Told(commit: commits[0], day: 6, unit: $0, id: "17") }
    let one = try scene.tell(units)
    let two = try units.map { try scene.tell([$0], to: "\($0.unit ?? "").jsonl") }
    for files in [[one], two] {
      let ledger = scene.folder.appendingPathComponent("\(files.count).sqlite").path
      for file in files {
        #expect(try scene.deploy(["import", file, "--ledger", ledger]).exitCode == 0)
      }
      let listed = try scene.deploy(["list", "--ledger", ledger, "--format", "json"])
      let rows = try JSONValue(parsing: listed.stdout)["deployments"].items
      #expect(rows.compactMap { $0["unit"].string }.sorted() == ["api", "web"], "\(files.count)")
    }
  }
}
