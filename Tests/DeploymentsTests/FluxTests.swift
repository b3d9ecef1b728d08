import Deployments
import Testing

struct FluxTests {
  @Test func kustomizations() throws {
    let intake = try DeploymentFixture.read("flux.json")
    #expect(intake.format == .flux)
    let lines = intake.lines.filter { $0.hasPrefix("Kustomization") }.map {
      $0.replacing(/^.*? unit=/, with: "")
    }
    #expect(
      lines == [
        "api production (live) a,main@sha1:a succeeded 03-02 09:00",
        "web staging (test) d,main@sha1:d,latest@sha256:8 succeeded 03-02 09:00",
        "api production (live) c,main@sha1:c failed 03-02 13:00",
        "api production (live) b,main@sha1:b succeeded 03-03 09:00",
        "web staging (test) e,main@sha1:e,latest@sha256:9 succeeded 03-04 09:00",
        "web staging (test) d,main@sha1:d,latest@sha256:8 succeeded 03-04 11:00",
        "old prod (live) f,main/f succeeded 03-05 09:00",
        "broken prod (live) 2,main/2 failed 03-06 09:00",
      ])
  }

  /// Nothing says since when the last revision is live of what is not ready.
  @Test func withoutATimeItIsCounted() throws {
    let intake = try DeploymentFixture.read("flux.json")
    #expect(intake.skips.map(\.reason) == [.noTime] && intake.isIncomplete)
  }

  @Test func releasesOfHelmAndTheOriginsOfTheirCharts() throws {
    let records = try DeploymentFixture.read("flux.json").records.filter { $0.unit == "podinfo" }
    #expect(
      records.map { $0.revisions.map(\.shortened) } == [
        ["sha256:6", "podinfo@6.6.0+cdd538a0167e", "6.6.0"],
        ["3", "sha256:5", "podinfo@6.6.1+0cc9a8446c95", "6.6.1"],
      ])
    #expect(records.map(\.status) == [.succeeded, .succeeded])
    #expect(records.map(\.environment) == ["production", "production"])
    #expect(records.map(\.finishedAt.clock) == ["03-07 09:00", "03-08 09:00"])
  }
}
