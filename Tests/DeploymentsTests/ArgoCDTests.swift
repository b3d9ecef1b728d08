import Deployments
import Testing

struct ArgoCDTests {
  private static let image = "registry.example.org/shop/api@sha256:7"

  @Test func historiesImagesAndSources() throws {
    let intake = try DeploymentFixture.read("argocd.json")
    let one = "11111111-0000-4000-8000-00000000000"
    #expect(intake.format == .argocd)
    #expect(
      intake.lines == [
        "\(one)1 0 a unit=api production (live) a succeeded 03-02 09:00",
        "\(one)1 1 b unit=api production (live) b succeeded 03-03 09:00",
        "\(one)1 2 a unit=api production (live) a,\(Self.image),"
          + "registry.example.org/shop/sidecar:1.2 succeeded 03-04 09:00",
        "\(one)2 5 c web@4.2.1 unit=web staging (test) c,web@4.2.1 succeeded 03-05 09:00",
        "\(one)2 1772787600 d web@4.2.2 unit=web staging (test) d,web@4.2.2 failed 03-06 09:04",
        "\(one)3 0 e unit=billing live (live) e succeeded 03-07 09:00",
      ])
    #expect(intake.records.allSatisfy { $0.repository == nil })
  }

  /// An operation that runs has no revision yet, and a project is no application.
  @Test func whatCountsForNothingMakesNothingIncomplete() throws {
    let intake = try DeploymentFixture.read("argocd.json")
    #expect(intake.skips.map(\.reason) == [.attemptWithoutRevision] && !intake.isIncomplete)
  }

  /// Lists of Argo CD's own API do not name the kind of each application.
  @Test func applicationsWithoutAKind() throws {
    let list = try DeploymentFixture.read("argocd-app-list.json")
    #expect(list.format == .argocd && list.records.count == 3)
    #expect(list.records[2].revisions.map(\.shortened) == ["a", Self.image])
  }

  /// DevLake's bug 16c5b928c: the latest sync stands in the history and in the operation.
  @Test func theLatestSyncIsCountedOnce() throws {
    let intake = try DeploymentFixture.read("argocd.json")
    let times = intake.records.filter { $0.unit == "api" }.map(\.finishedAt.clock)
    #expect(times == ["03-02 09:00", "03-03 09:00", "03-04 09:00"])
  }

  @Test(arguments: [
    (#""namespace": "shop-prod""#, "", "prod", true as Bool?),
    (#""namespace": "shop", "name": "eu-staging""#, "", "staging", false),
    (#""namespace": "shop""#, "", "shop", nil),
    (#""namespace": "default""#, "", "production", nil),
    (#""namespace": "pre-prod""#, "", "pre-prod", false),
    (#""namespace": "shop""#, #""environment": "prd-eu""#, "prd-eu", true),
  ])
  func environments(
    _ destination: String, _ label: String, _ environment: String, _ isProduction: Bool?
  ) throws {
    let text = """
      {"kind": "Application", "apiVersion": "argoproj.io/v1alpha1",
       "metadata": {"name": "api", "namespace": "argocd", "labels": {\(label)}},
       "spec": {"destination": {\(destination)}, "project": "default"},
       "status": {"history": [{"id": 1, "revision": "\(String.commit("a"))",
         "deployedAt": "2026-03-02T09:00:00Z"}]}}
      """
    let records = try DeploymentFixture.read(text: text).records
    #expect(records.map(\.environment) == [environment])
    #expect(records.map(\.isProduction) == [isProduction])
    #expect(records.map(\.id.shortened) == ["argocd/api 1 a"])
  }
}
