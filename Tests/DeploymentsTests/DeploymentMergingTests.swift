import Deployments
import Testing

struct DeploymentMergingTests {
  private func lines(_ rows: [(String, String)], more: String = "") throws -> [String] {
    let text = rows.map { time, status in
      """
      {"id": "7", "commit": "\(String.commit("a"))", "finished_at": "2026-03-0\(time):00:00Z", \
      "status": "\(status)"\(more)}
      """
    }
    let forwards = try DeploymentFixture.read(text: text.joined(separator: "\n")).lines
    let backwards = try DeploymentFixture.read(text: text.reversed().joined(separator: "\n")).lines
    #expect(forwards == backwards)
    return forwards
  }

  @Test func theLaterStatusCountsAndTheFirstSuccessIsTheTime() throws {
    #expect(
      try lines([("1T09", "running"), ("1T10", "success"), ("2T10", "success")])
        == ["7 production a succeeded 03-01 10:00"])
    #expect(
      try lines([("1T09", "success"), ("1T10", "running")])
        == ["7 production a succeeded 03-01 09:00"])
    #expect(
      try lines([("1T09", "success"), ("1T10", "failed")])
        == ["7 production a failed 03-01 10:00"])
    #expect(
      try lines([("1T09", "failed"), ("1T10", "success")])
        == ["7 production a succeeded 03-01 10:00"])
  }

  /// The id of a job is often that of all it deploys.
  @Test func whatDiffersInUnitOrEnvironmentStaysApart() throws {
    let text = ["api", "web"].map {
      """
      {"id": "7", "unit": "\($0)", "commit": "\(String.commit("a"))", "finished_at": "2026-03-01"}
      """
    }
    #expect(
      try DeploymentFixture.read(text: text.joined(separator: "\n")).records.map(\.id)
        == ["7 api production", "7 web production"])
  }

  @Test func idsOfOtherRepositoriesAreOthers() throws {
    let text = ["a/b", "a/c"].map {
      """
      {"id": "7", "repository": "https://git.example.org/\($0)", "finished_at": "2026-03-01",
       "commit": "\(String.commit("a"))"}
      """
    }
    #expect(try DeploymentFixture.read(text: text.joined(separator: "\n")).records.count == 2)
  }

  @Test(arguments: [
    ("https://user:secret@Git.Example.org:8443/Shop/Api.git/?x=1#y", "git.example.org/shop/api"),
    ("git@git.example.org:Shop/Api.git", "git.example.org/shop/api"),
    ("ssh://git@ssh.example.org:443/Shop//Api", "example.org/shop/api"),
    ("Shop/Api", "shop/api"), ("/srv/git/Api.git", "/srv/git/api"),
    ("git.example.org/Shop/Api/", "git.example.org/shop/api"),
  ])
  func repositoriesAreComparedByHostAndPath(_ url: String, _ name: String) throws {
    let text = """
      {"repository": "\(url)", "finished_at": "2026-03-01", "commit": "\(String.commit("a"))"}
      """
    #expect(try DeploymentFixture.read(text: text).records.map(\.repository) == [name])
  }
}
