import Deployments
import Testing

struct GitLabTests {
  @Test(arguments: ["gitlab.json", "gitlab.jsonl"])
  func statusesTiersAndTimes(_ name: String) throws {
    let intake = try DeploymentFixture.read(name)
    #expect(intake.format == .gitlab && intake.skips.isEmpty)
    #expect(
      intake.lines == [
        "301 production (live) a succeeded 2026-03-02T09:07:11Z",
        "302 customer-portal (live) name=v2.1 b succeeded 2026-03-03T09:07:11Z",
        "303 gprd (live) c failed 2026-03-04T09:07:11Z",
        "304 nonprod (test) d succeeded 2026-03-05T09:07:11Z",
        "305 production (live) e succeeded 03-06 09:30",
        "306 production (live) f running 2026-03-07T09:00:11Z",
        "307 production (live) 1 cancelled 2026-03-08T09:03:11Z",
        "308 production (live) 2 succeeded 2026-03-09T09:07:11Z",
      ])
    #expect(intake.records[0].repository == "gitlab.example.org/shop/api")
    #expect(intake.records[4].repository == nil)
  }

  @Test(arguments: [
    ("production", true), ("Live", true), ("prd-1", true), ("review/prod", false),
    ("staging", false), ("pre-prod", false), ("eu-main", false), ("qa", false), ("trunk", false),
  ])
  func theTierIsGuessedAsGitLabDoes(_ name: String, _ isProduction: Bool) throws {
    let text = """
      {"id": 1, "iid": 1, "sha": "\(String.commit("a"))", "status": "success",
       "created_at": "2026-03-02T09:00:00Z", "environment": {"name": "\(name)"}}
      """
    #expect(try DeploymentFixture.read(text: text).records.map(\.isProduction) == [isProduction])
  }

  @Test func whatHasNoTimeIsCounted() throws {
    let text = """
      [{"id": 1, "iid": 1, "sha": "\(String.commit("a"))", "status": "success",
       "environment": {"name": "production"}, "created_at": "0001-01-01T00:00:00Z"},
       {"id": 2, "iid": 2, "status": "success", "environment": {"name": "production"},
       "created_at": "2026-03-02T09:00:00Z"}, {"id": 3}, 7]
      """
    let intake = try DeploymentFixture.read(text: text)
    #expect(intake.records.isEmpty && intake.isIncomplete)
    #expect(intake.skips.map(\.reason) == [.noDeployment, .noRevision, .noTime])
    #expect(intake.skips.map(\.count) == [2, 1, 1] && intake.skips.map(\.line) == [4, 3, 1])
  }
}
