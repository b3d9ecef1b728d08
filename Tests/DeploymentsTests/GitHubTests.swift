import Deployments
import Testing

struct GitHubTests {
  private static let expected = [
    "101 production (live) a succeeded 03-02 09:05",
    "102 staging (test) b succeeded 03-03 09:05",
    "103 production (live) c failed 03-04 08:30",
    "104 prod-eu (live) name=v1.4.0 d succeeded 03-04 09:00",
    "105 production (live) e running 03-05 09:00",
  ]

  @Test(arguments: [
    "github.json", "github-paginate.json", "github-slurp.json", "github.jsonl",
    "github-statuses.json",
  ])
  func everyShapeSaysTheSame(_ name: String) throws {
    let intake = try DeploymentFixture.read(name)
    #expect(intake.format == .github)
    #expect(intake.lines == Self.expected)
    #expect(intake.records.allSatisfy { $0.repository == "github.com/example-org/shop" })
    #expect(intake.records[0].startedAt?.clock == "03-02 09:01")
  }

  @Test func whatIsInactiveWithoutAHistoryIsNotGuessed() throws {
    let intake = try DeploymentFixture.read("github.json")
    #expect(intake.isIncomplete && intake.skips.map(\.reason) == [.inactive])
    #expect(intake.skips.map(\.count) == [1] && intake.skips.map(\.element) == [6])
    #expect(intake.skips[0].sentence.contains("once, on line"))
  }

  @Test func deploymentsWithoutStatusesSayNothing() throws {
    let intake = try DeploymentFixture.read("github-bare.json")
    #expect(intake.records.isEmpty && intake.isIncomplete)
    #expect(intake.skips.map(\.reason) == [.noStatus] && intake.skips.map(\.count) == [6])
    #expect(intake.skips[0].sentence.contains("6 times, the first on line 1 (element 1)"))
    #expect(intake.skips[0].sentence.contains("statuses"))
  }

  @Test func statusesAloneAreCounted() throws {
    let text = """
      {"state": "success", "created_at": "2026-03-02T09:00:00Z", "id": 1,
       "deployment_url": "https://api.github.com/repos/o/n/deployments/5"}
      """
    let intake = try DeploymentFixture.read(text: text)
    #expect(intake.records.isEmpty && intake.skips.map(\.reason) == [.strayStatus])
  }

  @Test func statusesBesideDeploymentsInOneObject() throws {
    let text = """
      {"statuses": [{"state": "success", "created_at": "2026-03-02T09:00:00Z", "id": 1,
         "deployment_url": "https://api.github.com/repos/o/n/deployments/5"}],
       "deployments": [{"id": 5, "sha": "\(String.commit("a"))", "environment": "production",
         "created_at": "2026-03-02T08:00:00Z"}]}
      """
    let intake = try DeploymentFixture.read(text: text)
    #expect(intake.lines == ["5 production a succeeded 03-02 09:00"] && intake.skips.isEmpty)
  }

  @Test func graphQL() throws {
    let intake = try DeploymentFixture.read("github-graphql.json")
    #expect(
      intake.lines == [
        "201 production a succeeded 03-02 09:05", "202 production b failed 03-03 09:06",
        "203 production c succeeded 03-04 09:00", "205 production e succeeded 03-06 09:00",
        "206 production f running 03-06 10:00",
      ])
    #expect(intake.records.allSatisfy { $0.repository == "github.com/example-org/shop" })
    #expect(intake.skips.map(\.reason) == [.inactive])
  }

  @Test(
    arguments: [
      (["success"], DeploymentStatus.succeeded), (["inactive", "success"], .succeeded),
      (["success", "failure"], .succeeded), (["inactive", "in_progress"], .cancelled),
      (["error", "in_progress"], .failed), (["queued"], .running), (["rebooting"], .failed),
    ] as [([String], DeploymentStatus)])
  func historiesInAnyOrder(_ states: [String], _ status: DeploymentStatus) throws {
    // GitHub lists the newest first.
    let statuses = states.enumerated().map { index, state in
      #"{"id": \#(9 - index), "state": "\#(state)", "created_at": "2026-03-02T0\#(9 - index):00:00Z"}"#
    }
    for list in [statuses, statuses.reversed()] {
      let text = """
        {"id": 1, "sha": "\(String.commit("a"))", "created_at": "2026-03-02T00:00:00Z",
         "statuses": [\(list.joined(separator: ","))]}
        """
      #expect(try DeploymentFixture.read(text: text).records.map(\.status) == [status])
    }
  }

  @Test(arguments: [
    ("https://api.github.com/repos/Org/Name", "github.com/org/name"),
    ("https://git.example.org/api/v3/repos/Org/Name", "git.example.org/org/name"),
    ("https://api.tenant.ghe.com/repos/Org/Name", "tenant.ghe.com/org/name"),
  ])
  func repositoriesOfItsServers(_ url: String, _ name: String) throws {
    let text = """
      {"id": 1, "sha": "\(String.commit("a"))", "created_at": "2026-03-02T00:00:00Z",
       "repository_url": "\(url)", "statuses": []}
      """
    #expect(try DeploymentFixture.read(text: text).records.map(\.repository) == [name])
  }

  @Test func aPageThatIsCutOffFailsTheFile() throws {
    let bytes = try DeploymentFixture.bytes("github-paginate.json")
    let failure = #expect(throws: DeploymentFailure.self) {
      try DeploymentFile.read(Array(bytes.dropLast(10)), file: "f")
    }
    #expect(failure?.message == "it ends in the middle" && failure?.hint != nil)
  }
}
