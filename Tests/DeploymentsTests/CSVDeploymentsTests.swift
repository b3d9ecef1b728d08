import Deployments
import Testing

struct CSVDeploymentsTests {
  @Test func columnsInAnyOrder() throws {
    let intake = try DeploymentFixture.read("deployments.csv")
    #expect(intake.format == .csv)
    #expect(
      intake.lines == [
        "production a 2026-03-02T09:00:00Z production a succeeded 03-02 09:00",
        "job-7 unit=api staging, eu name=v1.1 b succeeded 03-03 09:00",
        "production c 2026-03-04T00:00:00Z production c failed 03-04 00:00",
      ])
    #expect(intake.records[1].repository == "git.example.org/shop/api")
    #expect(intake.records[1].startedAt?.clock == "03-03 08:55")
  }

  @Test(arguments: [
    ("commit,unit\n@,api", 1, "finished_at"),
    ("unit,finished_at\napi,2026-03-02", 1, "'commit'"),
    ("commit,finished_at\n@,2026-03-02\n@,never", 3, "finished_at"),
    ("commit,finished_at\nabc,2026-03-02", 2, "40 digits"),
    ("commit,finished_at\n@,2026-03-02,more", 2, "fields"),
    ("commit,finished_at\n@,\"2026-03-02", 2, "never closed"),
    ("commit;finished_at\n@;2026-03-02", 1, "'commit'"),
  ])
  func oneBadRowFailsTheFile(_ text: String, _ line: Int, _ message: String) throws {
    let failure = #expect(throws: DeploymentFailure.self) {
      try DeploymentFixture.read(text: text.replacing("@", with: String.commit("a")))
    }
    #expect(failure?.line == line && failure?.message.contains(message) ?? false, "\(failure)")
  }

  @Test func revisionsNeedNotBeCommits() throws {
    let text = "revision,time\nregistry.example.org/api:1.2,2026-03-02T09:00:00Z\n"
    #expect(
      try DeploymentFixture.read(text: text).records.map(\.revisions)
        == [["registry.example.org/api:1.2"]])
  }

  @Test func aHeaderAloneIsAnEmptyTable() throws {
    let intake = try DeploymentFixture.read(text: "commit,finished_at")
    #expect(intake.records.isEmpty && intake.format == .csv)
  }
}
