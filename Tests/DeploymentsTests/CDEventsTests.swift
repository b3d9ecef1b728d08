import Deployments
import Testing

struct CDEventsTests {
  @Test func servicesAndWhatTheirArtifactsWereBuiltFrom() throws {
    let intake = try DeploymentFixture.read("cdevents.jsonl")
    #expect(intake.format == .cdevents && intake.skips.isEmpty)
    #expect(
      intake.lines == [
        "e-1 unit=api production (live) a,pkg:oci/api@sha256%3A7 succeeded 03-02 09:00",
        "e-3 unit=api production (live) 234fd47e07d1004f0aed9c,"
          + "pkg:golang/git.example.org/shop/api@234fd47e07d1004f0aed9c succeeded 03-03 09:00",
        "e-4 unit=api production (live) a,pkg:oci/api@sha256%3A7 succeeded 03-04 09:00",
        "e-5 unit=api staging (test) pkg:oci/api@sha256%3A8 succeeded 03-05 09:00",
      ])
    #expect(
      intake.records.map(\.repository)
        == ["git.example.org/shop/api", nil, "git.example.org/shop/api", nil])
  }
}

struct DevLakeTests {
  @Test func bothGenerationsOfTheWebhook() throws {
    let intake = try DeploymentFixture.read("devlake.jsonl")
    #expect(intake.format == .devlake && intake.skips.isEmpty)
    #expect(
      intake.lines == [
        "job-1 production (live) name=Shop 1.0 a succeeded 03-02 09:00",
        "job-2 bbbbbbbbbbbb stage-eu (test) b succeeded 03-03 10:00",
        "job-2 cccccccccccc stage-eu (test) name=v3.0.1 c failed 03-03 10:00",
        "job-3 production (live) d succeeded 03-04 09:00",
      ])
    #expect(
      intake.records.map(\.repository) == [
        "git.example.org/shop/api", "git.example.org/shop/api", "git.example.org/shop/web",
        "git.example.org/shop/api",
      ])
  }
}
