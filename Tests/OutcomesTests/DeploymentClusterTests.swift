import FixtureSupport
import Foundation
import Testing

/// Forges and clusters that tell of a deployment more than once, or not of how it ended.
@Suite("What forges and clusters tell", .enabled(if: Prerequisites.git, "needs git"))
struct DeploymentClusterTests {
  private let scene: DeploymentScene
  private let commits: [String]

  init() throws {
    scene = try DeploymentScene()
    commits = try (1...4).map { [scene] number in
      try scene.commit(
        "work \(number)", day: number,
        files: ["work\(number).swift": DeploymentScene.lines("work\(number)", 1...20)])
    }
  }

  // MARK: - Argo CD

  private func sync(_ id: Int, _ commit: Int, day: Int) -> String {
    #"{"id": \#(id), "revision": "\#(commits[commit - 1])", "#
      + #""deployedAt": "\#(DeploymentScene.moment(day, 12))", "#
      + #""source": {"repoURL": "https://example.org/team/shop.git"}}"#
  }

  /// An application in the cluster of production, as `kubectl get application -o json` prints it.
  private func application(_ history: [String], named name: String = "shop") -> String {
    #"""
    {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
     "metadata": {"name": "\#(name)", "namespace": "argocd", "uid": "uid-of-\#(name)"},
     "spec": {"destination": {"name": "production", "namespace": "\#(name)"}, "project": "default"},
     "status": {"history": [\#(history.joined(separator: ", "))]}}
    """#
  }

  @Test("Argo CD's duplicates count once: an application synced again, and exported again")
  func argoDuplicates() throws {
    let early = try scene.write(
      application([sync(0, 1, day: 5), sync(1, 2, day: 6), sync(2, 2, day: 7)]), to: "early.json")
    // Later, Argo CD has forgotten the oldest entry.
    let late = try scene.write(
      application([sync(1, 2, day: 6), sync(2, 2, day: 7), sync(3, 3, day: 8)]), to: "late.json")
    let both = ["--deployments", early, "--deployments", late]
    let scan = try scene.scan(both)
    #expect(scan.exitCode == 0)
    #expect(scan.lines == [40, 40, 0, 0, 40])
    #expect(Array(scan.deployments("new_commits").suffix(2)) == [1, 1])
    let twice = try scene.scan(both + both)
    #expect(twice.report.differences(from: scan.report) == [])
    for file in [early, late, early] {
      #expect(try scene.deploy(["import", file]).exitCode == 0)
    }
    let recorded = try scene.scan()
    #expect(recorded.source == "records")
    #expect(recorded.report["totals"].differences(from: scan.report["totals"]) == [])
    let again = try scene.deploy(["import", early, late])
    #expect(again.output.contains("0 new, 0 amended"))
  }

  @Test("several sources of Argo CD: the revision that is a commit here is the one")
  func argoSources() throws {
    func sync(_ id: Int, _ commit: Int, day: Int) -> String {
      let manifests = String(repeating: "\(id)", count: 40)
      return
        #"{"id": \#(id), "revisions": ["1.2.\#(id)", "\#(manifests)", "\#(commits[commit - 1])"], "#
        + #""deployedAt": "\#(DeploymentScene.moment(day, 12))"}"#
    }
    let file = try scene.write(
      application([sync(1, 1, day: 5), sync(2, 3, day: 6)]), to: "argo.json")
    let scan = try scene.scan(["--deployments", file])
    #expect(scan.lines == [40, 40, 0, 0, 40])
    #expect(!scan.words.contains("not in the repository"))
  }

  // MARK: - GitHub

  /// A deployment of GitHub's; its statuses, the newest first, are a minute apart.
  private func deployment(
    _ id: Int, _ commit: Int, day: Int, environment: String = "production",
    statuses: [String]?
  ) -> String {
    let moment = DeploymentScene.moment(day, 12)
    let listed = statuses?.enumerated().map { index, state in
      let minute = String(format: "%02d", statuses.map { $0.count - index } ?? 0)
      let time = moment.replacing(":00:00Z", with: ":\(minute):00Z")
      return #"{"id": \#(id * 100 - index), "state": "\#(state)", "created_at": "\#(time)"}"#
    }
    let history = listed.map { #", "statuses": [\#($0.joined(separator: ", "))]"# } ?? ""
    return #"""
      {"id": \#(id), "sha": "\#(commits[commit - 1])", "ref": "main", "task": "deploy",
       "environment": "\#(environment)", "created_at": "\#(moment)",
       "updated_at": "\#(moment)",
       "statuses_url": "https://api.example.org/repos/team/shop/deployments/\#(id)/statuses"\#(history)}
      """#
  }

  private func file(_ deployments: [String]) throws -> String {
    try scene.write("[" + deployments.joined(separator: ", ") + "]", to: "github.json")
  }

  @Test("inactive is a success that was superseded, where its history has the success")
  func superseded() throws {
    let scan = try scene.scan([
      "--deployments",
      try file([
        deployment(1, 1, day: 5, statuses: ["inactive", "success", "in_progress"]),
        deployment(2, 2, day: 6, statuses: ["inactive", "success", "in_progress"]),
        deployment(3, 3, day: 7, statuses: ["success"]),
      ]),
    ])
    #expect(scan.lines == [40, 40, 0, 0, 40])
  }

  @Test("inactive is not taken for success blindly")
  func inactive() throws {
    let scan = try scene.scan([
      "--deployments",
      try file([
        deployment(1, 1, day: 5, statuses: ["success"]),
        deployment(2, 2, day: 6, statuses: ["success"]),
        // It failed, and was then set aside.
        deployment(3, 3, day: 7, statuses: ["inactive", "failure", "in_progress"]),
        deployment(4, 4, day: 8, statuses: ["inactive", "error"]),
      ]),
    ])
    #expect(scan.lines == [20, 20, 0, 0, 20])
  }

  @Test("an inactive deployment without a history is named, and is no success")
  func unknown() throws {
    let scan = try scene.scan([
      "--deployments",
      try file([
        deployment(1, 1, day: 5, statuses: ["success"]),
        deployment(2, 2, day: 6, statuses: ["success"]),
        deployment(3, 3, day: 7, statuses: ["inactive"]),
      ]),
    ])
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(scan.words.contains("inactive"))
  }

  @Test("production by another name, where GitHub says so; and none by the name, where it does not")
  func productionEnvironment() throws {
    func named(_ id: Int, _ commit: Int, day: Int, _ name: String, _ isProduction: Bool) -> String {
      deployment(id, commit, day: day, environment: name, statuses: ["success"]).replacing(
        #""task""#, with: #""production_environment": \#(isProduction), "task""#)
    }
    let scan = try scene.scan([
      "--deployments",
      try file([
        named(1, 1, day: 5, "Production", true), named(2, 2, day: 6, "live-eu", true),
        named(3, 4, day: 7, "staging", false),
      ]),
    ])
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(scan.words.contains("1 in 'staging'"))
  }

  // MARK: - GitLab

  private func gitLab(_ id: Int, _ commit: Int, day: Int, _ environment: String) -> String {
    #"""
    {"id": \#(id), "iid": \#(id), "ref": "main", "sha": "\#(commits[commit - 1])",
     "status": "success", "environment": {\#(environment)},
     "created_at": "\#(DeploymentScene.moment(day, 11))",
     "updated_at": "\#(DeploymentScene.moment(day, 12))",
     "deployable": {"finished_at": "\#(DeploymentScene.moment(day, 12))"}}
    """#
  }

  @Test("GitLab's tier decides what is production, whatever the environment is called")
  func tier() throws {
    let file = try scene.write(
      "["
        + [
          gitLab(1, 1, day: 5, #""name": "production/eu", "tier": "production""#),
          gitLab(2, 2, day: 6, #""name": "production/eu", "tier": "production""#),
          // The same region, at the pace of another one.
          gitLab(3, 1, day: 7, #""name": "production/us", "tier": "production""#),
          gitLab(4, 3, day: 8, #""name": "prod", "tier": "staging""#),
          gitLab(5, 4, day: 9, #""name": "review/main", "tier": "development""#),
        ].joined(separator: ", ") + "]", to: "gitlab.json")
    let scan = try scene.scan(["--deployments", file])
    #expect(scan.lines == [20, 20, 0, 0, 20])
    #expect(scan.words.contains("1 in 'prod', 1 in 'review/main'"))
  }

  @Test(
    "production by its name in JSON lines",
    arguments: [
      ("production", true), ("Production", true), ("PRODUCTION", true), ("staging", false),
      ("pre-production", false), ("qa", false),
    ])
  func names(environment: String, counts: Bool) throws {
    let told = [(1, 5), (2, 6)].map { commit, day in
      DeploymentScene.Told(commit: commits[commit - 1], day: day, environment: environment)
    }
    let scan = try scene.scan(told: told)
    #expect(scan.lines == (counts ? [20, 20, 0, 0, 20] : [0, 0, 0, 0, 0]))
    #expect(scan.source == "files")
    #expect(scan.words.contains("'\(environment)'") == !counts)
  }
}
